// Modules that tools/build/site.mjs makes while it bundles web/.

/** Every file of the site by its plain name ("cocrea.wasm", "fonts/icons.ttf", "samples/glasgow.json"), as an address relative to the page. */
declare module "cocrea:assets" {
  const assets: Readonly<Record<string, string>>;
  export default assets;
}

/** The program that Emscripten made: creates an instance. */
declare module "cocrea:module" {
  export default function createCocrea(options?: Record<string, unknown>): Promise<any>;
}

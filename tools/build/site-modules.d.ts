// Modules that the build makes while it bundles web/ (tools/build/bundle.mjs).

/** Every file of the site by its plain name ("cocrea.wasm", "fonts/icons.ttf", "samples/glasgow.json"), as an address relative to the page. */
declare module "cocrea:assets" {
  const assets: Readonly<Record<string, string>>;
  export default assets;
}

/** The program that Emscripten made: creates an instance. */
declare module "cocrea:module" {
  export default function createCocrea(options?: Record<string, unknown>): Promise<any>;
}

/** Where this edition has its files: web/edition/site.mjs or web/edition/file.mjs. */
declare module "cocrea:edition" {
  /** Is this the single file? */
  export const singleFile: boolean;
  export function programOptions(): Promise<Record<string, unknown>>;
  export function bytesOf(name: string): Promise<Uint8Array>;
  export function wholeFile(): Promise<Uint8Array>;
  export function keepOffline(waiting: () => void): Promise<void>;
  export function takeUpdate(): void;
}

/** What the service worker keeps: every file of one version of the site, by its address relative to the scope, with its SHA-256 in hexadecimal. */
declare module "cocrea:files" {
  const files: Readonly<{ version: string, files: Readonly<Record<string, string>> }>;
  export default files;
}

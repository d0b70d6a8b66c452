// Reads every #include of src/ and says which of them go against the layers of ARCHITECTURE.md.

/** What each layer may use of ours directly; what those use is allowed too. */
const uses = {
  "core/dates": [],
  "core/plan": ["core/dates"],
  "core/edit": ["core/plan"],
  "core/rules": ["core/plan", "core/dates"],
  "core/deadlines": ["core/rules"],
  "core/status": ["core/rules"],
  "core/schedule": ["core/plan", "core/dates"],
  "core/exchange": ["core/edit", "core/deadlines", "core/status", "core/schedule"],
  "view": ["core/exchange"],
  "html": ["view"],
  "report": ["html"],
  "ui": ["view"],
  "app": ["report"],
  "platform/null": ["app", "ui", "html"],
  "platform/web": ["app", "ui", "html"],
  "cli": ["report"],
};

/** Libraries of others: how their headers are known, and the layers that may include them. */
const libraries = [
  // A day is a type of the date library: whoever computes with days may name it.
  { name: "date", headers: /^date\//, layers: Object.keys(uses) },
  { name: "nlohmann_json", headers: /^nlohmann\//, layers: ["core/exchange"] },
  { name: "xxHash", headers: /^xxh(ash|3)/, layers: ["core/exchange"] },
  { name: "Dear ImGui", headers: /^(.*\/)?(imgui|imconfig|imstb_)/, layers: ["ui", "platform/null", "platform/web"] },
  { name: "Emscripten and WebGL", headers: /^(emscripten|GLES\d|GL|EGL)(\/|\.h)/, layers: ["platform/web"] },
  { name: "GoogleTest", headers: /^(gtest|gmock)\//, layers: [] },
];

/** The layer that a file of src/ belongs to, by its path from src/. @param {string} file @returns {string | undefined} */
export function layerOf(file) {
  return Object.keys(uses).find((layer) => file.startsWith(`${layer}/`));
}

/** The layer itself and all that it may use, however far. @param {string} layer @returns {Set<string>} */
export function reach(layer) {
  const found = new Set([layer]);
  for (const one of found) for (const next of uses[one]) found.add(next);
  return found;
}

/** Code without its comments, line for line. @param {string} text */
function withoutComments(text) {
  return text.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, "")).replace(/\/\/.*$/gm, "");
}

/**
 * @typedef {{ files: Map<string, string>, generated?: Map<string, string> }} Tree
 *   files: content by path from src/ ("core/dates/span.h"); generated: owning layer by name ("icons.h")
 * @typedef {{ place: string, problem: string }} Breach
 */

/**
 * What is wrong with one include, or undefined.
 * @param {Tree} tree @param {string} layer @param {string} header @param {boolean} quoted
 */
function judge(tree, layer, header, quoted) {
  const own = layerOf(header);
  const owner = header.startsWith("generated/") ? tree.generated?.get(header.slice("generated/".length)) : own;
  if (own && !tree.files.has(header)) return `src/${header} does not exist`;
  if (header.startsWith("generated/") && !owner) return `no layer generates ${header}`;
  if (owner) return reach(layer).has(owner) ? undefined : `${layer} may not use ${owner}`;

  const library = libraries.find(({ headers }) => headers.test(header));
  if (library) return library.layers.includes(layer) ? undefined : `${layer} may not use ${library.name}`;
  if (quoted) return "an include of ours is written from src/ and begins with its layer";
  const standard = /^[a-z0-9_]+$/.test(header);
  const system = layer === "cli" || layer.startsWith("platform/");
  return standard || system ? undefined : `${layer} may use the standard library only, not <${header}>`;
}

/** Every include that goes against the layers. @param {Tree} tree @returns {Breach[]} */
export function breaches(tree) {
  /** @type {Breach[]} */
  const found = [];
  for (const [file, text] of tree.files) {
    const layer = layerOf(file);
    if (!layer) {
      found.push({ place: `src/${file}`, problem: "belongs to no layer" });
      continue;
    }
    withoutComments(text).split("\n").forEach((line, index) => {
      const place = `src/${file}:${index + 1}`;
      const include = line.match(/^\s*#\s*include\s*(?:"([^"]+)"|<([^>]+)>)/);
      const problem = include && judge(tree, layer, include[1] ?? include[2], include[1] !== undefined);
      if (problem) found.push({ place, problem });
      if (layer !== "platform/web" && /\b(__EMSCRIPTEN__|EM_ASM|EM_JS|EMSCRIPTEN_KEEPALIVE)\b/.test(line)) {
        found.push({ place, problem: "platforms differ by file: only platform/web knows Emscripten" });
      }
    });
  }
  return found;
}

/**
 * What a layer's CMakeLists.txt links that the layer may not use.
 * @param {string} layer @param {string} text of src/<layer>/CMakeLists.txt
 * @returns {Breach[]}
 */
export function linkBreaches(layer, text) {
  const names = new Map(Object.keys(uses).map((one) => [one.replace(/^core\//, "").replace("/", "_"), one]));
  const list = text.replace(/#.*$/gm, "").match(/\bUSES\b([^)]*?)(?:\b[A-Z_]{4,}\b|\))/)?.[1] ?? "";
  return list.trim().split(/\s+/).filter(Boolean).flatMap((name) => {
    const used = names.get(name);
    if (!used) return [{ place: `src/${layer}/CMakeLists.txt`, problem: `there is no layer "${name}"` }];
    return reach(layer).has(used) ? [] : [{ place: `src/${layer}/CMakeLists.txt`, problem: `${layer} may not use ${used}` }];
  });
}

/** Headers that a layer's CMakeLists.txt lets the build generate. @param {string} text @returns {string[]} */
export function generatedHeaders(text) {
  return [...text.matchAll(/\bOUTPUTS\b([^)]*)/g)].flatMap((match) => match[1].match(/[\w./-]+\.h\b/g) ?? []);
}

// Empties functions of Dear ImGui that the product never has anything to do in, but that the linker must keep since others mention them.
//
//   node tools/build/imgui_cut.mjs <Dear ImGui's folder> <output folder>
//
// writes imgui.cpp, imgui_draw.cpp, imgui_widgets.cpp and imstb_truetype.h with these functions' bodies replaced by `return {}` (nothing, if
// they return nothing). All builds are made of the result, so that the tests of the ui layer test it. A function that another version of
// Dear ImGui does not have is left as it is, and said.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";

/** By file and reason. */
const cuts = {
  "imgui.cpp": {
    "Every Begin() has its End() in the ui layer.": ["ErrorRecoveryTryToRecoverState", "ErrorRecoveryTryToRecoverWindowState",
      "ErrorCheckEndFrameFinalizeErrorTooltip"],
    "The ui layer moves the focus itself; all its items are without ImGui's own navigation.": ["NavUpdateWindowing", "NavUpdateWindowingOverlay",
      "NavUpdateCreateMoveRequest", "NavUpdateCreateTabbingRequest", "NavUpdateCreateWrappingRequest", "NavUpdateCancelRequest",
      "NavUpdatePageUpPageDown", "NavScoreItem", "NavProcessItemForTabbingRequest", "NavMoveRequestApplyResult",
      "NavCalcPreferredRefPos", "RenderNavCursor"],
    "Its windows have neither frame nor title, and are no popups; the browser draws the pointer.": ["UpdateWindowManualResize",
      "RenderWindowTitleBarContents", "RenderWindowOuterBorders", "RenderDimmedBackgrounds", "RenderMouseCursor", "SetTooltip", "FindBestWindowPosForPopup"],
    "There is no file of settings.": ["UpdateSettings", "CreateNewWindowSettings", "WindowSettingsHandler_ClearAll", "WindowSettingsHandler_ReadOpen",
      "WindowSettingsHandler_ReadLine", "WindowSettingsHandler_ApplyAll", "WindowSettingsHandler_WriteAll"],
    "Nothing is logged as text.": ["LogRenderedText", "LogFinish"],
  },
  "imgui_draw.cpp": {
    "Lists are not split: that is for tables.": ["Merge"],
  },
  "imgui_widgets.cpp": {},
  "imstb_truetype.h": {
    "The fonts have outlines of TrueType, not of PostScript.": ["stbtt__GetGlyphShapeT2", "stbtt__GetGlyphInfoT2", "stbtt__tesselate_cubic",
      "stbtt__get_subrs"],
  },
};

/** @param {string} source @param {string} name @param {string} file */
function cut(source, name, file) {
  const found = [...source.matchAll(new RegExp(String.raw`^([^\s#/}][^\n;={}]*\b)${name}(\([^;{}]*\))\s*\{\n[\s\S]*?^\}`, "gm"))];
  if (found.length !== 1) {
    console.warn(`imgui_cut.mjs: ${file} has ${found.length} functions "${name}", not one: nothing is left out`);
    return source;
  }
  const [whole, before, after] = found[0];
  return source.replace(whole, () => `${before}${name}${after} { ${/\bvoid\s/.test(before) ? "" : "return {};"} }`);
}

const [from, to] = process.argv.slice(2);
if (!from || !to) throw new Error("usage: imgui_cut.mjs <Dear ImGui's folder> <output folder>");
await mkdir(to, { recursive: true });
for (const [file, reasons] of Object.entries(cuts)) {
  const source = (await readFile(path.join(from, file), "utf8")).replaceAll("\r\n", "\n");
  await writeFile(path.join(to, file), Object.values(reasons).flat().reduce((text, name) => cut(text, name, file), source));
}

// What the program writes of a plan, as readers that are not ours understand it.
import assert from "node:assert/strict";
import { parse as parseCsv } from "csv-parse/sync";
import ICAL from "ical.js";
import { parse as parseHtml } from "parse5";
import { SaxesParser } from "saxes";
import { run } from "./program.mjs";

export const asOf = ["--as-of", "2021-10-01"];
/** What a format says. */
export const exported = (file, ...args) => {
  const { status, stdout, stderr } = run(["export", file, ...args]);
  assert.equal(status, 0, stderr);
  return stdout;
};

export const table = (file, name, lang = "en") => {
  const text = exported(file, "--format", "csv", "--table", name, "--lang", lang, ...asOf);
  assert.ok(text.startsWith("\uFEFF"), "no byte order mark");
  // Line ends outside of cells are CR LF.
  assert.doesNotMatch(text.replace(/"(?:[^"]|"")*"/g, ""), /(?<!\r)\n|\r(?!\n)/);
  return parseCsv(text, { bom: true, delimiter: lang === "es" ? ";" : ",", record_delimiter: "\r\n", columns: true });
};
export const tables = ["commitments", "milestones", "people", "organisations", "meetings", "decisions", "deadlines", "verdicts"];

export const calendar = (file, ...args) => {
  const text = exported(file, "--format", "ics", ...args);
  assert.ok(text.endsWith("\r\n"));
  for (const line of text.slice(0, -2).split("\r\n")) {
    assert.ok(Buffer.byteLength(line) <= 75, `too long: ${line}`);
    assert.doesNotMatch(line, /[\r\n\u0000-\u0008\u000B-\u001F\u007F\uFFFD]/u, "a control, or half a character");
  }
  const component = new ICAL.Component(ICAL.parse(text));
  return { component, events: component.getAllSubcomponents("vevent").map((one) => new ICAL.Event(one)) };
};

/** The elements of an XML document, in order; throws where it is not well-formed. */
export const xml = (text) => {
  const elements = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on("error", (error) => { throw error; });
  parser.on("opentag", (tag) => elements.push({ name: tag.name, uri: tag.uri, attributes: Object.fromEntries(Object.entries(tag.attributes).map(([name, { value }]) => [name, value])) }));
  parser.write(text).close();
  return elements;
};

/** The elements of an HTML page in order, as a browser builds them; nothing in it needed mending. */
export const html = (text) => {
  const problems = [];
  const page = parseHtml(text, { onParseError: (error) => problems.push(`${error.code} at ${error.startLine}:${error.startCol}`), sourceCodeLocationInfo: true });
  assert.deepEqual(problems, []);
  const elements = [];
  const visit = (node, parents) => {
    if (node.tagName) elements.push({ name: node.tagName, attributes: Object.fromEntries(node.attrs.map(({ name, value }) => [name, value])), words: wordsOf(node), parents });
    for (const child of node.childNodes ?? []) visit(child, node.tagName ? [...parents, node.tagName] : parents);
  };
  visit(page, []);
  return elements;
};
const wordsOf = (node) => (node.nodeName === "#text" ? node.value : (node.childNodes ?? []).map(wordsOf).join(""));
export const report = (file, lang = "en") => exported(file, "--format", "html", ...asOf, "--lang", lang);
export const minutes = (file, lang = "en") => exported(file, "--format", "minutes", "--lang", lang);
export const form = (file, name) => exported(file, "--format", "forms", "--form", name, ...asOf);
export const forms = ["submission", "quarterly", "inception", "end-of-commitment", "learning"];

/** How many directional embeddings, overrides and isolates stay open at the end of some line, or are closed without having been opened. */
export function balance(text) {
  let wrong = 0;
  for (const line of text.split(/[\n\u2028\u2029]/)) {
    const open = [];
    for (const c of line) {
      if (/[\u202A\u202B\u202D\u202E]/.test(c)) open.push("\u202C");
      else if (/[\u2066-\u2068]/.test(c)) open.push("\u2069");
      else if (/[\u202C\u2069]/.test(c)) wrong += open.pop() === c ? 0 : 1;
    }
    wrong += open.length;
  }
  return wrong;
}

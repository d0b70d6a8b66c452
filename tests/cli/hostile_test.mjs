// Plans whose texts try to be more than texts, by every way out. A part of them: each is a few dozen runs of the program.
// usage: node hostile_test.mjs <program> <source tree> <part> <parts>
import assert from "node:assert/strict";
import test from "node:test";
import { asOf, balance, calendar, exported, form, forms, html, minutes, report, table, tables, xml } from "./exporting.mjs";
import { hostilePart, planOf } from "./hostile.mjs";
import { file as written } from "./program.mjs";

const each = hostilePart().map((text, index) => ({ text, file: written(`hostile-${index}.json`, planOf(text)) }));

/** As the program keeps a text: in NFC. */
const kept = (text) => text.normalize("NFC");

test("json has them as they are kept", () => {
  for (const { text, file } of each) assert.equal(JSON.parse(exported(file, "--format", "json")).plans[0].commitments[0].problem.en, kept(text));
});

test("no cell of a table is a formula, and none opens a direction for its neighbours", () => {
  for (const { text, file } of each) {
    for (const name of tables) {
      for (const row of table(file, name)) {
        for (const [column, cell] of Object.entries(row)) {
          assert.doesNotMatch(cell, /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/, `${name}, ${column}: ${text.slice(0, 40)}`);
          assert.equal(balance(cell), 0, `${name}, ${column}: ${JSON.stringify(text.slice(0, 40))}`);
        }
      }
    }
  }
});

test("a calendar holds hostile texts as texts", () => {
  const shape = ({ component }) => [...component.getAllSubcomponents("vevent")].map((one) => [one.getAllProperties().map((p) => p.name), one.getAllSubcomponents().map((s) => s.name)]);
  const harmless = shape(calendar(written("harmless.json", planOf("harmless")), ...asOf));
  for (const { text, file } of each) {
    const read = calendar(file, ...asOf);
    assert.deepEqual(shape(read), harmless, text.slice(0, 40));
    for (const event of read.events) for (const words of [event.summary, event.description]) assert.equal(balance(words), 0);
    if (text.length < 100 && !/[\r\n\t\u2028\u202A-\u202E\u2066-\u2069]/.test(text)) {
      assert.ok(read.events.some((event) => event.summary.includes(kept(text))), text);
    }
  }
});

test("a picture holds hostile texts as texts", () => {
  for (const { text, file } of each) {
    for (const { name, attributes } of xml(exported(file, "--format", "svg", ...asOf))) {
      assert.ok(["svg", "title", "desc", "defs", "pattern", "g", "rect", "line", "path", "text"].includes(name), `${name}: ${text.slice(0, 40)}`);
      for (const [key, value] of Object.entries(attributes)) {
        assert.doesNotMatch(key, /^(on|href|src|style|class)/i);
        if (value.includes("url(")) assert.equal(value, "url(#chart--hatch)");
      }
    }
  }
});

const active = ["script", "iframe", "object", "embed", "link", "img", "form", "input", "base", "audio", "video", "template", "foreignobject"];
test("the report asks for nothing and runs nothing, whatever its texts hold", () => {
  const shape = (page) => page.map(({ name, attributes, parents }) => `${parents.length} ${name} ${Object.keys(attributes).filter((key) => key !== "lang").join(" ")}`);
  const harmless = shape(html(report(written("plain.json", planOf("harmless")))));
  for (const { text, file } of each) {
    const page = html(report(file));
    for (const { name, attributes, words } of page) {
      assert.ok(!active.includes(name.toLowerCase()), name);
      for (const [key, value] of Object.entries(attributes)) {
        assert.doesNotMatch(key, /^(on|src|style$|action|formaction|xlink)/);
        if (key === "href") assert.match(value, /^#[a-z]+$/);
      }
      if (/^(h[1-6]|p|td|th|dd|li)$/.test(name) && !attributes.dir && /[\u202A-\u202E\u2066-\u2069]/.test(words)) assert.fail(name);
    }
    // Texts of one line leave the page its shape; the picture may cut a long name.
    if (text.length < 20 && !/[\r\n\u2028]/.test(text)) assert.deepEqual(shape(page).filter((one) => !one.includes(" text ")), harmless.filter((one) => !one.includes(" text ")), text);
  }
});

test("the minutes ask for nothing and run nothing, whatever they say", () => {
  const shape = (page) => page.map(({ name, attributes }) => `${name} ${Object.keys(attributes).join(" ")}`).filter((one) => one !== "p ");
  const harmless = shape(html(minutes(written("plain.json", planOf("harmless")))));
  for (const { file } of each) assert.deepEqual(shape(html(minutes(file))), harmless);
});

test("forms hold hostile texts as texts", () => {
  for (const { text, file } of each) {
    for (const name of forms) {
      const all = form(file, name);
      assert.equal(balance(all), 0);
      assert.doesNotMatch(all, /[\u0000-\u0008\u000B-\u001F\u007F]/, text.slice(0, 40));
    }
  }
});

// Copies that are joined, and documents that are compared.
// usage: node joining_test.mjs <program> <source tree>
import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { file, folder, run } from "./program.mjs";

// A plan, and copies of it as tables give them back.
const planned = (commitments, more = {}) => ({
  format: "cocrea", formatVersion: 2, documentId: "shared", ...more,
  plans: [{ id: "p", commitments: commitments.map(([id, title, rest]) => ({ id, title: { es: title }, ...rest })) }],
});
const base = () => planned([["c1", "Datos abiertos"], ["c2", "Compras"]]);

test("merge joins copies, and lists what is left to decide", () => {
  const start = file("base.json", base());
  const one = file("one.json", planned([["c1", "Gobierno abierto", { start: "2027-01" }], ["c2", "Compras"]], { copy: "Mesa 1" }));
  const two = file("two.json", planned([["c1", "Datos para todas"], ["c2", "Compras"], ["c3", "Agua"]], { copy: "Mesa 2" }));
  const output = join(folder, "joined.json");
  const { status, stdout, stderr } = run(["merge", start, one, two, "-o", output, "--lang", "es"]);
  assert.equal(status, 1);
  assert.equal(stderr, "");
  assert.match(stdout, /Compromiso: Datos abiertos · Título, en español\n {2}De partida: Datos abiertos\n {2}Mesa 1: Gobierno abierto\n {2}Mesa 2: Datos para todas\n/);
  assert.match(stdout, /Queda 1 diferencia por decidir/);
  const joined = JSON.parse(readFileSync(output, "utf8"));
  assert.deepEqual(joined.plans[0].commitments.map(({ title, start: begins }) => [title.es, begins]), [["Datos abiertos", "2027-01"], ["Compras", undefined], ["Agua", undefined]]);
  const json = JSON.parse(run(["merge", start, two, one, "-o", output, "--json"]).stdout);
  assert.equal(json.withoutBase, false);
  assert.deepEqual(json.conflicts, [{
    what: "field", entity: "c1", kind: "commitment", field: "title", language: "es", words: "Commitment: Datos abiertos · Title, in Spanish", circle: false,
    base: "Datos abiertos", claims: [{ sides: ["Mesa 2"], value: "Datos para todas" }, { sides: ["Mesa 1"], value: "Gobierno abierto" }],
  }]);
  assert.deepEqual(json.alike, []);
  assert.equal(run(["merge", start, one, start, "-o", output]).status, 0);
});

test("merge asks once about what many copies added alike, and pair by pair about a few", () => {
  const start = file("base.json", base()), output = join(folder, "joined.json");
  const table = (number) => file(`table-${number}.json`, planned([["c1", "Datos abiertos"], ["c2", "Compras"], [`new${number}`, "Presupuesto participativo"]], { copy: `Mesa ${number}` }));
  const tables = [1, 2, 3, 4, 5, 6, 7].map(table);
  const things = (count) => Array.from({ length: count }, (_, at) => `new${at + 1}`);
  for (const { count, groups, asked } of [
    { count: 7, groups: [things(7)], asked: /^¿Son todas lo mismo\?\n {2}Mesa 1: Compromiso: Presupuesto participativo\n {2}Mesa 2: .*\n( {2}Mesa \d: .*\n){4} {2}Mesa 7: .*$/m },
    { count: 2, groups: [things(2)], asked: /^¿Son lo mismo\? Compromiso: Presupuesto participativo – Compromiso: Presupuesto participativo$/m },
  ]) {
    const { stdout } = run(["merge", start, ...tables.slice(0, count), "-o", output, "--lang", "es"]);
    assert.match(stdout, asked);
    assert.equal(stdout.match(/¿Son/g).length, 1, stdout);
    assert.match(stdout, /\nUnido, sin diferencias por decidir\. Lo que puede ser lo mismo quedó por separado en el archivo\.\n$/, "what was asked is left");
    assert.deepEqual(JSON.parse(run(["merge", start, ...tables.slice(0, count), "-o", output, "--json"]).stdout).alike, groups.map((each) => ({ kind: "commitment", things: each })));
  }
  const eight = Array.from({ length: 8 }, (_, at) => file(`many-${at}.json`, { ...base(), copy: `Mesa ${at}`,
    people: ["Rosa Elena", "Juan Pablo", "Lucía", "Tomás", "Beatriz", "Ignacio", "Carmen", "Óscar", "Norma", "Félix", "Marta", "Hugo"].map((name, i) => ({ id: `h${at}-${i}`, name })) }));
  assert.equal(JSON.parse(run(["merge", start, ...eight, "-o", output, "--json"]).stdout).alike.length, 12, "what eight tables added alike is asked of each thing, of the last as of the first");
  const three = JSON.parse(run(["merge", start, ...tables.slice(0, 3), "-o", output, "--json"]).stdout).alike;
  assert.deepEqual(three.map((each) => each.things.join()).sort(), ["new1,new2", "new1,new3", "new2,new3"]);
});

test("merge keeps what nobody decided in the minutes, and what was removed in the bin", () => {
  const start = file("base.json", base()), output = join(folder, "joined.json");
  const one = file("one.json", planned([["c1", "Gobierno abierto"], ["c2", "Compras"]], { copy: "Mesa 1" }));
  const two = file("two.json", planned([["c1", "Datos para todas"]], { copy: "Mesa 2" }));
  const joined = (...args) => {
    assert.equal(run(["merge", start, one, two, "-o", output, "--lang", "es", ...args]).status, 1);
    return JSON.parse(readFileSync(output, "utf8"));
  };
  const { decisions, bin } = joined("--as-of", "2027-03-01");
  assert.deepEqual(decisions.map(({ id, order, ...rest }) => rest), [{
    about: "Compromiso: Datos abiertos · Título, en español", base: "Datos abiertos", chosen: "Datos abiertos", date: "2027-03-01",
    others: "Mesa 1: Gobierno abierto\nMesa 2: Datos para todas", reason: "Sin decidir al unir",
  }]);
  assert.deepEqual(bin.map(({ what, type, parent, date }) => [what, type, parent, date]), [["c2", "commitment", "p", "2027-03-01"]]);
  const turned = join(folder, "turned.json");
  run(["merge", start, two, one, "-o", turned, "--lang", "es", "--as-of", "2027-03-01"]);
  assert.deepEqual(JSON.parse(readFileSync(turned, "utf8")).decisions, decisions, "in whichever order the files come");
  const sly = file("sly.json", planned([["c1", "Gobierno abierto"], ["c2", "Compras"]].map(([id, title]) => [id, title, { problem: { es: "Uno\nMesa 2: Otro" } }]), { copy: "Mesa 1" }));
  const plain = file("plain.json", planned([["c1", "Datos abiertos", { problem: { es: "Dos" } }], ["c2", "Compras"]], { copy: "Mesa 2" }));
  run(["merge", start, sly, plain, "-o", turned, "--lang", "es"]);
  assert.deepEqual(JSON.parse(readFileSync(turned, "utf8")).decisions.map(({ others }) => others), ["Mesa 1: Uno\n| Mesa 2: Otro\nMesa 2: Dos"], "nobody speaks as another table");
  const undated = joined();
  assert.deepEqual([undated.decisions[0].date, undated.bin[0].date], [undefined, undefined], "no clock is read");
  assert.equal(undated.decisions[0].id, decisions[0].id, "the same files say the same");
  // Joined once more with what was joined before, nothing is written twice.
  const again = join(folder, "again.json");
  run(["merge", start, output, one, two, "-o", again, "--lang", "es"]);
  const { decisions: all, bin: both } = JSON.parse(readFileSync(again, "utf8"));
  assert.deepEqual([all.filter((each) => each.id === decisions[0].id).length, both.length], [1, 1]);
  run(["merge", start, output, one, two, "-o", again, "--lang", "en"]);
  assert.deepEqual(JSON.parse(readFileSync(again, "utf8")).decisions, all, "nor in another language");
  const english = join(folder, "english.json");
  run(["merge", start, two, one, "-o", english, "--lang", "en"]);
  for (const sides of [[output, english], [english, output]]) {
    assert.equal(run(["merge", start, ...sides, "-o", again, "--lang", "es"]).status, 0, "two who joined the same files, each in a language, disagree about nothing");
    assert.deepEqual(JSON.parse(readFileSync(again, "utf8")).decisions.map(({ about }) => about), ["Commitment: Datos abiertos · Title, in Spanish"]);
  }
});

test("merge keeps the plan's bin, of which copies for tables know nothing, and empties it where somebody did", () => {
  const entry = (id, order, what) => ({ id, order, what, type: "person", parent: "d", list: "people", content: { id: what, name: what } });
  const start = { ...base(), bin: [entry("b1", "V", "gone"), entry("b2", "X", "earlier")] }, output = join(folder, "joined.json");
  const plan = file("plan.json", start);
  const one = file("one.json", planned([["c1", "Datos abiertos"], ["c2", "Compras"]], { copy: "Mesa 1" }));
  const two = file("two.json", planned([["c1", "Datos abiertos"]], { copy: "Mesa 2", bin: [entry("b3", "V", "table")] }));
  const waiting = (...files) => {
    run(["merge", ...files, "-o", output]);
    return JSON.parse(readFileSync(output, "utf8")).bin?.map(({ what }) => what).sort();
  };
  assert.deepEqual(waiting(plan, one, two), ["c2", "earlier", "gone", "table"]);
  assert.deepEqual(waiting(plan, plan, one), ["earlier", "gone"]);
  // A plan that is no copy had it, and does not any more.
  assert.deepEqual(waiting(plan, file("emptied.json", base()), one), undefined);
  // What comes back with a copy does not wait any more.
  const back = file("back.json", { ...JSON.parse(readFileSync(one, "utf8")), people: [{ id: "gone", name: "gone" }] });
  assert.deepEqual(waiting(plan, back, one), ["earlier"]);
});

test("merge tells of predecessors that wait for each other only together", () => {
  const waiting = (first, second) => planned([["c1", "Datos", { milestones: [{ id: "m1", ...first }] }], ["c2", "Compras", { milestones: [{ id: "m2", ...second }] }]]);
  const start = file("base.json", waiting({}, {})), output = join(folder, "joined.json");
  const one = file("one.json", waiting({ predecessors: ["m2"] }, {})), two = file("two.json", waiting({}, { predecessors: ["m1"] }));
  assert.match(run(["merge", start, one, two, "-o", output]).stdout, /milestones wait for each other in a circle/);
  const milestones = JSON.parse(readFileSync(output, "utf8")).plans[0].commitments.flatMap((each) => each.milestones);
  assert.deepEqual(milestones.map((each) => each.predecessors), [undefined, undefined], "what was there at the start stands");
  const { conflicts } = JSON.parse(run(["merge", start, two, one, "-o", output, "--json"]).stdout);
  assert.deepEqual(conflicts.map(({ entity, circle, claims }) => [entity, circle, claims[0].value]), [["m1", true, ["m2"]], ["m2", true, ["m1"]]]);
});

test("merge tells files of one name, and copies of one table, apart", () => {
  const start = file("base.json", base());
  const named = (folderName, copy) => {
    mkdirSync(join(folder, folderName), { recursive: true });
    return file(join(folderName, "plan.json"), planned([["c1", folderName], ["c2", "Compras"]], copy ? { copy } : {}));
  };
  const sides = (...files) => JSON.parse(run(["merge", start, ...files, "-o", join(folder, "joined.json"), "--json"]).stdout).conflicts[0].claims.map((claim) => claim.sides[0]);
  const one = named("one"), two = named("two");
  assert.deepEqual(sides(one, two), [one, two]);
  const three = named("three", "Mesa 1"), four = named("four", "Mesa 1");
  assert.deepEqual(sides(three, four), [`Mesa 1 (${three})`, `Mesa 1 (${four})`]);
});

test("merge takes the base that copies carry, or says that there is none", () => {
  const carrying = (name, title) => file(`${name}.json`, planned([["c1", title], ["c2", "Compras"]], { copy: name, base: base() }));
  const output = join(folder, "joined.json");
  const ours = carrying("ours", "Datos abiertos"), theirs = carrying("theirs", "Agua"), bare = file("bare.json", base());
  assert.equal(run(["merge", "-", ours, theirs, bare, "-o", output]).status, 0);
  assert.equal(JSON.parse(readFileSync(output, "utf8")).plans[0].commitments[0].title.es, "Agua");
  assert.equal("base" in JSON.parse(readFileSync(output, "utf8")), false);
  const changed = file("changed.json", planned([["c1", "Otro"], ["c2", "Compras"]]));
  const without = run(["merge", "-", bare, changed, "-o", output]);
  assert.equal(without.status, 1);
  assert.match(without.stdout, /every difference is shown/);
  const third = file("third.json", planned([["c1", "Tres"]]));
  const several = run(["merge", "-", bare, changed, third, "-o", output]);
  assert.equal(several.status, 1);
  for (const words of [/every difference is shown/, /Datos/, /Otro/, /Tres/]) assert.match(several.stdout, words);
  for (const [args, message] of [
    [["merge", bare, changed, file("foreign.json", { ...base(), documentId: "other" }), "-o", output], /not of the same plan/],
    [["merge", "-", file("odd.json", { ...base(), base: {} }), changed, "-o", output], /cannot be read/],
    [["merge", bare, changed, join(folder, "absent.json"), "-o", output], /cannot be opened/],
    [["merge", bare, changed, changed, "-o", join(folder, "no", "such.json")], /cannot be written/],
    [["merge", bare, changed, "-o", output], /two to eight files/],
    [["merge", bare, ...Array(9).fill(changed), "-o", output], /two to eight files/],
    [["merge", bare, changed, changed, "-o", "-"], /After -o the name of a file is needed/],
    [["merge", bare, changed, ours, "-o", join(folder, ".", "changed.json")], /changed\.json: This file is one of those that are read/],
    [["export", bare, "--format", "json", "-o", bare], /one of those that are read/],
    [["merge", bare, changed, changed], /where to write/],
  ]) {
    const { status, stderr } = run(args);
    assert.equal(status, 2, args.join(" "));
    assert.match(stderr, message);
  }
});

test("merge counts the dots of a copy once, also where they are in what was joined before", () => {
  const shop = (votes, more = {}) => {
    const plan = planned([["c1", "Datos abiertos"]], more);
    plan.plans[0].workshop = { id: "w", proposals: [{ id: "x", text: "Más bancos", votes }] };
    return plan;
  };
  const start = file("shop.json", shop(2)), one = file("one.json", shop(5, { copy: "Mesa 1" })), two = file("two.json", shop(3, { copy: "Mesa 2" }));
  const later = file("later.json", shop(6, { copy: "Mesa 1" })), output = join(folder, "joined.json"), again = join(folder, "again.json");
  const votes = (path) => JSON.parse(readFileSync(path, "utf8")).plans[0].workshop.proposals[0].votes;
  assert.equal(run(["merge", start, one, two, "-o", output]).status, 0);
  assert.equal(votes(output), 6);
  for (const [files, sum] of [[[output, one], 6], [[later, output], 7], [[two, output, later, one], 7]]) {
    assert.equal(run(["merge", start, ...files, "-o", again]).status, 0);
    assert.equal(votes(again), sum);
  }
});

test("merge says of a file that its content is not what was written", () => {
  const output = join(folder, "joined.json");
  assert.equal(run(["export", file("base.json", base()), "--format", "json", "-o", output]).status, 0);
  const turned = file("turned.json", readFileSync(output, "utf8").replace("Compras", "Comprar"));
  const { status, stderr } = run(["merge", output, output, turned, "-o", join(folder, "again.json")]);
  assert.equal(status, 0);
  assert.match(stderr, /^[^\n]*turned\.json: The content is not [^\n]*\n$/);
});

test("compare says what is different", () => {
  const before = file("before.json", base());
  const after = file("after.json", planned([["c1", "Agua", { values: ["civicParticipation"] }]]));
  const { status, stdout } = run(["compare", before, after]);
  assert.equal(status, 1);
  assert.match(stdout, /Commitment: Agua · Title, in Spanish\n {2}- Datos abiertos\n {2}\+ Agua\n/);
  assert.match(stdout, /Commitment: Compras\n {2}- It is in the plan\n {2}\+ It was taken out\n/);
  const json = JSON.parse(run(["compare", before, after, "--json"]).stdout);
  assert.deepEqual(json.differences.map(({ what, entity, field }) => [what, entity, field]),
    [["changed", "c1", "title"], ["changed", "c1", "values"], ["removed", "c2", ""]]);
  assert.deepEqual(json.differences[1].after, ["civicParticipation"]);
  assert.deepEqual(json.differences[0].before, { es: "Datos abiertos" });
  assert.equal(run(["compare", before, before]).status, 0);
  // One that was opened beside the other has an id of its own, and is another version of it all the same; joined, it is that again.
  const beside = file("beside.json", { ...JSON.parse(readFileSync(after, "utf8")), documentId: "beside", madeFrom: JSON.parse(readFileSync(before, "utf8")).documentId });
  assert.equal(run(["compare", before, beside]).stdout, stdout);
  assert.equal(run(["compare", beside, before]).status, 1);
  const output = join(folder, "joined.json");
  assert.equal(run(["merge", before, before, beside, "-o", output]).stderr, "");
  const { documentId, madeFrom } = JSON.parse(readFileSync(output, "utf8"));
  assert.deepEqual([documentId, madeFrom], [JSON.parse(readFileSync(before, "utf8")).documentId, undefined]);
  assert.equal(run(["compare", before]).status, 2);
  assert.equal(run(["compare", before, join(folder, "absent.json")]).status, 2);
});

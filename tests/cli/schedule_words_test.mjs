// Each sentence of a reason that there is no calendar, once in each language.
// usage: node schedule_words_test.mjs <program> <source tree>
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after } from "node:test";

const [, , program, root] = process.argv;
const folder = mkdtempSync(join(tmpdir(), "cocrea-words-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const city = { id: "j", kind: "independent", joined: "2026-01-01" };
const office = { id: "office", capacity: 1, name: "Obras" };
const work = (id, more) => ({ id, title: { es: id.toUpperCase() }, ...more });
const commitment = (id, milestones, more) => ({ id, title: { es: `Compromiso ${id}` }, institutions: ["office"], milestones, ...more });
const given = (more, commitments, { jurisdiction = city, organisations = [office], others = [] } = {}) => ({
  format: "cocrea", formatVersion: 2, documentId: "given", jurisdiction, organisations,
  plans: [{ id: "p", title: { es: "Plan" }, submission: { date: "2027-01-15" }, ...more, commitments }, ...others],
});
const many = (count, more) => Array.from({ length: count }, (_, i) => commitment(`c${i}`, [work(`m${i}`, { duration: 10 })], { inclusion: "initial", ...more }));
const free = { organisations: [{ ...office, capacity: undefined }] };
const body = { monitoringBodies: [{ id: "b", name: "Voces", capacity: 1 }], evaluations: [{ id: "e", kind: "initial", delivered: "2027-01-20" }] };
const term = { ...city, hasElections: "yes", terms: [{ id: "t", start: "2025-01-01", end: "2027-08-31" }] };

// What is to be heard, the document, the as-of day if it matters, and the sentences.
const table = [
  ["planEnd", given({ plannedEnd: "2027-02-13" }, [commitment("a", [work("x", { duration: 31 })])]), "", "El plan termina el 13 de febrero de 2027: quedan 30 días.", "The plan ends on 13 February 2027: 30 days remain."],
  ["planEndByTerm", given({}, [commitment("a", [work("x", { duration: 300 })])], { jurisdiction: term }), "", "Por el fin de la administración, el plan puede durar hasta el 30 de junio de 2027: quedan 167 días.", "Because the administration ends, the plan may last until 30 June 2027: 167 days remain."],
  ["chain", given({ plannedEnd: "2027-02-13" }, [commitment("a", [work("x", { duration: 31 })])]), "", "«1 · Compromiso a» necesita 31 días para X.", "“1 · Compromiso a” needs 31 days for X."],
  ["chainOrder", given({ plannedEnd: "2027-02-13" }, [commitment("a", [work("x", { duration: 20 }), work("y", { duration: 11 })])]), "", "«1 · Compromiso a» necesita 31 días para X; Y, uno tras otro.", "“1 · Compromiso a” needs 31 days for X; Y, one after another."],
  ["own", given({ plannedEnd: "2027-02-13" }, [commitment("a", [], { duration: 31 })]), "", "«1 · Compromiso a» necesita 31 días.", "“1 · Compromiso a” needs 31 days."],
  ["office", given({ plannedEnd: "2027-02-13" }, many(2).map((one) => ({ ...one, milestones: [{ ...one.milestones[0], duration: 16 }] }))), "", "Obras puede atender 1 a la vez y tiene M0; M1: suman 32 días.", "Obras can work on 1 at once and has M0; M1: 32 days in all."],
  ["notShared", given({ plannedEnd: "2027-02-13" }, many(3).map((one) => ({ ...one, milestones: [{ ...one.milestones[0], duration: 18 }] })), { organisations: [{ ...office, capacity: 2 }] }), "", "Obras puede atender 2 a la vez y tiene M0; M1; M2: suman 54 días. Hasta el fin del plan Obras tendría 60 días para ello, pero la duración de cada trabajo y lo que debe esperar no permiten repartirlos así.", "Obras can work on 2 at once and has M0; M1; M2: 54 days in all. Until the plan ends Obras would have 60 days for it, but how long each piece of work takes and what it waits for do not let it be shared out that way."],
  ["body", given({ plannedEnd: "2027-02-03", ...body }, many(2, { institutions: [] })), "2027-01-20", "Se puede hacer 1 evaluación a la vez, y están las de 1 · Compromiso c0; 2 · Compromiso c1.", "1 assessment can be made at a time, and there are those of 1 · Compromiso c0; 2 · Compromiso c1."],
  ["evaluated", given({ plannedEnd: "2027-02-03", ...body }, many(2, { institutions: [] })), "2027-01-20", "Cada evaluación se entrega a más tardar 1 mes después de completar su compromiso: 1 · Compromiso c0; 2 · Compromiso c1.", "Each assessment is delivered within 1 month after its commitment is completed: 1 · Compromiso c0; 2 · Compromiso c1."],
  ["initial", given({ plannedEnd: "2027-12-31", monitoringBodies: body.monitoringBodies }, [commitment("a", [work("x", { start: "2027-02-01", due: "2027-02-10", fixed: "yes" })])]), "2027-01-31", "La evaluación inicial tiene que entregarse a más tardar el 15 de marzo de 2027.", "The inception assessment has to be delivered by 15 March 2027."],
  ["slots", given({ plannedEnd: "2027-12-31" }, many(6), free), "", "Caben 5 compromisos a la vez, y están 1 · Compromiso c0;", "5 commitments fit at a time, and there are 1 · Compromiso c0;"],
  ["slotDays", given({ plannedEnd: "2027-06-30" }, many(6, { inclusion: "added", milestones: [], duration: 80 }), free), "", "Caben 5 compromisos a la vez, y están 1 · Compromiso c0 (80 días);", "5 commitments fit at a time, and there are 1 · Compromiso c0 (80 days);"],
  ["slotsFromAll", given({ plannedEnd: "2027-12-31" }, many(6), free), "", "Ocupan su lugar desde el 15 de enero de 2027.", "They hold their slots from 15 January 2027 on."],
  ["slotsFrom", given({ plannedEnd: "2027-12-31" }, [...many(5), commitment("z", [work("zz", { duration: 10 })], { inclusion: "added", submission: "2027-01-20" })], free), "2027-01-20", "Desde el 20 de enero de 2027 ocupan lugar 6 · Compromiso z.", "From 20 January 2027 on, slots are held by 6 · Compromiso z."],
  ["withdrawn", given({ plannedEnd: "2027-12-31" }, [...many(5), commitment("w", [], { inclusion: "initial", cancelled: "yes" })], free), "", "1 compromiso retirado conserva su lugar.", "1 withdrawn commitment keeps its slot."],
  ["submission", given({ submission: undefined, deadline: "2027-02-10", periodStart: "2027-01-01", cocreationWeeks: 10, plannedEnd: "2027-12-31" }, many(1)), "2026-12-31", "El plan tiene que entregarse a más tardar el 10 de febrero de 2027.", "The plan has to be submitted by 10 February 2027."],
  ["cocreation", given({ submission: undefined, periodStart: "2027-01-01", cocreationWeeks: 10, plannedEnd: "2027-03-31" }, many(1, { milestones: [work("x", { duration: 31 })] })), "2026-12-31", "A la cocreación le quedan 70 días, hasta el 11 de marzo de 2027.", "The co-creation still takes 70 days, until 11 March 2027."],
  ["cocreationUntil", given({ submission: undefined, deadline: "2027-02-10", periodStart: "2027-01-01", plannedEnd: "2027-03-01" }, many(1, { milestones: [work("x", { duration: 31 })] })), "2026-12-31", "No consta cuánto dura la cocreación: cuenta hasta el 10 de febrero de 2027, cuando hay que entregar el plan.", "How long the co-creation takes is not recorded: it counts as lasting until 10 February 2027, when the plan has to be submitted."],
  ["cocreationOver", given({ submission: undefined, periodStart: "2026-01-01", cocreationWeeks: 10, plannedEnd: "2027-01-20" }, many(1, { milestones: [work("x", { duration: 20 })] })), "2026-12-31", "La cocreación ya debería haber terminado, pero no consta la entrega del plan: cuenta hasta el 1 de enero de 2027.", "The co-creation should be over, but no submission of the plan is recorded: it counts as lasting until 1 January 2027."],
  ["tooMany", given({ plannedEnd: "2027-12-31" }, many(9), free), "", "De todos los que ocupan lugar desde el 15 de enero de 2027 sobran 4.", "Of all that hold a slot from 15 January 2027 on, 4 are too many."],
  ["included", given({ plannedEnd: "2027-04-30" }, [commitment("z", [work("zz", { duration: 31 })], { inclusion: "added", submission: "2027-04-15" })], free), "2027-01-20", "«1 · Compromiso z» se incluye el 15 de abril de 2027.", "“1 · Compromiso z” is included on 15 April 2027."],
  ["fixedOver", given({ plannedEnd: "2027-12-31" }, [commitment("a", [work("x", { duration: 10 })], { start: "2026-03-01", end: "2026-06-30", fixed: "yes" })]), "", "Las fechas fijas de «1 · Compromiso a» (1 mar 2026 – 30 jun 2026) terminan antes del 15 de enero de 2027, el primer día para el que se planifica algo.", "The fixed dates of “1 · Compromiso a” (1 Mar 2026 – 30 Jun 2026) are over before 15 January 2027, the first day for which anything is planned."],
  ["planEnded", given({ plannedEnd: "2027-03-31" }, many(2), free), "2027-06-01", "El plan terminó el 31 de marzo de 2027, y no consta que se hayan completado 2 compromisos.", "The plan ended on 31 March 2027, and 2 commitments are not recorded as completed."],
  ["fixedDates", given({ plannedEnd: "2027-12-31" }, many(2).map((one) => ({ ...one, milestones: [{ ...one.milestones[0], start: "2027-03-01", fixed: "yes" }] }))), "", "«M0» tiene fechas fijas: 1 mar 2027 – 10 mar 2027.", "“M0” has fixed dates: 1 Mar 2027 – 10 Mar 2027."],
  ["fixedDates", given({ plannedEnd: "2027-12-31" }, [commitment("a", [work("x", { duration: 31 })], { start: "2027-02-01", end: "2027-02-20", fixed: "yes" })]), "", "«1 · Compromiso a» tiene fechas fijas: 1 feb 2027 – 20 feb 2027.", "“1 · Compromiso a” has fixed dates: 1 Feb 2027 – 20 Feb 2027."],
  ["fixedEnd", given({ plannedEnd: "2027-12-31" }, [commitment("a", [work("x", { duration: 60 })], { end: "2027-02-20", fixed: "yes" })]), "", "«1 · Compromiso a» tiene un final fijo: 20 feb 2027.", "“1 · Compromiso a” has a fixed end: 20 Feb 2027."],
  ["fixedDates", given({ plannedEnd: "2027-12-31", monthsWithoutWork: ["june"] }, [commitment("a", [work("x", { start: "2027-05-01", due: "2027-05-31", fixed: "yes" })])]), "", "«X» tiene fechas fijas: 1 may 2027 – 31 may 2027.", "“X” has fixed dates: 1 May 2027 – 31 May 2027."],
  ["fixedDates", given({ plannedEnd: "2027-06-10", monthsWithoutWork: ["june"] }, [commitment("a", [work("x", { start: "2027-05-01", due: "2027-06-20", fixed: "yes" })])]), "", "«X» tiene fechas fijas: 1 may 2027 – 20 jun 2027.", "“X” has fixed dates: 1 May 2027 – 20 Jun 2027."],
  ["started", given({ plannedEnd: "2027-12-31" }, ["x", "y"].map((id) => commitment(`c${id}`, [work(id, { start: "2027-01-20", duration: 60 })], { progress: "limited" }))), "2027-01-31", "«X» ya ha empezado.", "“X” has already begun."],
  ["waits", given({ plannedEnd: "2027-02-28" }, [commitment("a", [work("x", { duration: 30 })]), commitment("b", [work("y", { duration: 30, predecessors: ["x"] })])], free), "", "«Y» espera a que termine «X».", "“Y” waits for “X” to be over."],
  ["notBefore", given({ plannedEnd: "2027-06-30" }, [commitment("a", [work("x", { duration: 40 })], { start: "2027-06-01", fixed: "yes" })]), "", "«X» no empieza antes del 1 de junio de 2027: las fechas de «1 · Compromiso a» son fijas.", "“X” does not begin before 1 June 2027: the dates of “1 · Compromiso a” are fixed."],
  ["withPlan", given({ plannedEnd: "2027-12-31", ...body }, many(2, { endsWithPlan: "yes" })), "2027-01-20", "Estos terminan con el plan, el 31 de diciembre de 2027, y se evalúan después: 1 · Compromiso c0; 2 · Compromiso c1.", "These end with the plan, on 31 December 2027, and are assessed after that: 1 · Compromiso c0; 2 · Compromiso c1."],
  ["withPlan", given({ plannedEnd: "2027-12-31" }, [...many(1), commitment("a", [], { endsWithPlan: "yes", fixed: "yes", start: "2027-02-01" }), commitment("b", [], { endsWithPlan: "yes", start: "2027-03-01" })]), "", "Estos terminan con el plan, el 31 de diciembre de 2027, y se evalúan después: 2 · Compromiso a; 3 · Compromiso b.", "These end with the plan, on 31 December 2027, and are assessed after that: 2 · Compromiso a; 3 · Compromiso b."],
  ["afterCommitment", given({ plannedEnd: "2027-02-13" }, [commitment("a", [work("x", { start: "2027-01-15", due: "2027-02-20" })], { end: "2027-02-10" })]), "", "«1 · Compromiso a» necesita 37 días para X. «X» termina después (20 feb 2027) que su compromiso, «1 · Compromiso a» (10 feb 2027).", "“1 · Compromiso a” needs 37 days for X. “X” ends later (20 Feb 2027) than its commitment, “1 · Compromiso a” (10 Feb 2027)."],
  ["implementation", given({ plannedEnd: "2027-06-30", implementationStart: "2027-06-01" }, [commitment("a", [work("x", { duration: 31 })])]), "", "La implementación se inicia el 1 de junio de 2027: antes no se planifica ningún trabajo.", "The implementation starts on 1 June 2027: no work is planned before that."],
  ["early", given({ submission: { date: "2027-02-15" }, plannedEnd: "2027-06-30" }, [commitment("a", [work("x", { start: "2027-02-01", due: "2027-06-30" })])]), "2027-01-15", "«X» iba a empezar antes (1 feb 2027): hasta el 15 de febrero de 2027 no se planifica ningún trabajo.", "“X” was to begin earlier (1 Feb 2027): no work is planned before 15 February 2027."],
  ["notBegun", given({ plannedEnd: "2027-06-30" }, [commitment("a", [work("x", { start: "2027-02-01", due: "2027-06-30" })])]), "2027-02-14", "«X» ya debería haber empezado (1 feb 2027); no consta ningún avance, así que cuenta como no empezado.", "“X” should have begun (1 Feb 2027); no progress is recorded, so it counts as not begun."],
  ["elsewhere", given({ plannedEnd: "2027-07-20" }, [commitment("a", [work("x", { duration: 30 })])], { others: [{ id: "o", title: { es: "Otro plan" }, submission: { date: "2026-01-01" }, plannedEnd: "2027-06-30", commitments: [commitment("b", [work("y", { start: "2027-01-10", due: "2027-06-30" })])] }] }), "2027-01-14", "«Y», de «Otro plan», conserva sus fechas: 15 ene 2027 – 30 jun 2027.", "“Y”, of “Otro plan”, keeps its dates: 15 Jan 2027 – 30 Jun 2027."],
];

for (const [key, document, asOf, ...sentences] of table) {
  test(`the reason says ${key}`, () => {
    const path = join(folder, `${key}.json`);
    writeFileSync(path, JSON.stringify(document));
    for (const [at, language] of ["es", "en"].entries()) {
      const { stdout, stderr } = spawnSync(program, ["schedule", path, "--json", "--lang", language, ...(asOf ? ["--as-of", asOf] : [])], { encoding: "utf8" });
      const [{ state, reason }] = JSON.parse(stdout);
      assert.equal(state, "infeasible", stderr);
      const sentence = sentences[at] ?? "";
      assert.ok(sentence && reason.some((/** @type {string} */ one) => one === sentence || (sentence.endsWith(";") && one.startsWith(sentence))), `${sentence}\n${reason.join("\n")}`);
    }
  });
}

// The whole reason: nothing is told beside what it needs.
const whole = [
  ["fixed dates that overlap the initial evaluation", given({ plannedEnd: "2027-12-31", monitoringBodies: body.monitoringBodies }, [commitment("a", [work("x", { start: "2027-02-01", due: "2027-02-10", fixed: "yes" })])]), "2027-01-31",
    ["The inception assessment has to be delivered by 15 March 2027.", "1 assessment can be made at a time, and there are those of 1 · Compromiso a.",
      "Each assessment is delivered within 1 month after its commitment is completed: 1 · Compromiso a.", "“X” has fixed dates: 1 Feb 2027 – 10 Feb 2027."]],
  ["fixed dates before a month without work", given({ plannedEnd: "2027-12-31", monthsWithoutWork: ["june"] }, [commitment("a", [work("x", { start: "2027-05-01", due: "2027-05-31", fixed: "yes" })])]), "",
    ["Each assessment is delivered within 1 month after its commitment is completed: 1 · Compromiso a.", "“X” has fixed dates: 1 May 2027 – 31 May 2027."]],
  ["work longer than its commitment's fixed dates", given({ plannedEnd: "2027-12-31" }, [commitment("a", [work("x", { duration: 31 })], { start: "2027-02-01", end: "2027-02-20", fixed: "yes" })]), "",
    ["“1 · Compromiso a” needs 31 days for X.", "“1 · Compromiso a” has fixed dates: 1 Feb 2027 – 20 Feb 2027."]],
  ["work that cannot begin before the plan ends, however short", given({ plannedEnd: "2027-05-20" }, [commitment("a", [work("x", { duration: 5 })], { start: "2027-06-01", fixed: "yes" })]), "",
    ["“X” does not begin before 1 June 2027: the dates of “1 · Compromiso a” are fixed.", "The plan ends on 20 May 2027: 126 days remain."]],
  ["slots that are held until the plan ends", given({ plannedEnd: "2027-12-31" }, many(6).map((one, i) => ({ ...one, ...(i < 5 ? { endsWithPlan: "yes" } : { inclusion: "added" }) })), free), "",
    [`5 commitments fit at a time, and there are ${[0, 1, 2, 3, 4, 5].map((i) => `${i + 1} · Compromiso c${i}`).join("; ")}.`,
      `From 15 January 2027 on, slots are held by ${[0, 1, 2, 3, 4].map((i) => `${i + 1} · Compromiso c${i}`).join("; ")}.`,
      `These end with the plan, on 31 December 2027, and are assessed after that: ${[0, 1, 2, 3, 4].map((i) => `${i + 1} · Compromiso c${i}`).join("; ")}.`,
      "The plan ends on 31 December 2027: 351 days remain."]],
  ["six commitments of three months for five slots", given({ submission: { date: "2025-01-15" }, plannedEnd: "2025-07-14" }, many(6, { inclusion: "added", milestones: [], duration: 3, durationUnit: "months" }), free), "",
    [`5 commitments fit at a time, and there are ${[0, 1, 2, 3, 4, 5].map((i) => `${i + 1} · Compromiso c${i} (89 days)`).join("; ")}.`, "The plan ends on 14 July 2025: 181 days remain."]],
];

for (const [name, document, asOf, sentences] of whole) {
  test(`the whole reason: ${name}`, () => {
    const path = join(folder, "whole.json");
    writeFileSync(path, JSON.stringify(document));
    const { stdout } = spawnSync(program, ["schedule", path, "--json", "--lang", "en", ...(asOf ? ["--as-of", String(asOf)] : [])], { encoding: "utf8" });
    const [{ reason, reasonIrreducible }] = JSON.parse(stdout);
    assert.deepEqual(reason, sentences);
    assert.equal(reasonIrreducible, true);
  });
}

test("each of the sentences is in the table", () => {
  const texts = Object.keys(JSON.parse(readFileSync(join(root, "assets/texts/en.json"), "utf8")));
  assert.deepEqual(texts.filter((key) => key.startsWith("reason.")).map((key) => key.slice(7)).sort(), [...new Set(table.map(([key]) => key))].sort());
});

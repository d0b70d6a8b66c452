// Plans whose texts try to be more than texts: what each way out must carry harmlessly.
import assert from "node:assert/strict";

export const hostile = [
  "<script>alert(1)</script>", "</textarea><img src=x onerror=alert(1)>", "\" onfocus=\"alert(1)\" x=\"", "]]></style><svg onload=alert(1)>", "--><!--", "</title></svg></main>",
  "javascript:alert(1)", "https://example.org/?a=1&b=<2>", "=HYPERLINK(\"https://example.org\")", "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(1;2)", "\t=1", "'=1", "\uFF1D1+1",
  "\u202Egnp.exe", "\u2067abc\u202E", "\u202C\u2069", "a\r\nb\tc", "a\nBEGIN:VEVENT\nEND:VCALENDAR", "a;b,c\\d\"e", "\u2028x\u2029y", "ñ".repeat(200), "`${x}`", "{{url x}}", "{plan}",
  "x".repeat(100_000), "日本語 العربية".repeat(40),
];

/** Of a test `node x_test.mjs <program> <source tree> <part> <parts>`: those of them, and of `more`, that it has to try.
 * @param {string[]} more */
export function hostilePart(...more) {
  const [part, parts] = process.argv.slice(4).map(Number);
  const own = [...hostile, ...more].filter((_, index) => index % parts === part);
  assert.ok(own.length > 0);
  return own;
}

/** A plan in which every text is this one. @param {string} text */
export function planOf(text) {
  const local = { es: text, en: text };
  return {
    format: "cocrea", formatVersion: 2, documentId: "hostile", ruleset: "ogp-local", copy: text,
    jurisdiction: { id: "j", name: text, country: text, language: "es", strategy: text, terms: [{ id: "t", start: "2021-01-01", end: "2025-12-31", note: text }], joined: "2021-01-15",
      members: [{ id: "j1", name: text, country: text }] },
    membership: {
      id: "m", letters: [{ id: "l1", date: "2021-01-15", signatory: text, link: text }],
      inactivities: [{ id: "in", requested: "2023-01-10", reason: text, from: "2023-02", to: "2023-03", answer: "refused" }],
      statuses: [{ id: "st", date: "2021-03-01", state: "active", source: text }],
      duties: [{ id: "du", duty: "pocEvents", who: ["p1"], evidence: text }],
      contacts: [{ id: "pc", person: "p1", principal: "yes", from: "2021-01-15" }],
      forums: [{ id: "f1", name: local, setUp: "2021-02-01", develops: "yes", reviews: "yes", link: text, members: [{ id: "fm1", who: "p1" }, { id: "fm2", name: text, side: "civilSociety" }] }],
    },
    organisations: [{ id: "o1", name: text, side: "government", address: text }, { id: "-o2", name: `2${text}`.slice(0, 1000), side: "civilSociety" }],
    people: [{ id: "p1", name: text, post: text, email: "ana@example.org", organisation: "o1" }],
    decisions: [{ id: "d1", date: "2021-06-01", about: text, base: text, chosen: text, others: text, decidedBy: text, reason: text }],
    plans: [{
      id: "plan", title: local, foreword: local, leadInstitutions: ["o1"], periodStart: "2021-03", plannedEnd: "2023-09", submission: { id: "s", date: "2021-09-23", channel: text },
      extensions: [{ id: "ex", requested: "2021-03-01", approved: "no", note: text }],
      workshop: {
        id: "ws", agenda: [{ id: "ag", title: text, minutes: 5 }], groups: [{ id: "pg", name: text }],
        proposals: [{ id: "po", text, source: text, group: "pg", votes: 2, tallies: [{ id: "ta", copy: text, given: 1 }], response: "declined", reasons: text }],
      },
      versions: [{ id: "ve", name: text, date: "2021-10-05", kind: "named", title: local, plannedEnd: "2023-09", commitments: [{ id: "ve-c9", title: local, start: "2021-10", end: "2022-06-30" }] }],
      vision: {
        id: "v", updates: text, longTerm: local, achievements: local, challenges: local, principles: local, contribution: local, policyGoals: local, agencies: local, mechanisms: local,
        diversity: local, participants: local, groups: 12, continuation: local, progressTalks: local, progressChecks: local, results: local, goals: [{ id: "g1", text: local }],
      },
      monitoringBodies: [{ id: "mb", name: text, kind: "thirdParty", description: local, contact: text, members: ["p1"], links: [{ id: "li", who: "p1", role: "none", note: text }], endorsements: [{ id: "e0", who: "-o2", date: "2021-09-01", link: text }] }],
      commitments: [{
        id: "c1", ogpId: text, title: local, problem: local, statusQuo: local, action: local, contribution: local, relevance: local, additional: local, start: "2021-10", end: "2023-06-30",
        leads: ["o1"], institutions: ["o1", "-o2"], people: ["p1"], policyArea: text, sector: text, values: ["civicParticipation"], goals: ["g1"],
        milestones: [{ id: "m1", title: local, output: local, start: "2021-10", due: "2022-06", responsible: ["p1"], supporting: ["o1"] }],
        amendments: [{ id: "a1", date: "2022-02-01", kind: "text", description: local, consultation: text }],
      }],
      meetings: [{ id: "me1", title: local, date: "2021-05-05", phase: "coCreation", governmentAttended: "yes", nonGovernmentAttended: "yes", attendees: ["p1"], link: text, notes: text }],
      endorsements: [{ id: "en1", name: text, side: "civilSociety", date: "2021-09-20", version: "final", link: text }],
      evaluations: [{ id: "ev1", kind: "initial", delivered: "2021-11-20", author: text, link: text, channel: text, email: text,
        answers: [{ id: "fa1", question: "forum", grade: "yes", explanation: local, references: text }, { id: "fa2", question: text.slice(0, 1000), explanation: local }] }],
      progress: [{ id: "pr1", date: "2022-01-10", progress: "yes", note: local, link: text }],
      evidence: [{ id: "ed1", title: local, date: "2021-04-01", link: text }],
    }],
  };
}

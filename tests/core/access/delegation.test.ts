import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import {
  delegationRefusal, delegationStanding, keepsPost, MOST_DELEGATED_DAYS, periodProblems, type DelegatedAround, type DelegationWish, type PostToDelegate,
} from "../../../src/core/access/delegation.ts";
import { mayHold } from "../../../src/core/access/may-hold.ts";
import { ADMINISTRATORS, ROLES, type Role } from "../../../src/core/access/role.ts";
import { dayNumber, dayNumbered } from "../../../src/core/calendar/iso-day.ts";
import { catalogue } from "../../../src/words/catalogue.ts";
import { LANGUAGES } from "../../../src/words/index.ts";

const RUNS = process.env["HENGJI_LONG"] === "1" ? 5000 : 200;
const TODAY = "2026-11-22";
/** Another unit of the same department. */
const HERE = "990100.101.101002.";
const post = (change: Partial<PostToDelegate> = {}): PostToDelegate => ({ personId: "giver", role: "unit-officer", unitPath: "990100.101.101001.", validFrom: "2026-01-01", validTo: null, ...change });
const wish = (change: Partial<DelegationWish> = {}): DelegationWish => ({ personId: "delegate", from: "2026-11-23", until: "2026-12-04", reason: "出差", ...change });
const nothing: DelegatedAround = { ofPost: [], heldPosts: [], heldForOthers: [] };
const around = (change: Partial<DelegatedAround>): DelegatedAround => ({ ...nothing, ...change });
const codes = (problems: readonly { readonly code: string; readonly where: string }[]): string[] => problems.map(({ code, where }) => `${code} ${where}`.trim());
const refusal = (asked: Partial<DelegationWish>, given: Partial<DelegatedAround> = {}, of: Partial<PostToDelegate> = {}): string | null => {
  const found = delegationRefusal(post(of), wish(asked), around(given));
  return found === null ? null : `${found.code} ${found.where}`;
};

describe("the days and the reason of a delegation", () => {
  for (const [says, change, expected] of [
    ["good as they are", {}, []],
    ["from today on", { from: TODAY }, []],
    ["a day alone", { from: TODAY, until: TODAY }, []],
    ["over a weekend alone: days are days", { from: "2026-11-28", until: "2026-11-29" }, []],
    ["the longest there is", { from: TODAY, until: dayNumbered(dayNumber(TODAY) + MOST_DELEGATED_DAYS - 1) }, []],
    ["a day longer", { from: TODAY, until: dayNumbered(dayNumber(TODAY) + MOST_DELEGATED_DAYS) }, ["delegation.too-long until"]],
    ["from yesterday", { from: "2026-11-21" }, ["delegation.begins-before-today from"]],
    ["backwards", { from: "2026-12-04", until: "2026-12-03" }, ["delegation.ends-before-it-begins until"]],
    ["until 30 February", { until: "2027-02-30" }, ["delegation.no-such-day until"]],
    ["from the 31st of November until the 29th of a short February", { from: "2026-11-31", until: "2027-02-29" }, ["delegation.no-such-day from", "delegation.no-such-day until"]],
    ["a leap day", { from: "2028-02-20", until: "2028-02-29" }, []],
    ["written otherwise", { from: "2026-1-1", until: "明天" }, ["delegation.no-such-day from", "delegation.no-such-day until"]],
    ["without a reason", { reason: " \n　" }, ["delegation.reason-needed reason"]],
    ["all wrong at once", { from: "2026-11-01", until: "2026-10-01", reason: "" }, ["delegation.begins-before-today from", "delegation.ends-before-it-begins until", "delegation.reason-needed reason"]],
  ] as const) {
    test(says, () => assert.deepEqual(codes(periodProblems(wish(change), TODAY)), expected));
  }

  test("are good exactly where they count between one and the most, from today on", () => {
    const first = dayNumber(TODAY);
    fc.assert(
      fc.property(fc.integer({ min: -30, max: 400 }), fc.integer({ min: -30, max: 800 }), (from, until) => {
        const problems = periodProblems(wish({ from: dayNumbered(first + from), until: dayNumbered(first + until) }), TODAY);
        assert.equal(problems.length === 0, from >= 0 && until >= from && until - from < MOST_DELEGATED_DAYS);
      }),
      { seed: 4, numRuns: RUNS },
    );
  });
});

describe("who may act in a post for a time", () => {
  test("only what is one's own is delegated, and no administration", () => {
    assert.equal(keepsPost(post(), "giver"), null);
    assert.equal(keepsPost(post(), "delegate")?.code, "delegation.not-onward");
    for (const role of ROLES) assert.equal(keepsPost(post({ role }), "giver")?.code, ADMINISTRATORS.includes(role) ? "delegation.administrator" : undefined, role);
  });

  for (const [says, asked, given, of, expected] of [
    ["somebody without posts", {}, {}, {}, null],
    ["oneself", { personId: "giver" }, {}, {}, "delegation.self personId"],
    ["longer than the post is held", {}, {}, { validTo: "2026-12-04" }, "delegation.post-ends-before until"],
    ["to the last day of the post", {}, {}, { validTo: "2026-12-05" }, null],
    ["before the post is held", {}, {}, { validFrom: "2026-11-24" }, "delegation.post-begins-later from"],
    ["a second one that begins on the last day of the first", {}, { ofPost: [{ from: "2026-11-01", until: "2026-11-23", name: "程" }] }, {}, "delegation.overlaps from"],
    ["a second one on the day after", {}, { ofPost: [{ from: "2026-11-01", until: "2026-11-22", name: "程" }] }, {}, null],
    ["around another", {}, { ofPost: [{ from: "2026-11-25", until: "2026-11-26", name: "程" }] }, {}, "delegation.overlaps from"],
    ["the head of the unit", {}, { heldPosts: [{ unitPath: HERE, role: "unit-head", validFrom: "2020-01-01", validTo: null }] }, {}, "access.filler-approves personId"],
    ["the head whose post ends the day before", {}, { heldPosts: [{ unitPath: HERE, role: "unit-head", validFrom: "2020-01-01", validTo: "2026-11-23" }] }, {}, null],
    ["who becomes head on the last day", {}, { heldPosts: [{ unitPath: HERE, role: "unit-head", validFrom: "2026-12-04", validTo: null }] }, {}, "access.filler-approves personId"],
    ["who becomes head afterwards", {}, { heldPosts: [{ unitPath: HERE, role: "unit-head", validFrom: "2026-12-05", validTo: null }] }, {}, null],
    ["who acts for the head on one of the days", {}, { heldForOthers: [{ role: "unit-head", from: "2026-12-04", until: "2026-12-31" }] }, {}, "access.filler-approves personId"],
    ["who acted for the head before", {}, { heldForOthers: [{ role: "unit-head", from: "2026-11-01", until: "2026-11-22" }] }, {}, null],
    ["who reviews at the department", {}, { heldPosts: [{ unitPath: HERE, role: "department-finance", validFrom: "2020-01-01", validTo: null }] }, {}, "access.evaluates-itself personId"],
    ["an administrator", {}, { heldPosts: [{ unitPath: HERE, role: "audit-admin", validFrom: "2020-01-01", validTo: null }] }, {}, "access.administrator-apart personId"],
    ["an officer of another department", {}, { heldPosts: [{ unitPath: "990100.205.205001.", role: "unit-officer", validFrom: "2020-01-01", validTo: null }] }, {}, "delegation.not-a-colleague personId"],
    ["one of another department whose code begins alike", {}, { heldPosts: [{ unitPath: "990100.1011.101101.", role: "unit-officer", validFrom: "2020-01-01", validTo: null }] }, {}, "delegation.not-a-colleague personId"],
    ["an officer of both", {}, { heldPosts: ["990100.205.205001.", HERE].map((unitPath) => ({ unitPath, role: "unit-officer" as const, validFrom: "2020-01-01", validTo: null })) }, {}, null],
    ["somebody of the region itself, from a unit", {}, { heldPosts: [{ unitPath: HERE, role: "unit-officer", validFrom: "2020-01-01", validTo: null }] }, { unitPath: "990100." }, "delegation.not-a-colleague personId"],
    ["an officer of another unit", {}, { heldPosts: [{ unitPath: HERE, role: "unit-officer", validFrom: "2020-01-01", validTo: null }] }, {}, null],
  ] as const satisfies readonly (readonly [string, Partial<DelegationWish>, Partial<DelegatedAround>, Partial<PostToDelegate>, string | null])[]) {
    test(says, () => assert.equal(refusal(asked, given, of), expected));
  }

  test("nobody has two roles by delegation that they could not be given as posts", () => {
    const role = fc.constantFrom<Role>(...ROLES);
    fc.assert(
      fc.property(role, fc.array(role, { maxLength: 3 }), fc.array(role, { maxLength: 2 }), (asked, own, others) => {
        const found = delegationRefusal(post({ role: asked }), wish(), {
          ofPost: [], heldPosts: own.map((held) => ({ unitPath: HERE, role: held, validFrom: TODAY, validTo: null })), heldForOthers: others.map((held) => ({ role: held, from: TODAY, until: "2027-01-01" })),
        });
        assert.equal(found?.code, mayHold([...own, ...others], asked)?.code);
      }),
      { seed: 4, numRuns: RUNS },
    );
  });
});

test("a delegation is in force on its days and on no other, unless it was taken back or the post has ended", () => {
  const period = { from: "2026-11-23", until: "2026-12-04" };
  const on = (day: string, isTakenBack = false, postEnds: string | null = null): string => delegationStanding(period, isTakenBack, postEnds, day);
  assert.deepEqual(["2026-11-22", "2026-11-23", "2026-12-04", "2026-12-05"].map((day) => on(day)), ["coming", "in-force", "in-force", "over"]);
  assert.deepEqual(["2026-11-22", "2026-11-30", "2027-01-01"].map((day) => on(day, true)), ["taken-back", "taken-back", "taken-back"]);
  assert.deepEqual(["2026-11-24", "2026-11-25"].map((day) => on(day, false, "2026-11-25")), ["in-force", "over"]);
});

test("each refusal has words that say what to do instead", () => {
  const said = ["not-onward", "administrator", "no-such-day", "reason-needed", "begins-before-today", "ends-before-it-begins", "too-long", "self", "post-ends-before", "post-begins-later", "overlaps"];
  for (const language of LANGUAGES) {
    for (const code of said) for (const key of [`problem.delegation.${code}`, `problem.delegation.${code}.advice`]) assert.ok((catalogue[language][key] ?? "").length > 4, `${language} ${key}`);
  }
});

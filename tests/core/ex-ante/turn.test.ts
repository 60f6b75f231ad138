import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { Actor } from "../../../src/core/access/actor.ts";
import type { Role } from "../../../src/core/access/role.ts";
import type { MaterialState } from "../../../src/core/ex-ante/completeness.ts";
import { EX_ANTE_STATES, type ExAnteHand, type ExAnteStanding } from "../../../src/core/ex-ante/procedure.ts";
import { materialsOf } from "../../../src/core/ex-ante/scheme.ts";
import { EX_ANTE_TURNS, placeOfTurn, type ExAnteTurn } from "../../../src/core/ex-ante/turn-place.ts";
import { isTurnOf, limitOfTurn, roleOfTurn, sideOfTurn, turnOf, type SheetAsked, type TurnAsked } from "../../../src/core/ex-ante/turn.ts";
import { PACKS_FOLDER } from "../../../src/files/load-packs.ts";
import { parseRoles } from "../../../src/files/read-roles.ts";
import { nationalScheme, sheetOf, withRules } from "./schemes.ts";

const read = parseRoles("national/access/roles.yaml", readFileSync(`${PACKS_FOLDER}/national/access/roles.yaml`, "utf8"));
const packs = { roles: read.ok ? read.value : [] };
const scheme = nationalScheme("project");
const approved = new Map<string, MaterialState>(materialsOf(scheme).map(({ id }) => [id, "approved"]));
const sheet = (personId: string, rating: string | null): SheetAsked => ({ personId, ratings: rating === null ? {} : sheetOf(scheme, rating), submitted: rating !== null });
const asked = (state: ExAnteStanding["state"], change: Partial<TurnAsked> & { readonly standing?: ExAnteStanding } = {}, standing: Partial<ExAnteStanding> = {}): TurnAsked => ({
  scheme, materials: approved, sheets: [], ...change, standing: { state, level: "department", round: 1, hands: [], unitId: "u1", unsupported: false, ...standing },
});
const actor = (role: Role, personId: string = role, unitId = "u1"): Actor => ({ personId, postId: personId, role, unitId, scopes: ["990100."], assigned: [] });

describe("F201 F202 F203: whose turn it is", () => {
  test("from filling to the decision, each with the place it opens at", () => {
    const three = [sheet("a", "good"), sheet("b", "good"), sheet("c", "good")];
    const way: readonly (readonly [TurnAsked, ExAnteTurn | null])[] = [
      [asked("draft"), "fill"], [asked("returned"), "mend"], [asked("submitted"), "take-up"],
      [asked("department-review", { materials: new Map([...approved, ["laws", "received" as const]]) }), "judge-materials"],
      [asked("department-review"), "assign-experts"], [asked("department-review", { sheets: three }), "send-to-experts"], [asked("department-review", {}, { level: "finance" }), "send-to-experts"],
      [asked("expert-review", {}, { level: "finance" }), "assign-experts"], [asked("expert-review", { sheets: [three[0]!, three[1]!, sheet("c", null)] }), "score"],
      [asked("expert-review", { sheets: three }), "conclude"], [asked("expert-review", { sheets: [three[0]!, three[1]!, sheet("c", "poor")] }), "panel-note"],
      [asked("concluded"), "forward"], [asked("concluded", {}, { unsupported: true }), null], [asked("finance-review"), "decide"], [asked("accepted"), null], [asked("rejected"), null],
    ];
    assert.deepEqual(way.map(([one]) => turnOf(one, true)), way.map(([, turn]) => turn));
    assert.deepEqual([...new Set(way.flatMap(([, turn]) => (turn === null ? [] : [turn])))].toSorted(), [...EX_ANTE_TURNS].toSorted(), "each turn comes once on the way");
    assert.equal(turnOf(asked("expert-review", { sheets: three }), false), "score", "whoever sees no sheet is told that it is with the experts");
    assert.deepEqual(["score", "conclude", "draft"].map((turn) => placeOfTurn(turn)?.part ?? null), ["sheet", "panel", null]);
  });

  test("is the side's that the act belongs to, an expert's while their own sheet is open, and nobody's against four eyes", () => {
    const standing = asked("finance-review");
    assert.equal(isTurnOf(packs, "decide", standing, actor("performance-office")), true);
    assert.equal(isTurnOf(packs, "decide", standing, actor("finance-leader")), true);
    assert.equal(isTurnOf(packs, "decide", standing, actor("department-finance")), false);
    const concluded: readonly ExAnteHand[] = [{ personId: "performance-office", act: "conclude", round: 1 }];
    assert.equal(isTurnOf(packs, "decide", asked("finance-review", {}, { hands: concluded }), actor("performance-office")), false, "who concluded does not decide");
    assert.equal(isTurnOf(packs, "fill", asked("draft"), actor("unit-officer", "x", "u2")), false, "of another unit");
    const review = asked("expert-review", { sheets: [sheet("e", null), sheet("f", "good")] });
    assert.deepEqual(["e", "f", "g"].map((person) => isTurnOf(packs, "score", review, actor("third-party-reviewer", person))), [true, false, false]);
    assert.deepEqual([roleOfTurn(packs, "conclude", { level: "department" }), roleOfTurn(packs, "conclude", { level: "finance" }), roleOfTurn(packs, "score", { level: "finance" }), roleOfTurn(packs, "mend", { level: "department" })],
      ["department-finance", "performance-office", "third-party-reviewer", "unit-officer"]);
  });

  test("whose it is follows what is to be done: with all sheets in, it is whoever organises the evaluation, and no expert", () => {
    const side = (sheets: readonly SheetAsked[]): string => sideOfTurn(turnOf(asked("expert-review", { sheets }), true)!);
    assert.equal(side([sheet("e", "good"), sheet("f", "good"), sheet("g", null)]), "expert");
    assert.equal(side([sheet("e", "good"), sheet("f", "good"), sheet("g", "good")]), "organiser");
    assert.equal(side([sheet("e", "excellent"), sheet("f", "good"), sheet("g", "poor")]), "organiser");
  });

  test("waits for somebody exactly until it is over", () => {
    fc.assert(fc.property(fc.constantFrom(...EX_ANTE_STATES), fc.constantFrom("department" as const, "finance" as const), fc.boolean(), fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }), (state, level, unsupported, experts, open) => {
      const sheets = Array.from({ length: experts }, (_, index) => sheet(`e${index}`, index < open ? null : "good"));
      const one = asked(state, { sheets }, { level, unsupported });
      const isOver = state === "accepted" || state === "rejected" || (state === "concluded" && unsupported);
      for (const sees of [true, false]) assert.equal(turnOf(one, sees) === null, isOver);
    }), { seed: 20261123, numRuns: process.env["HENGJI_LONG"] === "1" ? 2000 : 200 });
  });

  test("has the limit that the scheme gives it, and none where it gives none", () => {
    const limited = withRules(scheme, { days: { "take-up": 5, score: { days: 10, escalate: { after: 3, to: "performance-office" } } } });
    assert.deepEqual([limitOfTurn(limited, "take-up"), limitOfTurn(limited, "score"), limitOfTurn(limited, "decide")], [{ days: 5 }, { days: 10, escalate: { after: 3, to: "performance-office" } }, undefined]);
    assert.deepEqual(EX_ANTE_TURNS.filter((turn) => limitOfTurn(scheme, turn) === undefined), [], "the national draft limits every turn");
  });
});

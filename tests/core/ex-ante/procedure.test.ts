import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { Actor } from "../../../src/core/access/actor.ts";
import { ROLES, type Role } from "../../../src/core/access/role.ts";
import { avoidance } from "../../../src/core/ex-ante/avoidance.ts";
import { applicationProblems, missingMaterials, unjudgedMaterials, type MaterialState } from "../../../src/core/ex-ante/completeness.ts";
import { decideApplication } from "../../../src/core/ex-ante/decision.ts";
import { gateOf, neededLevel, type Evaluated } from "../../../src/core/ex-ante/gate.ts";
import { EX_ANTE_STATES, mayAct, withHand, type ExAnteAct, type ExAnteHand, type ExAnteStanding } from "../../../src/core/ex-ante/procedure.ts";
import { materialsOf } from "../../../src/core/ex-ante/scheme.ts";
import { parseRoles } from "../../../src/files/read-roles.ts";
import { readFileSync } from "node:fs";
import { PACKS_FOLDER } from "../../../src/files/load-packs.ts";
import { nationalScheme, withRules } from "./schemes.ts";

const read = parseRoles("national/access/roles.yaml", readFileSync(`${PACKS_FOLDER}/national/access/roles.yaml`, "utf8"));
const packs = { roles: read.ok ? read.value : [] };
const runs = { seed: 20261122, numRuns: process.env["HENGJI_LONG"] === "1" ? 2000 : 200 };
const actor = (role: Role, personId: string = role, unitId = "u1"): Actor => ({ personId, postId: personId, role, unitId, scopes: ["990100."], assigned: [] });
const at = (change: Partial<ExAnteStanding> = {}): ExAnteStanding => ({ state: "draft", level: "department", round: 1, hands: [], unitId: "u1", unsupported: false, ...change });
const code = (standing: ExAnteStanding, who: Actor, act: ExAnteAct): string | null => {
  const outcome = mayAct(packs, standing, who, act);
  return outcome.ok ? null : outcome.problems[0]!.code;
};
const ACTS: readonly ExAnteAct[] = ["fill", "submit", "withdraw", "take-up", "judge-materials", "send-to-experts", "assign", "score", "conclude", "forward", "decide", "return"];

describe("F201: materials of an application", () => {
  const whole = (id: "project" | "policy"): Map<string, MaterialState> => new Map(materialsOf(nationalScheme(id)).filter(({ required }) => required).map((item) => [item.id, "received" as const]));
  const texts = { background: "因", content: "事", goal: "目标", funding: "钱", plan: "办法", guarantee: "保障" };

  test("F201: a project and a policy have different lists, texts and aspects", () => {
    const [project, policy] = [nationalScheme("project"), nationalScheme("policy")];
    assert.deepEqual([materialsOf(project).length, materialsOf(policy).length, materialsOf(policy).filter(({ required }) => required).length], [15, 13, 11]);
    assert.notDeepEqual(materialsOf(project).map(({ id }) => id), materialsOf(policy).map(({ id }) => id));
    assert.deepEqual(project.aspects.map(({ title }) => title.zh), ["立项必要性", "投入经济性", "绩效目标合理性", "实施方案可行性", "筹资合规性"]);
    assert.deepEqual(policy.aspects.map(({ title }) => title.zh), ["政策设立必要性", "政策保障充分性", "政策目标合理性", "政策实施可持续性", "政策资金合规性"]);
    assert.deepEqual([project, policy].flatMap(({ aspects }) => aspects.map(({ points }) => points)), Array.from({ length: 10 }, () => "20"));
  });

  test("F201: each required material that is missing is told, and the rest with it", () => {
    const scheme = nationalScheme("project");
    const materials = whole("project");
    assert.deepEqual(applicationProblems(scheme, { amountFen: 1n, texts, materials }), []);
    materials.delete("laws");
    materials.set("risk", "rejected");
    assert.deepEqual(applicationProblems(scheme, { amountFen: null, texts: { ...texts, goal: " " }, materials }).map(({ code: what, where }) => [what, where]), [
      ["ex-ante.amount-missing", "amount"], ["ex-ante.text-missing", "texts.goal"], ["ex-ante.material-missing", "materials.laws"], ["ex-ante.material-rejected", "materials.risk"],
    ]);
    assert.equal(missingMaterials(scheme, new Map()).length, 11);
    assert.equal(applicationProblems(nationalScheme("policy"), { amountFen: 1n, texts, materials: whole("project") }).filter(({ code: what }) => what === "ex-ante.material-missing").length > 0, true);
  });

  test("F201: nothing goes to the experts that nobody has looked at; an optional one may stay away", () => {
    const scheme = nationalScheme("project");
    const approved = new Map([...whole("project").keys()].map((id) => [id, "approved" as const]));
    assert.deepEqual(unjudgedMaterials(scheme, approved), []);
    assert.deepEqual(unjudgedMaterials(scheme, new Map<string, MaterialState>([...approved, ["quotations", "received"]])).map(({ where }) => where), ["materials.quotations"]);
    assert.equal(unjudgedMaterials(scheme, whole("project")).length, 11);
  });
});

describe("F202: who may do what, and when", () => {
  test("F202: the way from a draft to what is accepted, and nobody else's hands", () => {
    const way: readonly (readonly [ExAnteStanding["state"], Role, ExAnteAct, string | null])[] = [
      ["draft", "unit-officer", "submit", "submitted"], ["submitted", "unit-officer", "withdraw", "draft"], ["submitted", "department-finance", "take-up", "department-review"],
      ["department-review", "department-finance", "judge-materials", null], ["department-review", "department-finance", "assign", null], ["department-review", "department-finance", "send-to-experts", "expert-review"],
      ["expert-review", "third-party-reviewer", "score", null], ["expert-review", "department-finance", "conclude", "concluded"], ["concluded", "department-finance", "forward", "finance-review"],
      ["finance-review", "performance-office", "decide", null], ["department-review", "department-finance", "return", "returned"], ["returned", "unit-officer", "submit", "submitted"],
    ];
    for (const [state, role, act, to] of way) assert.deepEqual(mayAct(packs, at({ state }), actor(role), act), { ok: true, value: to }, `${state} ${act}`);
    assert.equal(code(at({ state: "concluded", unsupported: true }), actor("department-finance"), "forward"), "ex-ante.unsupported-stays");
    assert.equal(code(at(), actor("unit-officer", "x", "u2"), "submit"), "ex-ante.not-yours");
  });

  test("F202: from finance's threshold on finance organises the experts, and the department no longer concludes", () => {
    const standing = at({ state: "expert-review", level: "finance" });
    assert.equal(code(standing, actor("performance-office"), "conclude"), null);
    assert.equal(code(standing, actor("department-finance"), "conclude"), "ex-ante.not-yours");
    assert.equal(code(standing, actor("department-finance"), "assign"), "ex-ante.not-yours");
    assert.equal(code({ ...standing, state: "department-review" }, actor("department-finance"), "send-to-experts"), null);
  });

  test("F202: four eyes: who applied, who scored, who concluded and who decided are different people", () => {
    const hands: readonly ExAnteHand[] = [{ personId: "a", act: "start", round: 1 }, { personId: "s", act: "score", round: 1 }, { personId: "c", act: "conclude", round: 1 }];
    assert.equal(code(at({ state: "department-review", hands }), actor("department-finance", "a"), "judge-materials"), "ex-ante.four-eyes-applied");
    assert.equal(code(at({ state: "expert-review", hands }), actor("third-party-reviewer", "c"), "score"), "ex-ante.four-eyes-judged");
    assert.equal(code(at({ state: "expert-review", hands }), actor("department-finance", "s"), "conclude"), "ex-ante.four-eyes-scored");
    assert.equal(code(at({ state: "finance-review", hands }), actor("performance-office", "c"), "decide"), "ex-ante.four-eyes-concluded");
    assert.equal(code(at({ state: "finance-review", hands }), actor("performance-office", "d"), "decide"), null);
    assert.equal(withHand(hands, hands[0]!), hands);
  });

  test("F202: no state is a dead end, nobody acts on what has ended, and each state that waits has somebody who may go on", () => {
    fc.assert(fc.property(fc.constantFrom(...EX_ANTE_STATES), fc.constantFrom("department" as const, "finance" as const), fc.boolean(), (state, level, unsupported) => {
      const standing = at({ state, level, unsupported: unsupported && state === "concluded" });
      const able = ROLES.flatMap((role) => ACTS.filter((act) => code(standing, actor(role), act) === null).map((act) => [role, act] as const));
      if (state === "accepted" || state === "rejected") assert.deepEqual(able, []);
      else assert.ok(able.length > 0, state);
      assert.ok(able.every(([role]) => !["system-admin", "security-admin", "audit-admin"].includes(role)));
    }), runs);
  });

  test("F202: avoidance: own body, own department, a body left too short a time ago, a hand in it, a declared interest", () => {
    const application = { unitId: "u1", departmentId: "d1", hands: ["h"] };
    const told = (id: string, belongings: Parameters<typeof avoidance>[0]["belongings"], declared: string | null = null) => avoidance({ id, belongings, declared }, application, "2023-09-15")?.code ?? null;
    assert.equal(told("x", [{ unitId: "k", departmentId: null, until: null }]), null);
    assert.equal(told("x", [{ unitId: "u1", departmentId: "d1", until: null }]), "app-ex-ante.avoid-own-body");
    assert.equal(told("x", [{ unitId: "u2", departmentId: "d1", until: null }]), "app-ex-ante.avoid-own-department");
    assert.equal(told("x", [{ unitId: "d1", departmentId: "d1", until: null }]), "app-ex-ante.avoid-own-department");
    assert.equal(told("x", [{ unitId: "u2", departmentId: "d1", until: "2024-01-01" }]), "app-ex-ante.avoid-former");
    assert.equal(told("x", [{ unitId: "u2", departmentId: "d1", until: "2023-09-15" }]), null);
    assert.equal(told("h", []), "app-ex-ante.avoid-hand");
    assert.equal(told("x", [], "配偶在该单位任职"), "app-ex-ante.avoid-declared");
  });
});

describe("F203: the gate to the project library", () => {
  const scheme = withRules(nationalScheme("project"), { thresholds: { department: 1_000_000, finance: 5_000_000, attributes: ["new"] } });
  const MILLION = 100_000_000n;
  const evaluated = (change: Partial<Evaluated>): Evaluated => ({ state: "accepted", conclusion: "support", grantedFen: 2n * MILLION, amountFen: 2n * MILLION, level: "department", ...change });
  const gate = (change: Partial<Parameters<typeof gateOf>[0]>) => { const { refusal, capFen } = gateOf({ scheme, attribute: "new", amountFen: 2n * MILLION, evaluated: null, ...change }); return [refusal?.code ?? null, capFen]; };

  test("F203: who needs whose evaluation follows from attribute and amount", () => {
    assert.deepEqual([MILLION - 1n, MILLION, 5n * MILLION - 1n, 5n * MILLION].map((fen) => neededLevel(scheme, "new", fen)), [null, "department", "department", "finance"]);
    assert.deepEqual([neededLevel(scheme, "continuing", 9n * MILLION), neededLevel(scheme, null, 9n * MILLION), neededLevel(null, "new", 9n * MILLION), neededLevel(scheme, "new", null), neededLevel(nationalScheme("project"), "new", 9n * MILLION)], [null, null, null, null, null]);
  });

  test("F203: not evaluated, under way and not supported are refused; supported passes; in part up to its cap", () => {
    assert.deepEqual(gate({}), ["ex-ante.gate-not-evaluated-department", null]);
    assert.deepEqual(gate({ amountFen: 6n * MILLION }), ["ex-ante.gate-not-evaluated-finance", null]);
    assert.deepEqual(gate({ attribute: null }), [null, null]);
    assert.deepEqual(gate({ evaluated: evaluated({ state: "finance-review" }) }), ["ex-ante.gate-under-way", null]);
    assert.deepEqual(gate({ evaluated: evaluated({ state: "concluded", conclusion: "reject", grantedFen: null }) }), ["ex-ante.gate-unsupported", null]);
    assert.deepEqual(gate({ evaluated: evaluated({ state: "rejected", conclusion: "reject", grantedFen: null }), attribute: null, amountFen: null }), ["ex-ante.gate-unsupported", null]);
    assert.deepEqual(gate({ evaluated: evaluated({}) }), [null, 2n * MILLION]);
    assert.deepEqual(gate({ evaluated: evaluated({ conclusion: "partial", grantedFen: MILLION }) }), ["ex-ante.gate-above-cap", MILLION]);
    assert.deepEqual(gate({ amountFen: MILLION, evaluated: evaluated({ conclusion: "partial", grantedFen: MILLION }) }), [null, MILLION]);
    assert.deepEqual(gate({ amountFen: 6n * MILLION, evaluated: evaluated({}) }), ["ex-ante.gate-needs-finance", null]);
  });

  test("F203: whatever was granted, no goal passes with more", () => {
    fc.assert(fc.property(fc.bigInt(1n, 10n ** 12n), fc.bigInt(1n, 10n ** 12n), fc.constantFrom("new", "continuing", null), (granted, amount, attribute) => {
      const { refusal } = gateOf({ scheme, attribute, amountFen: amount, evaluated: evaluated({ grantedFen: granted, amountFen: granted, level: "finance" }) });
      assert.equal(refusal === null, amount <= granted);
    }), runs);
  });

  test("F203: finance grants what was concluded or less, and says why", () => {
    const decided = (conclusion: "support" | "partial" | "reject", capFen: bigint | null, wish: Partial<Parameters<typeof decideApplication>[1]>) => {
      const outcome = decideApplication({ conclusion, capFen, amountFen: 100n }, { decision: "accept", grantedFen: null, opinion: "", ...wish });
      return outcome.ok ? [outcome.value.state, outcome.value.conclusion, outcome.value.grantedFen] : outcome.problems.map(({ code: what }) => what);
    };
    assert.deepEqual(decided("support", null, { grantedFen: 100n }), ["accepted", "support", 100n]);
    assert.deepEqual(decided("support", null, { grantedFen: 90n }), ["ex-ante.granted-less-needs-reason"]);
    assert.deepEqual(decided("support", null, { grantedFen: 90n, opinion: "压减" }), ["accepted", "partial", 90n]);
    assert.deepEqual(decided("partial", 60n, { grantedFen: 61n, opinion: "x" }), ["ex-ante.granted-too-high"]);
    assert.deepEqual(decided("partial", 60n, { grantedFen: 60n }), ["accepted", "partial", 60n]);
    assert.deepEqual(decided("reject", null, { grantedFen: 1n }), ["ex-ante.unsupported-stays"]);
    assert.deepEqual(decided("support", null, {}), ["ex-ante.granted-needed"]);
    assert.deepEqual(decided("support", null, { decision: "return" }), ["ex-ante.decision-needs-reason"]);
    assert.deepEqual(decided("support", null, { decision: "return", opinion: "补充测算" }), ["returned", null, null]);
    assert.deepEqual(decided("support", null, { decision: "reject", opinion: "重复" }), ["rejected", "reject", null]);
  });
});

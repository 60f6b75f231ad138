import assert from "node:assert/strict";
import { test } from "node:test";
import { sees } from "../../../src/core/access/actor.ts";
import { hasDuty } from "../../../src/core/access/duty.ts";
import { mayHold } from "../../../src/core/access/may-hold.ts";
import { ADMINISTRATORS, ROLES, type Role } from "../../../src/core/access/role.ts";
import { DUTIES } from "../../../src/core/pack/definitions.ts";
import { catalogue } from "../../../src/words/catalogue.ts";
import { LANGUAGES } from "../../../src/words/index.ts";
import { definitions } from "../form/filings.ts";

const pairs = ROLES.flatMap((held) => ROLES.map((asked) => [held, asked] as const));

test("which two posts one person may hold: the whole table", () => {
  const lawful = pairs.filter(([held, asked]) => held !== asked && mayHold([held], asked) === null).map((pair) => [...pair].sort().join(" + "));
  assert.deepEqual([...new Set(lawful)].sort(), [
    "business-division + department-finance", "business-division + finance-leader", "business-division + performance-office",
    "department-finance + finance-leader", "department-finance + performance-office", "finance-leader + performance-office",
  ]);
});

test("the same role in two bodies is lawful, whatever it is", () => {
  for (const role of ROLES) assert.equal(mayHold([role], role), null, role);
});

test("the order in which posts are given makes no difference, and more posts never make more lawful", () => {
  for (const [held, asked] of pairs) {
    assert.equal(mayHold([held], asked)?.code, mayHold([asked], held)?.code, `${held} ${asked}`);
    for (const other of ROLES) if (mayHold([held], asked) !== null) assert.notEqual(mayHold([held, other], asked), null, `${held} ${other} ${asked}`);
  }
});

test("an administrator holds nothing else, not even another administration", () => {
  for (const administrator of ADMINISTRATORS) for (const role of ROLES.filter((one) => one !== administrator)) assert.equal(mayHold([administrator], role)?.code, "access.administrator-apart");
});

test("each reason has words that say what to do", () => {
  const codes = new Set(pairs.flatMap(([held, asked]) => mayHold([held], asked)?.code ?? []));
  assert.deepEqual([...codes].sort(), ["access.administrator-apart", "access.evaluates-itself", "access.filler-approves", "access.third-party-apart"]);
  for (const language of LANGUAGES) {
    for (const code of codes) for (const key of [code, `${code}.advice`]) assert.equal(catalogue[language][key], catalogue[language][`problem.${key}`], `${language} ${key}`);
  }
});

test("duties are what the pack says, and none is left over that nobody has", () => {
  assert.ok(hasDuty(definitions, "unit-officer", "filing.start"));
  assert.ok(!hasDuty(definitions, "finance-leader", "filing.start"));
  assert.ok(!hasDuty({ roles: [] }, "unit-officer", "filing.read"));
  assert.deepEqual(DUTIES.filter((duty) => !ROLES.some((role) => hasDuty(definitions, role, duty))), []);
  const business = (role: Role) => DUTIES.filter((duty) => hasDuty(definitions, role, duty) && !/^(person|unit|post|account|session|log)\./.test(duty));
  for (const role of ADMINISTRATORS) assert.deepEqual(business(role), [], role);
  assert.ok(!hasDuty(definitions, "third-party-reviewer", "publication.publish"));
});

test("an actor sees the ranges of the post, whole codes only, and what is assigned", () => {
  const actor = { personId: "p", postId: "o", role: "department-finance" as const, unitId: "u", scopes: ["990100.101."], assigned: ["s9"] };
  assert.equal(sees(actor, { unitPath: "990100.101.101002.", subjectId: "s1" }), true);
  assert.equal(sees(actor, { unitPath: "990100.1010.1.", subjectId: "s1" }), false);
  assert.equal(sees(actor, { unitPath: "990100.102.", subjectId: "s9" }), true);
  assert.equal(sees({ ...actor, scopes: [], assigned: [] }, { unitPath: "990100.101.", subjectId: "s1" }), false);
});

import assert from "node:assert/strict";
import type { FilingValues } from "../../../src/core/form/filing-values.ts";
import { asOwner, goalValues, type FilingWorld } from "../filings/city.ts";

export const YEAR = 2026;

/** P2 becomes a transfer payment of the roads unit, with a goal that has its letter; its id. */
export async function transferPayment(world: FilingWorld, values: FilingValues = withTerm(goalValues())): Promise<string> {
  await asOwner(world, async (client) => void (await client.query("update hengji.subject set kind = 'transfer-payment', name = '农村公路养护补助' where code = 'P2'")));
  await world.approved("P2", YEAR, values);
  return world.subject("P2");
}

/** A goal of the year with one of the whole term, as the form of a transfer payment asks for it. */
export function withTerm({ goal, rows, ...rest }: FilingValues): FilingValues {
  return { ...rest, goal: { ...goal, term: "三年内完成全部农村公路的养护。" }, rows: rows.map((row) => ({ ...row, termTarget: row.target })) };
}

export async function bodyOf(world: FilingWorld, code: string): Promise<string> {
  const [row] = await world.see<{ id: string }>(`select id from hengji.org_unit where code = '${code}'`);
  return row?.id ?? assert.fail(code);
}

/** Gives a goal its letter without the hands before it. */
export async function frozen(world: FilingWorld, filingId: string): Promise<void> {
  await asOwner(world, async (client) => {
    await client.query("update hengji.filing set frozen_digest = content_digest, approval_id = gen_random_uuid(), step = 'approved', holder = null where id = $1", [filingId]);
  });
}

/** What a region reports of its part: its goal as it began, approved, and a self-evaluation with these actual values. */
export async function reported(world: FilingWorld, officer: string, subjectId: string, actuals: Readonly<Record<string, string>>, money: readonly [budget: string, executed: string], submit = true): Promise<string> {
  const goal = await world.call(officer, `POST /api/${YEAR}/goal/filings`, { subjectId, from: "blank" });
  assert.equal(goal.status, 201, JSON.stringify(goal.json));
  await frozen(world, String(goal.json["id"]));
  const begun = await world.call(officer, `POST /api/${YEAR}/self-evaluation/filings`, { subjectId, from: "blank" });
  assert.equal(begun.status, 201, JSON.stringify(begun.json));
  const id = String(begun.json["id"]);
  const path = `/api/${YEAR}/self-evaluation/filings/${id}`;
  const values = (await world.call(officer, `GET ${path}`)).json["values"] as FilingValues;
  const filled: FilingValues = {
    ...values, goal: { ...values.goal, actual: "按计划完成。" },
    funds: values.funds.map((line) => (line.id === "total" || line.id === "central" ? { ...line, initialBudget: line.id === "total" ? line.initialBudget : "", adjustedBudget: money[0], executed: money[1] } : { ...line, initialBudget: "" })),
    rows: values.rows.map((row) => ({ ...row, actual: actuals[row.id] ?? "", score: row.points, reason: "说明。" })),
  };
  const saved = await world.call(officer, `PUT ${path}`, { values: filled, expectedVersion: 1 });
  assert.equal(saved.status, 200, JSON.stringify(saved.json));
  if (submit) await world.moved(YEAR, "self-evaluation", id, 2, [`${officer} submit`]);
  return id;
}

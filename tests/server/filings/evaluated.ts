import assert from "node:assert/strict";
import type { FilingValues } from "../../../src/core/form/filing-values.ts";
import type { FilingWorld } from "./city.ts";

const REACHED: Readonly<Record<string, readonly [string, string]>> = { r1: ["120公里", "30"], r2: ["96%", "20"], r3: ["36个", "30"], r4: ["93%", "10"] };

/** A self-evaluation of 2026 that its officer has filled; at version 2. Its goal gets its letter first. */
export async function filledEvaluation(world: FilingWorld, code: string): Promise<{ readonly id: string; readonly values: FilingValues }> {
  await world.approved(code, 2026);
  const { json } = await world.call("officer", "POST /api/2026/self-evaluation/filings", { subjectId: world.subject(code), from: "blank" });
  const id = String(json["id"]);
  const path = `/api/2026/self-evaluation/filings/${id}`;
  const begun = (await world.call("officer", `GET ${path}`)).json["values"] as FilingValues;
  const values: FilingValues = {
    ...begun, goal: { ...begun.goal, actual: "全部完成。" },
    funds: begun.funds.map((line) => (line.id === "total" || line.id === "appropriation" ? { ...line, adjustedBudget: "320.5", executed: "320.5" } : line)),
    rows: begun.rows.map((row) => ({ ...row, actual: REACHED[row.id]![0], score: REACHED[row.id]![1] })),
  };
  const saved = await world.call("officer", `PUT ${path}`, { values, expectedVersion: 1 });
  assert.equal(saved.status, 200, JSON.stringify(saved.json));
  return { id, values };
}

/** The hands that it goes through up to its grade; P1 has a reviewer. */
const movesOf = (code: string): readonly string[] => ["officer submit", "head approve", "department approve", ...(code === "P1" ? ["reviewer approve"] : []), "performance approve", "leader confirm"];

/** One that has its grade. */
export async function confirmedEvaluation(world: FilingWorld, code: string): Promise<string> {
  const { id } = await filledEvaluation(world, code);
  await world.moved(2026, "self-evaluation", id, 2, movesOf(code));
  return id;
}

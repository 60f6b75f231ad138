import type { ClientBase, Pool } from "pg";

/** How the rows go to the database: one by one within a transaction, or all with one statement. */
export type BareWay = "a statement each" | "one statement";

const COLUMNS = ["filing", "level1", "level2", "level3", "target", "points", "content"] as const;
const ROW = ["6f1c4a52-9d2b-4c7e-8a13-2f5b7c9d0e41", "产出指标", "数量指标", "农村公路日常养护里程", "≥120公里", 10, "按季度分段实施，全年完成养护计划并通过验收。".repeat(3)];
/** One for the head of a form and one for each of its 12 indicators. */
const ROWS = Array.from({ length: 13 }, () => ROW);
const INSERT = `insert into public.bare (${COLUMNS.join(", ")}) values`;
const EACH = `${INSERT} ${holes(0)}`;
const ALL = `${INSERT} ${ROWS.map((_, line) => holes(line)).join(", ")}`;

export async function makeBareTable(to: ClientBase | Pool): Promise<void> {
  await to.query("create table if not exists public.bare (id uuid primary key default gen_random_uuid(), filing text, level1 text, level2 text, level3 text, target text, points integer, content text, at timestamptz default now()) with (autovacuum_enabled = false)");
}

/** As much text as a saved form of 12 indicators has, in 13 rows, all values bound and statements prepared. */
export async function bareInsert(client: ClientBase, way: BareWay): Promise<void> {
  if (way === "one statement") {
    await client.query({ name: "all", text: ALL, values: ROWS.flat() });
    return;
  }
  await client.query("begin");
  for (const values of ROWS) await client.query({ name: "each", text: EACH, values });
  await client.query("commit");
}

function holes(line: number): string {
  return `(${COLUMNS.map((_, column) => `$${line * COLUMNS.length + column + 1}`).join(", ")})`;
}

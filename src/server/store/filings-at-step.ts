import type { Tx } from "./db.ts";
import type { Season } from "./filing-list.ts";

/** Ids of the filings of a department that are at a step, no more than so many, and how many there are. */
export async function filingsAtStep(tx: Tx, { region, year, stage }: Season, departmentId: string, step: string, most: number): Promise<{ readonly ids: readonly string[]; readonly count: number }> {
  const found = tx.selectFrom("filing").where("region", "=", region).where("year", "=", year).where("stage", "=", stage).where("step", "=", step).where("department_id", "=", departmentId);
  const rows = await found.select("id").orderBy("id").limit(most + 1).execute();
  if (rows.length <= most) return { ids: rows.map(({ id }) => id), count: rows.length };
  const { count } = await found.select(({ fn }) => fn.countAll<string>().as("count")).executeTakeFirstOrThrow();
  return { ids: [], count: Number(count) };
}

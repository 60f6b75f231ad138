import { sql, type RawBuilder } from "kysely";
import type { Tx } from "./db.ts";
import type { Reach } from "./reach.ts";
import { expected, type ReportedSeason } from "./season-standing.ts";

/** Of each season, at its place, how many subjects within reach have to report and can, and have no filing yet; of one body alone where it is named. One statement for all of them. */
export async function countNotBegun(tx: Tx, seasons: readonly ReportedSeason[], reach: Reach, unitId: string | null): Promise<readonly number[]> {
  if (seasons.length === 0) return [];
  const ofUnit = unitId === null ? sql`true` : sql`due.unit_id = ${unitId}`;
  const counts = seasons.map((season, at): RawBuilder<unknown> => sql`select ${at}::int as at, count(*)::int as count from (${expected(season, reach)}) as due where due.filing_id is null and ${ofUnit}`);
  const { rows } = await sql<{ readonly at: number; readonly count: number }>`${sql.join(counts, sql` union all `)}`.execute(tx);
  const found = new Map(rows.map(({ at, count }) => [at, count]));
  return seasons.map((_, at) => found.get(at) ?? 0);
}

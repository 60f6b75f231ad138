import { sql } from "kysely";
import { SCHEMA, type Tx } from "./db.ts";

/** What stands behind a subject's year where its next form is to be begun. */
export interface Beginning {
  /** The goal of the year; null where there is none. */
  readonly goalId: string | null;
  /** 豁免目标 stands. */
  readonly waived: boolean;
  /** A goal was passed down to it, as part of a transfer payment, and not taken away again. */
  readonly passedDown: boolean;
}

/** By the ids of the subjects. */
export async function beginningsOf(tx: Tx, region: string, year: number, subjectIds: readonly string[]): Promise<ReadonlyMap<string, Beginning>> {
  if (subjectIds.length === 0) return new Map();
  const { rows } = await sql<Beginning & { readonly id: string }>`
    select asked.id,
      (select goal.id from ${sql.id(SCHEMA, "filing")} as goal where goal.region = ${region} and goal.subject_id = asked.id and goal.year = ${year} and goal.stage = 'goal') as "goalId",
      exists (select from ${sql.id(SCHEMA, "goal_waiver")} as waiver where waiver.region = ${region} and waiver.subject_id = asked.id and waiver.year = ${year} and waiver.taken_back_at is null) as waived,
      coalesce((select part.content is not null from ${sql.id(SCHEMA, "regional_part")} as part
        where part.region = ${region} and part.subject_id = asked.id and part.year = ${year} order by part.version desc limit 1), false) as "passedDown"
    from unnest(${[...subjectIds]}::uuid[]) as asked (id)`.execute(tx);
  return new Map(rows.map(({ id, ...beginning }) => [id, beginning]));
}

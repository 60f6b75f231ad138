import { sql } from "kysely";
import { SCHEMA, type Tx } from "./db.ts";

/** 催办 of whoever has the turn of an application. */
export interface UrgingOfApplication {
  readonly applicationId: string;
  readonly step: string;
  readonly round: number;
  readonly said: string;
  readonly personId: string;
  readonly by: string;
  readonly at: Date;
}

/** 延期 of the turn that an application was at. */
export interface ExtensionOfApplication {
  readonly applicationId: string;
  readonly step: string;
  readonly round: number;
  readonly until: string;
  readonly at: Date;
}

/** Urgings of several applications, the oldest first; they stand with those of filings. */
export async function urgingsOfApplications(tx: Tx, region: string, ids: readonly string[]): Promise<readonly UrgingOfApplication[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<UrgingOfApplication>`
    select urging.filing_id as "applicationId", urging.step, urging.round, urging.said, urging.person_id as "personId", coalesce(person.name, '') as by, urging.at
    from ${sql.id(SCHEMA, "urging")} as urging left join ${sql.id(SCHEMA, "person")} as person on person.region = urging.region and person.id = urging.person_id
    where urging.region = ${region} and urging.filing_id = any(${[...ids]}::uuid[]) order by urging.at, urging.id`.execute(tx);
  return rows;
}

/** Extensions of several applications, the oldest first. */
export async function extensionsOfApplications(tx: Tx, region: string, ids: readonly string[]): Promise<readonly ExtensionOfApplication[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<ExtensionOfApplication>`
    select filing_id as "applicationId", step, round, to_char(until_day, 'YYYY-MM-DD') as until, at
    from ${sql.id(SCHEMA, "extension")} where region = ${region} and filing_id = any(${[...ids]}::uuid[]) order by at, id`.execute(tx);
  return rows;
}

/** 逾期升级: says on applications which turn was told of, and to whom. */
export async function tellOfApplication(tx: Tx, region: string, { id, turn, to, at }: { readonly id: string; readonly turn: string; readonly to: string; readonly at: Date }): Promise<void> {
  await tx.updateTable("ex_ante").set({ escalated_turn: turn, escalated_to: to, escalated_at: at }).where("region", "=", region).where("id", "=", id).execute();
}

/** What was told further up for being late is in time again. */
export async function forgetTold(tx: Tx, region: string, id: string): Promise<void> {
  await tx.updateTable("ex_ante").set({ escalated_turn: null, escalated_to: null, escalated_at: null }).where("region", "=", region).where("id", "=", id).execute();
}

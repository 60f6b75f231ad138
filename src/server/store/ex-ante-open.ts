import { sql, type RawBuilder } from "kysely";
import type { MaterialState } from "../../core/ex-ante/completeness.ts";
import type { ExAnteHand, ExAnteState } from "../../core/ex-ante/procedure.ts";
import type { Conclusion, ExAnteLevel } from "../../core/ex-ante/scheme.ts";
import type { SheetRatings } from "../../core/ex-ante/score-sheet.ts";
import { SCHEMA, type Tx } from "./db.ts";
import { withinReach, type Reach } from "./reach.ts";

/** An application that is under way, without what it says. */
export interface OpenApplication {
  readonly id: string;
  readonly year: number;
  readonly name: string;
  readonly unitId: string;
  readonly unitPath: string;
  readonly unit: string;
  readonly department: string;
  /** Null where the subject is not seen: an expert sees the application alone. */
  readonly kind: string | null;
  readonly scheme: string;
  readonly packDigest: string;
  readonly level: ExAnteLevel;
  readonly state: ExAnteState;
  readonly stateSince: Date;
  readonly round: number;
  readonly amountFen: string | null;
  readonly hands: readonly ExAnteHand[];
  readonly conclusion: Conclusion | null;
  /** 逾期升级: the turn that was told of, to which role and when; null where none was. */
  readonly escalatedTurn: string | null;
  readonly escalatedTo: string | null;
  readonly escalatedAt: Date | null;
}

/** An expert's sheet of the round that is under way. */
export interface OpenSheet {
  readonly applicationId: string;
  readonly personId: string;
  readonly assignedAt: Date;
  readonly submittedAt: Date | null;
  readonly ratings: SheetRatings;
}

/** What came back to the unit: by whom and why. */
export interface LastReturn {
  readonly applicationId: string;
  readonly by: string;
  readonly opinion: string;
}

const application = sql.id(SCHEMA, "ex_ante");

/** Applications of all years under way within reach, or that a person is asked to judge, the longest wait first. */
export async function openApplications(tx: Tx, region: string, reach: Reach, personId: string, limit: number): Promise<readonly OpenApplication[]> {
  return selected(tx, region, sql<boolean>`(${withinReach(sql`ex_ante.unit_path`, sql`ex_ante.subject_id`, { ...reach, assigned: [] })}
    or exists (select 1 from ${sql.id(SCHEMA, "ex_ante_expert")} as expert where expert.region = ex_ante.region and expert.application_id = ex_ante.id and expert.person_id = ${personId} and expert.released_at is null))`, limit);
}

/** All of the region, for the house itself. */
export async function everyOpenApplication(tx: Tx, region: string, limit: number): Promise<readonly OpenApplication[]> {
  return selected(tx, region, sql<boolean>`true`, limit);
}

/** One within sight; null where it has ended. */
export async function openApplication(tx: Tx, region: string, id: string): Promise<OpenApplication | null> {
  return (await selected(tx, region, sql<boolean>`ex_ante.id = ${id}`, 1))[0] ?? null;
}

async function selected(tx: Tx, region: string, which: RawBuilder<boolean>, limit: number): Promise<readonly OpenApplication[]> {
  const { rows } = await sql<Omit<OpenApplication, "hands"> & { readonly hands: string }>`
    select ex_ante.id, ex_ante.year, ex_ante.name, ex_ante.unit_id as "unitId", ex_ante.unit_path as "unitPath", ex_ante.unit_name as unit, ex_ante.department_name as department, subject.kind, ex_ante.scheme, ex_ante.pack_digest as "packDigest",
      ex_ante.level, ex_ante.state, ex_ante.state_since as "stateSince", ex_ante.round, ex_ante.amount_fen::text as "amountFen", ex_ante.hands, ex_ante.conclusion,
      ex_ante.escalated_turn as "escalatedTurn", ex_ante.escalated_to as "escalatedTo", ex_ante.escalated_at as "escalatedAt"
    from ${application} as ex_ante left join ${sql.id(SCHEMA, "subject")} as subject on subject.region = ex_ante.region and subject.id = ex_ante.subject_id
    where ex_ante.region = ${region} and ex_ante.state not in ('accepted', 'rejected') and not (ex_ante.state = 'concluded' and ex_ante.conclusion = 'reject') and ${which}
    order by ex_ante.state_since, ex_ante.id limit ${sql.lit(limit)}`.execute(tx);
  return rows.map((row) => ({ ...row, hands: JSON.parse(row.hands) as ExAnteHand[] }));
}

/** Sheets of those who were asked in an application's own round and neither stepped aside nor were released, as far as the asker sees them. */
export async function openSheets(tx: Tx, region: string, ids: readonly string[]): Promise<readonly OpenSheet[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Omit<OpenSheet, "ratings"> & { readonly content: string }>`
    select expert.application_id as "applicationId", expert.person_id as "personId", expert.assigned_at as "assignedAt", expert.submitted_at as "submittedAt", expert.content
    from ${sql.id(SCHEMA, "ex_ante_expert")} as expert join ${application} as ex_ante on ex_ante.region = expert.region and ex_ante.id = expert.application_id and ex_ante.round = expert.round
    where expert.region = ${region} and expert.application_id = any(${[...ids]}::uuid[]) and expert.released_at is null and expert.interest is null
    order by expert.assigned_at, expert.id`.execute(tx);
  return rows.map(({ content, ...row }) => ({ ...row, ratings: (JSON.parse(content) as { ratings: SheetRatings }).ratings }));
}

/** Materials of several applications; what is not named is missing. */
export async function openMaterials(tx: Tx, region: string, ids: readonly string[]): Promise<readonly { readonly applicationId: string; readonly material: string; readonly state: MaterialState; readonly note: string }[]> {
  if (ids.length === 0) return [];
  const rows = await tx.selectFrom("ex_ante_material").select(["application_id", "material", "state", "note"]).where("region", "=", region).where("application_id", "in", [...ids]).orderBy("material").execute();
  return rows.map(({ application_id: applicationId, ...row }) => ({ applicationId, ...row }));
}

export async function lastReturns(tx: Tx, region: string, ids: readonly string[]): Promise<readonly LastReturn[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<LastReturn>`
    select distinct on (step.application_id) step.application_id as "applicationId", step.opinion, coalesce(person.name, '') as by
    from ${sql.id(SCHEMA, "ex_ante_step")} as step left join ${sql.id(SCHEMA, "person")} as person on person.region = step.region and person.id = step.person_id
    where step.region = ${region} and step.application_id = any(${[...ids]}::uuid[]) and step.to_state = 'returned'
    order by step.application_id, step.at desc, step.id desc`.execute(tx);
  return rows;
}

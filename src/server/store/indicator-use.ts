import { sql } from "kysely";
import type { PractisedRow } from "../../core/library/suggest.ts";
import { SCHEMA, type Tx } from "./db.ts";

const use = sql.id(SCHEMA, "indicator_use");
/** Practice older than this says little about next year. */
const YEARS_BACK = 5;
const MOST_ROWS = 600;

interface Row {
  readonly year: number;
  readonly subject_id: string;
  readonly level1: string;
  readonly level2: string;
  readonly level3: string;
  readonly target: string;
  readonly card_code: string | null;
  readonly card_version: number | null;
}

const SHOWN = sql`used.year, used.subject_id, used.level1, used.level2, used.level3, used.target, used.card_code, used.card_version`;

/** Rows of the goals that this subject had approved in years before. */
export async function ownPractice(tx: Tx, region: string, subjectId: string, year: number): Promise<readonly PractisedRow[]> {
  const { rows } = await sql<Row>`select ${SHOWN} from ${use} as used
    where used.region = ${region} and used.subject_id = ${subjectId} and used.year < ${year} and used.year >= ${year - YEARS_BACK} and used.approved order by used.year desc, used.row_id limit ${sql.lit(MOST_ROWS)}`.execute(tx);
  return rows.map(practised);
}

/** Rows at one place of the goals that others of the same department have, as far as nothing of them is withheld. */
export async function similarPractice(tx: Tx, region: string, { departmentId, subjectId, level2, year }: { readonly departmentId: string; readonly subjectId: string; readonly level2: string; readonly year: number }): Promise<readonly PractisedRow[]> {
  const { rows } = await sql<Row>`select ${SHOWN} from ${use} as used
    where used.region = ${region} and used.department_id = ${departmentId} and used.level2 = ${level2} and used.year <= ${year} and used.year >= ${year - YEARS_BACK} and used.subject_id <> ${subjectId} and used.approved and used.shared
    order by used.year desc limit ${sql.lit(MOST_ROWS)}`.execute(tx);
  return rows.map(practised);
}

export interface CardUse {
  readonly filingId: string;
  readonly year: number;
  readonly name: string;
  readonly unit: string;
  readonly version: number;
  readonly target: string;
  /** Whether it has its letter. */
  readonly approved: boolean;
}

/** How many goals name a card, as far as the asker may know of them. */
export async function countUses(tx: Tx, region: string, codes: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (codes.length === 0) return new Map();
  const { rows } = await sql<{ card_code: string; count: number }>`select used.card_code, count(distinct used.filing_id)::int as count from ${use} as used where used.region = ${region} and used.card_code = any(${codes}::text[]) group by 1`.execute(tx);
  return new Map(rows.map(({ card_code: code, count }) => [code, count]));
}

/** The goals that name a card, of those whose filings the asker sees; the newest year first. */
export async function usesOf(tx: Tx, region: string, code: string, limit: number): Promise<readonly CardUse[]> {
  const { rows } = await sql<{ id: string; year: number; name: string; unit_name: string; card_version: number; target: string; approved: boolean }>`select filing.id, filing.year, filing.name, filing.unit_name, used.card_version, used.target, used.approved
    from ${use} as used join ${sql.id(SCHEMA, "filing")} as filing on filing.region = used.region and filing.id = used.filing_id
    where used.region = ${region} and used.card_code = ${code} order by filing.year desc, filing.name, filing.id, used.row_id limit ${limit}`.execute(tx);
  return rows.map(({ id, year, name, unit_name: unit, card_version: version, target, approved }) => ({ filingId: id, year, name, unit, version, target, approved }));
}

/** How many goals of each year name a card, as far as the asker may know of them. */
export async function countUsesByYear(tx: Tx, region: string, code: string): Promise<readonly { readonly year: number; readonly goals: number }[]> {
  const { rows } = await sql<{ year: number; goals: number }>`select used.year, count(distinct used.filing_id)::int as goals from ${use} as used where used.region = ${region} and used.card_code = ${code} group by 1 order by 1 desc`.execute(tx);
  return rows;
}

/** Targets that approved goals set under a card, and nothing about whose they are. */
export async function targetsUnder(tx: Tx, region: string, code: string): Promise<readonly { readonly year: number; readonly target: string }[]> {
  const { rows } = await sql<{ year: number; target: string }>`select used.year, used.target from ${use} as used where used.region = ${region} and used.card_code = ${code} and used.approved order by used.year desc limit ${sql.lit(MOST_ROWS)}`.execute(tx);
  return rows;
}

function practised(row: Row): PractisedRow {
  return {
    year: row.year, subjectId: row.subject_id, level1: row.level1, level2: row.level2, level3: row.level3, target: row.target,
    card: row.card_code === null || row.card_version === null ? null : { code: row.card_code, version: row.card_version },
  };
}

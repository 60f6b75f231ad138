import { sql } from "kysely";
import type { ReachedRow } from "../../core/form/card-results.ts";
import type { Stage } from "../../core/form/filing-values.ts";
import { SCHEMA, type Tx } from "./db.ts";

/** A line of a self-evaluation that came to its end, as the asker sees it. */
export interface CardResult extends ReachedRow {
  readonly version: number;
  readonly name: string;
  readonly unit: string;
}

const result = sql.id(SCHEMA, "indicator_result");
const filing = sql.id(SCHEMA, "filing");

/** What self-evaluations reached under a card, and nothing about whose they are. */
export async function resultsUnder(tx: Tx, region: string, code: string): Promise<readonly ReachedRow[]> {
  const { rows } = await sql<ReachedRow>`select reached.year, reached.filing_id as "filingId", reached.level1, reached.level2, reached.level3, reached.target, reached.actual
    from ${result} as reached where reached.region = ${region} and reached.card_code = ${code}`.execute(tx);
  return rows;
}

/** The same with whose they are, of those whose filings the asker sees; the newest year first. */
export async function resultsOf(tx: Tx, region: string, code: string, limit: number): Promise<readonly CardResult[]> {
  const { rows } = await sql<CardResult>`select reached.year, reached.filing_id as "filingId", reached.level1, reached.level2, reached.level3, reached.target, reached.actual, reached.card_version as version, filing.name, filing.unit_name as unit
    from ${result} as reached join ${filing} as filing on filing.region = reached.region and filing.id = reached.filing_id
    where reached.region = ${region} and reached.card_code = ${code} order by reached.year desc, filing.name, filing.id, reached.row_id limit ${limit}`.execute(tx);
  return rows;
}

export interface CardInDraft {
  readonly filingId: string;
  readonly year: number;
  readonly stage: Stage;
  readonly name: string;
}

/** Drafts that nobody has saved yet and that name a card, of those that are the asker's own. */
export async function draftsWith(tx: Tx, region: string, personId: string, code: string): Promise<readonly CardInDraft[]> {
  const { rows } = await sql<CardInDraft>`select filing.id as "filingId", filing.year, filing.stage, filing.name from ${sql.id(SCHEMA, "filing_draft")} as draft
      join ${filing} as filing on filing.region = draft.region and filing.id = draft.filing_id
    where draft.region = ${region} and draft.person_id = ${personId} and position(${`"card":"${code}@`} in draft.content) > 0 order by filing.year desc, filing.name, filing.id`.execute(tx);
  return rows;
}

import { sql } from "kysely";
import type { Stage } from "../../core/form/filing-values.ts";
import { SCHEMA, type Tx } from "./db.ts";

/** A unit below a department, with what it files of itself as a whole. */
export interface UnitFiling {
  readonly code: string;
  readonly unit: string;
  /** The form of the unit as a whole; null where none was begun. A unit with several has a row for each. */
  readonly filing: { readonly id: string; readonly step: string; readonly workflow: string; readonly workflowVersion: number; readonly content: string } | null;
}

interface Row {
  readonly code: string;
  readonly unit: string;
  readonly id: string | null;
  readonly step: string | null;
  readonly workflow: string | null;
  readonly workflow_version: number | null;
  readonly content: string | null;
}

/** 系统: all units below a body as the tree stood on a day, in its order, each with its own form of a year, stage and period. */
export async function unitsBelow(tx: Tx, region: string, path: string, day: string, { year, stage, period }: { readonly year: number; readonly stage: Stage; readonly period: number }): Promise<readonly UnitFiling[]> {
  const { rows } = await sql<Row>`
    select unit.code, unit.name as unit, filing.id, filing.step, filing.workflow, filing.workflow_version, filing.content
    from ${sql.id(SCHEMA, "unit_standing")} as unit
      left join ${sql.id(SCHEMA, "filing")} as filing on filing.region = unit.region and filing.unit_id = unit.unit_id and filing.subject_kind = 'unit-overall'
        and filing.year = ${year} and filing.stage = ${stage} and filing.period = ${period}
    where unit.region = ${region} and unit.kind = 'unit' and starts_with(unit.path, ${path}) and unit.path <> ${path}
      and unit.valid_from <= ${day}::date and (unit.valid_to is null or unit.valid_to > ${day}::date)
    order by unit.path, filing.id`.execute(tx);
  return rows.map(({ code, unit, id, step, workflow, workflow_version: workflowVersion, content }) => ({
    code, unit, filing: id === null || step === null || workflow === null || workflowVersion === null || content === null ? null : { id, step, workflow, workflowVersion, content },
  }));
}

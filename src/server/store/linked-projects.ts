import { sql } from "kysely";
import { decimal, divide } from "../../core/basics/decimal.ts";
import type { LinkedProject } from "../../core/form/task-problems.ts";
import { SCHEMA, type Tx } from "./db.ts";

const FEN_IN_WAN = decimal("1000000");

/** 关联项目: those of these codes that stand below a body, with the money each has at the beginning of the year. */
export async function linkedProjects(tx: Tx, { region, year, unitPath }: { readonly region: string; readonly year: number; readonly unitPath: string }, codes: readonly string[]): Promise<readonly LinkedProject[]> {
  if (codes.length === 0) return [];
  const { rows } = await sql<{ code: string; fen: string | null }>`
    select subject.code, (select sum(budget.initial_fen)::text from ${sql.id(SCHEMA, "budget")} as budget where budget.region = subject.region and budget.subject_id = subject.id and budget.year = ${year}) as fen
    from ${sql.id(SCHEMA, "subject")} as subject
    where subject.region = ${region} and not subject.classified and starts_with(subject.unit_path, ${unitPath}) and subject.code = any(${[...codes]}::text[])`.execute(tx);
  return rows.map(({ code, fen }) => ({ code, amount: fen === null ? null : divide(decimal(fen), FEN_IN_WAN, 6, "cut") }));
}

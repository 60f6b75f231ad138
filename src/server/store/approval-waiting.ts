import { sql } from "kysely";
import type { HeldState } from "../../core/workflow/filing-state.ts";
import type { Taken } from "../../core/workflow/workflow.ts";
import { SCHEMA, type Tx } from "./db.ts";
import { HANDLER, handlerOf } from "./handler.ts";
import { withinReach, type Reach } from "./reach.ts";

/** A goal that waits for its approval. */
export interface WaitingGoal {
  readonly id: string;
  readonly departmentId: string;
  readonly department: string;
  readonly name: string;
  readonly unit: string;
  readonly amountFen: string | null;
  readonly version: number;
  readonly since: Date;
  readonly workflow: string;
  readonly workflowVersion: number;
  readonly state: HeldState;
  /** Of its department, over all that wait and not only those that are given. */
  readonly waiting: number;
  readonly departmentFen: string | null;
}

/** Goals at these steps by department, and of each department no more than so many, those that wait longest first. */
export async function waitingGoals(tx: Tx, region: string, year: number, steps: readonly string[], reach: Reach, most: number): Promise<readonly WaitingGoal[]> {
  if (steps.length === 0) return [];
  const { rows } = await sql<Omit<WaitingGoal, "state"> & StateRow>`
    select id, department_id as "departmentId", department_name as department, name, unit_name as unit, amount_fen::text as "amountFen", version, step_since as since,
      waiting::int, department_fen::text as "departmentFen", workflow, workflow_version as "workflowVersion",
      subject_id as "subjectId", unit_path as "unitPath", unit_id as "unitId", step, round, taken, extended_until::text as "extendedUntil", ${HANDLER} as handler
    from (
      select filing.*, row_number() over (partition by department_id order by step_since, id) as place, count(*) over (partition by department_id) as waiting,
        sum(amount_fen) over (partition by department_id) as department_fen
      from ${sql.id(SCHEMA, "filing")} as filing
      where filing.region = ${region} and filing.year = ${year} and filing.stage = 'goal' and filing.step = any(${steps})
        and ${withinReach(sql`filing.unit_path`, sql`filing.subject_id`, reach)}
    ) as filing where place <= ${most} order by department_name, department_id, place`.execute(tx);
  return rows.map(({ subjectId, unitPath, unitId, step, round, taken, extendedUntil, handler, ...goal }) => ({
    ...goal,
    state: {
      subjectId, unitPath, unitId, departmentId: goal.departmentId, year, amountFen: goal.amountFen === null ? null : BigInt(goal.amountFen), step, round, taken: JSON.parse(taken) as readonly Taken[], extendedUntil, handler: handlerOf(handler),
    },
  }));
}

interface StateRow {
  readonly subjectId: string;
  readonly unitPath: string;
  readonly unitId: string;
  readonly step: string;
  readonly round: number;
  readonly taken: string;
  readonly extendedUntil: string | null;
  readonly handler: string | null;
}

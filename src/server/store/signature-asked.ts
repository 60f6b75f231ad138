import { sql, type RawBuilder } from "kysely";
import type { Actor } from "../../core/access/actor.ts";
import type { Stage } from "../../core/form/filing-values.ts";
import type { HeldState } from "../../core/workflow/filing-state.ts";
import type { Taken } from "../../core/workflow/workflow.ts";
import { SCHEMA, type Tx } from "./db.ts";
import { withinReach } from "./reach.ts";

/** A step of a workflow whose signers include the asker's post. */
export interface StepToSign {
  readonly workflow: string;
  readonly workflowVersion: number;
  readonly step: string;
}

/** A filing that waits for signatures, with what decides whether one's own is among them. */
export interface FilingToJudge extends HeldState {
  readonly id: string;
  readonly stage: Stage;
  readonly name: string;
  readonly workflow: string;
  readonly workflowVersion: number;
  readonly since: Date;
  /** Who added the post (加签); null where the workflow asks it. */
  readonly by: string | null;
}

const filing = sql.id(SCHEMA, "filing");
const COLUMNS = sql`filing.id, filing.stage, filing.year, filing.name, filing.workflow, filing.workflow_version as "workflowVersion", filing.subject_id as "subjectId", filing.unit_path as "unitPath",
  filing.unit_id as "unitId", filing.amount_fen as "amountFen", filing.step, filing.round, filing.taken`;

interface Row extends Omit<FilingToJudge, "taken" | "amountFen"> {
  readonly taken: string;
  readonly amountFen: string | null;
}

/** What a post was added to (加签), wherever it stands; one's own signature may be there already. */
export async function addedToSign(tx: Tx, region: string, postId: string, limit: number): Promise<readonly FilingToJudge[]> {
  const { rows } = await sql<Row>`
    select ${COLUMNS}, asked.at as since, coalesce(asker.name, '') as by
    from ${sql.id(SCHEMA, "asked_signer")} as asked
      join ${filing} as filing on filing.region = asked.region and filing.id = asked.filing_id and filing.step = asked.step and filing.round = asked.round and filing.holder is not null
      left join ${sql.id(SCHEMA, "person")} as asker on asker.region = asked.region and asker.id = asked.person_id
    where asked.region = ${region} and asked.signer_post = ${postId} and asked.taken_back_at is null order by asked.at limit ${sql.lit(limit)}`.execute(tx);
  return rows.map(judged);
}

/**
 * Filings at these steps. Those that nobody has signed and the asker never had in hand wait for the asker's signature without a doubt: they are
 * counted, and the first of them named. The few others are given to be judged one by one.
 */
export async function waitingToBeSigned(
  tx: Tx, region: string, actor: Actor, steps: readonly StepToSign[], shown: number, limit: number,
): Promise<{ readonly plain: number; readonly first: readonly FilingToJudge[]; readonly others: readonly FilingToJudge[] }> {
  const at = sql.join(steps.map(({ workflow, workflowVersion, step }) => sql`(filing.workflow = ${workflow} and filing.workflow_version = ${workflowVersion} and filing.step = ${step})`), sql` or `);
  const here = sql`filing.region = ${region} and filing.holder is not null and filing.step = any(${[...new Set(steps.map(({ step }) => step))]}) and (${at})
    and ${withinReach(sql`filing.unit_path`, sql`filing.subject_id`, actor)}`;
  const isPlain = sql`strpos(filing.taken, ${actor.personId}) = 0 and filing.unit_id <> ${actor.unitId} and not exists (
    select from ${sql.id(SCHEMA, "signature")} as made where made.region = filing.region and made.filing_id = filing.id)`;
  const read = (which: RawBuilder<unknown>, most: number): Promise<{ rows: Row[] }> =>
    sql<Row>`select ${COLUMNS}, filing.step_since as since, null as by from ${filing} as filing where ${here} and ${which} order by filing.step_since, filing.id limit ${sql.lit(most)}`.execute(tx);
  const { rows: [counted] } = await sql<{ plain: number }>`select count(*)::int as plain from ${filing} as filing where ${here} and ${isPlain}`.execute(tx);
  const first = counted!.plain === 0 ? { rows: [] } : await read(isPlain, shown);
  return { plain: counted!.plain, first: first.rows.map(judged), others: (await read(sql`not (${isPlain})`, limit)).rows.map(judged) };
}

function judged({ taken, amountFen, ...row }: Row): FilingToJudge {
  return { ...row, amountFen: amountFen === null ? null : BigInt(amountFen), taken: JSON.parse(taken) as Taken[] };
}

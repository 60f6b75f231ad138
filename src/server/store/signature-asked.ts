import { sql, type RawBuilder } from "kysely";
import type { Actor } from "../../core/access/actor.ts";
import type { Stage } from "../../core/form/filing-values.ts";
import type { HeldState } from "../../core/workflow/filing-state.ts";
import type { Taken } from "../../core/workflow/workflow.ts";
import { SCHEMA, type Tx } from "./db.ts";
import type { InboxFilter, InboxPage } from "./inbox.ts";
import { withinReach } from "./reach.ts";

/** A step of a workflow whose signers include the asker's post. */
export interface StepToSign {
  readonly workflow: string;
  readonly workflowVersion: number;
  readonly step: string;
}

/** A filing that waits for signatures. */
export interface FilingToSign {
  readonly id: string;
  readonly year: number;
  readonly stage: Stage;
  readonly step: string;
  readonly name: string;
  readonly workflow: string;
  readonly workflowVersion: number;
  readonly since: Date;
  /** Who added the post (加签); null where the workflow asks it. */
  readonly by: string | null;
}

/** The same with what decides whether one's own signature is among them. */
export interface FilingToJudge extends FilingToSign, HeldState {
  readonly year: number;
  readonly step: string;
}

const filing = sql.id(SCHEMA, "filing");
const SHOWN = sql`filing.id, filing.stage, filing.year, filing.name, filing.workflow, filing.workflow_version as "workflowVersion", filing.step`;
const JUDGED_BY = sql`filing.subject_id as "subjectId", filing.unit_path as "unitPath", filing.unit_id as "unitId", filing.amount_fen as "amountFen", filing.round, filing.taken, filing.extended_until as "extendedUntil"`;
const named = (pieces: readonly string[]): RawBuilder<unknown> => sql.join([sql`true`, ...pieces.map((piece) => sql`strpos(filing.plain_name, ${piece}) > 0`)], sql` and `);

interface Row extends Omit<FilingToJudge, "taken" | "amountFen"> {
  readonly taken: string;
  readonly amountFen: string | null;
}

/** What a post was added to (加签), wherever it stands; one's own signature may be there already. */
export async function addedToSign(tx: Tx, region: string, postId: string, pieces: readonly string[], limit: number): Promise<readonly FilingToJudge[]> {
  const { rows } = await sql<Row>`
    select ${SHOWN}, ${JUDGED_BY}, asked.at as since, coalesce(asker.name, '') as by
    from ${sql.id(SCHEMA, "asked_signer")} as asked
      join ${filing} as filing on filing.region = asked.region and filing.id = asked.filing_id and filing.step = asked.step and filing.round = asked.round and filing.holder is not null
      left join ${sql.id(SCHEMA, "person")} as asker on asker.region = asked.region and asker.id = asked.person_id
    where asked.region = ${region} and asked.signer_post = ${postId} and asked.taken_back_at is null and ${named(pieces)} order by asked.at limit ${sql.lit(limit)}`.execute(tx);
  return rows.map(judged);
}

/** Where the asker's signature is asked by a workflow, and of whom. */
export interface AskedByWorkflow {
  readonly region: string;
  readonly actor: Actor;
  readonly steps: readonly StepToSign[];
}

/** Filings that nobody has signed and the asker never had in hand wait for the asker's signature without a doubt; the few others are judged one by one. */
function conditions({ region, actor, steps }: AskedByWorkflow): { readonly here: RawBuilder<unknown>; readonly isPlain: RawBuilder<unknown> } {
  const at = sql.join(steps.map(({ workflow, workflowVersion, step }) => sql`(filing.workflow = ${workflow} and filing.workflow_version = ${workflowVersion} and filing.step = ${step})`), sql` or `);
  return {
    here: sql`filing.region = ${region} and filing.holder is not null and filing.step = any(${[...new Set(steps.map(({ step }) => step))]}) and (${at})
      and ${withinReach(sql`filing.unit_path`, sql`filing.subject_id`, actor)}`,
    isPlain: sql`strpos(filing.taken, ${actor.personId}) = 0 and filing.unit_id <> ${actor.unitId} and not exists (
      select from ${sql.id(SCHEMA, "signature")} as made where made.region = filing.region and made.filing_id = filing.id)`,
  };
}

/** How many there are beyond doubt, by year, stage and step. */
export async function countPlainToSign(tx: Tx, asked: AskedByWorkflow, pieces: readonly string[]): Promise<readonly { readonly year: number; readonly stage: Stage; readonly step: string; readonly count: number }[]> {
  const { here, isPlain } = conditions(asked);
  const { rows } = await sql<{ year: number; stage: Stage; step: string; count: number }>`select filing.year, filing.stage, filing.step, count(*)::int as count
    from ${filing} as filing where ${here} and ${isPlain} and ${named(pieces)} group by 1, 2, 3`.execute(tx);
  return rows;
}

/** A page of those, in the order in which they came; one more than asked for where there are more. */
export async function plainToSign(tx: Tx, asked: AskedByWorkflow, { year, stage, step, pieces }: InboxFilter, { order, after, limit }: InboxPage): Promise<readonly FilingToSign[]> {
  const { here, isPlain } = conditions(asked);
  const narrowed = [
    ...(year === undefined ? [] : [sql`filing.year = ${year}`]), ...(stage === undefined ? [] : [sql`filing.stage = ${stage}`]), ...(step === undefined ? [] : [sql`filing.step = ${step}`]),
    ...(after === null ? [] : [sql`(filing.step_since, filing.id) ${order === "asc" ? sql`>` : sql`<`} (${after.value}::timestamptz, ${after.id}::uuid)`]),
  ];
  const way = order === "asc" ? sql`asc` : sql`desc`;
  const { rows } = await sql<FilingToSign>`select ${SHOWN}, filing.step_since as since, null as by from ${filing} as filing
    where ${sql.join([here, isPlain, named(pieces), ...narrowed], sql` and `)} order by filing.step_since ${way}, filing.id ${way} limit ${limit + 1}`.execute(tx);
  return rows;
}

/** Those to be judged one by one: of which there is a doubt, or all of them. */
export async function doubtfulToSign(tx: Tx, asked: AskedByWorkflow, which: "doubtful" | "all", pieces: readonly string[], limit: number): Promise<readonly FilingToJudge[]> {
  const { here, isPlain } = conditions(asked);
  const { rows } = await sql<Row>`select ${SHOWN}, ${JUDGED_BY}, filing.step_since as since, null as by from ${filing} as filing
    where ${here} and ${which === "all" ? sql`true` : sql`not (${isPlain})`} and ${named(pieces)} order by filing.step_since, filing.id limit ${sql.lit(limit)}`.execute(tx);
  return rows.map(judged);
}

function judged({ taken, amountFen, ...row }: Row): FilingToJudge {
  return { ...row, amountFen: amountFen === null ? null : BigInt(amountFen), taken: JSON.parse(taken) as Taken[] };
}

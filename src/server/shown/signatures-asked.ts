import type { Stage } from "../../core/form/filing-values.ts";
import { OF_THE_UNIT } from "../../core/workflow/vacant-steps.ts";
import { stepOf } from "../../core/workflow/find-step.ts";
import { fits, signRefusal } from "../../core/workflow/signing.ts";
import type { Bilingual } from "../../core/workflow/workflow.ts";
import { workflowOfFiling } from "../../core/workflow/workflow-of-filing.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import type { InboxFilter, InboxPage } from "../store/inbox.ts";
import { findPostHolder, NOBODY } from "../store/post-holder.ts";
import { addedToSign, countPlainToSign, doubtfulToSign, plainToSign, type AskedByWorkflow, type FilingToSign } from "../store/signature-asked.ts";
import { signingsOf } from "../store/signing.ts";
import { pageOf } from "./inbox-order.ts";

export interface SignaturesAsked {
  /** How many filings wait for the asker's signature; the first of them are named. */
  readonly count: number;
  readonly items: readonly {
    readonly id: string; readonly year: number; readonly stage: Stage; readonly name: string; readonly step: string; readonly title: Bilingual; readonly since: string; readonly by: string | null;
  }[];
}

const SHOWN = 20;
/** Of those that have to be judged one by one. */
const MOST_JUDGED = 2000;

/** What waits for the asker's signature: in the database without a doubt, or judged here. */
export interface ToSign {
  /** Null where nothing is asked of the post but what was judged. */
  readonly plain: AskedByWorkflow | null;
  readonly judged: readonly FilingToSign[];
}

/** 请您签署: whatever waits for the asker's signature under these pieces of a name, because the workflow asks their post or because somebody added it. */
export async function toSign({ tx, region, now, acting, packs }: ActingContext, pieces: readonly string[] = []): Promise<ToSign> {
  const day = officeDay(now);
  const flows = packs.workflows.map((workflow) => ({ workflow, steps: workflow.steps.filter(({ countersign }) => countersign?.signers.some(({ role }) => role === acting.role) === true) })).filter(({ steps }) => steps.length > 0);
  const added = await addedToSign(tx, region, acting.postId, pieces, MOST_JUDGED);
  if (flows.length === 0 && added.length === 0) return { plain: null, judged: [] };

  // Assignments are of no matter where the unit of a post is asked.
  const unitPath = (await findPostHolder(tx, region, acting.postId, { unitPath: "", subjectId: NOBODY }, day))?.unitPath ?? "";
  const actor = { ...acting, unitPath };
  const steps = flows.flatMap(({ workflow, steps: signed }) =>
    signed.filter(({ countersign }) => countersign!.signers.some((signer) => fits(signer, actor))).map(({ id }) => ({ workflow: workflow.id, workflowVersion: workflow.version, step: id })),
  );
  const byWorkflow = steps.length === 0 ? null : { region, actor: acting, steps };
  // Those of the unit sign within its season, which no index knows.
  const isOfUnit = OF_THE_UNIT.includes(acting.role);
  const others = byWorkflow === null ? [] : await doubtfulToSign(tx, byWorkflow, isOfUnit ? "all" : "doubtful", pieces, MOST_JUDGED);
  const isAskedAnyway = ({ workflow, workflowVersion, step }: FilingToSign): boolean => steps.some((one) => one.workflow === workflow && one.workflowVersion === workflowVersion && one.step === step);
  const toJudge = [...others, ...added.filter((one) => !isAskedAnyway(one))];
  const signings = await signingsOf(tx, region, packs.roles, toJudge.map((filing) => ({ filing, step: stepOf(workflowOfFiling(packs, filing), filing.step) })));
  return {
    plain: isOfUnit ? null : byWorkflow,
    judged: toJudge.filter((filing) => signRefusal(workflowOfFiling(packs, filing), filing, signings.get(filing.id)!, actor, day) === null),
  };
}

/** How many there are by year, stage and step. */
export async function signatureCounts({ tx }: ActingContext, { plain, judged }: ToSign, pieces: readonly string[] = []): Promise<readonly { readonly year: number; readonly stage: Stage; readonly step: string; readonly count: number }[]> {
  return [...(plain === null ? [] : await countPlainToSign(tx, plain, pieces)), ...judged.map(({ year, stage, step }) => ({ year, stage, step, count: 1 }))];
}

/** One page, by when they were asked; one more than asked for where there are more. */
export async function signaturePage({ tx }: ActingContext, { plain, judged }: ToSign, filter: InboxFilter, page: InboxPage): Promise<readonly FilingToSign[]> {
  const { year, stage, step } = filter;
  const isAsked = (one: FilingToSign): boolean => (year === undefined || one.year === year) && (stage === undefined || one.stage === stage) && (step === undefined || one.step === step);
  return pageOf([...(plain === null ? [] : await plainToSign(tx, plain, filter, page)), ...judged.filter(isAsked)], page);
}

/** As Today shows them. */
export async function signaturesAsked(context: ActingContext): Promise<SignaturesAsked> {
  const asked = await toSign(context);
  const count = (await signatureCounts(context, asked)).reduce((sum, one) => sum + one.count, 0);
  const first = count === 0 ? [] : await signaturePage(context, asked, { pieces: [] }, { order: "asc", after: null, limit: SHOWN });
  return { count, items: first.slice(0, SHOWN).map((filing) => shown(filing, workflowOfFiling(context.packs, filing))) };
}

function shown({ id, year, stage, name, step, since, by }: FilingToSign, workflow: Parameters<typeof stepOf>[0]): SignaturesAsked["items"][number] {
  return { id, year, stage, name, step, title: stepOf(workflow, step)?.title ?? { zh: step, en: step }, since: since.toISOString(), by };
}

import type { Stage } from "../../core/form/filing-values.ts";
import { OF_THE_UNIT } from "../../core/workflow/vacant-steps.ts";
import { stepOf } from "../../core/workflow/find-step.ts";
import { fits, signRefusal } from "../../core/workflow/signing.ts";
import type { Bilingual } from "../../core/workflow/workflow.ts";
import { workflowOfFiling } from "../../core/workflow/workflow-of-filing.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { findPostHolder, NOBODY } from "../store/post-holder.ts";
import { addedToSign, waitingToBeSigned, type FilingToJudge } from "../store/signature-asked.ts";
import { signingsOf } from "../store/signing.ts";

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

/** 请您签署: what waits for the asker's signature, because the workflow asks their post or because somebody added it. */
export async function signaturesAsked({ tx, region, now, acting, packs }: ActingContext): Promise<SignaturesAsked> {
  const day = officeDay(now);
  const flows = packs.workflows.map((workflow) => ({ workflow, steps: workflow.steps.filter(({ countersign }) => countersign?.signers.some(({ role }) => role === acting.role) === true) })).filter(({ steps }) => steps.length > 0);
  const added = await addedToSign(tx, region, acting.postId, MOST_JUDGED);
  if (flows.length === 0 && added.length === 0) return { count: 0, items: [] };

  // Assignments are of no matter where the unit of a post is asked.
  const unitPath = (await findPostHolder(tx, region, acting.postId, { unitPath: "", subjectId: NOBODY }, day))?.unitPath ?? "";
  const actor = { ...acting, unitPath };
  const steps = flows.flatMap(({ workflow, steps: signed }) =>
    signed.filter(({ countersign }) => countersign!.signers.some((signer) => fits(signer, actor))).map(({ id }) => ({ workflow: workflow.id, workflowVersion: workflow.version, step: id })),
  );
  const waiting = steps.length === 0 ? { plain: 0, first: [], others: [] } : await waitingToBeSigned(tx, region, acting, steps, SHOWN, MOST_JUDGED);
  const byRule = new Set([...waiting.first, ...waiting.others].map(({ id }) => id));
  const isOfUnit = OF_THE_UNIT.includes(acting.role);
  const toJudge = [...waiting.others, ...(isOfUnit ? waiting.first : []), ...added.filter(({ id }) => !byRule.has(id))];
  const signings = await signingsOf(tx, region, packs.roles, toJudge.map((filing) => ({ filing, step: stepOf(workflowOfFiling(packs, filing), filing.step) })));
  const asked = toJudge.filter((filing) => signRefusal(workflowOfFiling(packs, filing), filing, signings.get(filing.id)!, actor, day) === null);
  const named = [...(isOfUnit ? [] : waiting.first), ...asked].toSorted((left, right) => left.since.getTime() - right.since.getTime() || (left.id < right.id ? -1 : 1));
  return { count: (isOfUnit ? 0 : waiting.plain) + asked.length, items: named.slice(0, SHOWN).map((filing) => shown(filing, workflowOfFiling(packs, filing))) };
}

function shown({ id, year, stage, name, step, since, by }: FilingToJudge, workflow: Parameters<typeof stepOf>[0]): SignaturesAsked["items"][number] {
  return { id, year, stage, name, step, title: stepOf(workflow, step)?.title ?? { zh: step, en: step }, since: since.toISOString(), by };
}

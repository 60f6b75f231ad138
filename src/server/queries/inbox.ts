import { hasDuty } from "../../core/access/duty.ts";
import { compareTexts } from "../../core/basics/compare-texts.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { Stage } from "../../core/form/filing-values.ts";
import { gramsOf } from "../../core/form/name-grams.ts";
import { deadlineOf } from "../../core/workflow/due.ts";
import type { Deadline } from "../../core/workflow/under-way.ts";
import { stepTitle } from "../../core/workflow/find-step.ts";
import { EX_ANTE_STAGE, type InboxBox, type WorkStage } from "../../core/workflow/inbox-box.ts";
import { periodOf } from "../../core/workflow/periods.ts";
import { workflowOfFiling } from "../../core/workflow/workflow-of-filing.ts";
import type { Bilingual } from "../../core/workflow/workflow.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { COMES_BACK } from "../store/came-back.ts";
import { inboxCounts, inboxNotes, inboxRows, inboxRowsOf, type InboxCount, type InboxFilter, type InboxNote, type InboxPage, type InboxRow } from "../store/inbox.ts";
import { pageOfWork, workCounts } from "../shown/ex-ante-boxes.ts";
import { exAnteWork, type ExAnteWork } from "../shown/ex-ante-work.ts";
import { bySince, pageValue } from "../shown/inbox-order.ts";
import { signatureCounts, signaturePage, toSign, type ToSign } from "../shown/signatures-asked.ts";
import { isLateAssumed, lateBounds } from "../late-bounds.ts";

export interface InboxOnly {
  readonly box: InboxBox;
  readonly year?: number | undefined;
  /** 事前评估 as well as the stages of filings. */
  readonly stage?: WorkStage | undefined;
  readonly step?: string | undefined;
  readonly name?: string | undefined;
}

export interface InboxItem extends Deadline {
  readonly id: string;
  readonly year: number;
  readonly stage: WorkStage;
  readonly name: string;
  /** 绩效对象类别; null where the subject is not seen. */
  readonly kind: string | null;
  readonly unit: string;
  readonly department: string;
  readonly amountFen: string | null;
  /** 监控期: its last month; null for what is filled once a year. */
  readonly month: number | null;
  readonly step: string;
  /** Null where the step is no workflow's: a turn of ex-ante evaluation is named in words. */
  readonly stepTitle: Bilingual | null;
  readonly holder: string;
  readonly round: number;
  readonly since: string;
  /** 退回: by whom and why; null where it did not come back. */
  readonly returned: { readonly by: string; readonly opinion: string } | null;
  /** The cell it is best opened at, and what was said of it; null where nothing was said of any. */
  readonly cell: { readonly path: string; readonly said: string } | null;
  /** 催办: how often, and what was said last; null where nobody urged. */
  readonly urged: { readonly count: number; readonly said: string } | null;
  /** 加签: who asked for the signature; null where the workflow asks it, and in all other boxes. */
  readonly askedBy: string | null;
}

export interface InboxAnswer {
  readonly items: readonly InboxItem[];
  /** Where the next page goes on; null on the last one. */
  readonly next: InboxPage["after"];
  /** Counts of all boxes by year, stage and step, with the first page only. */
  readonly counts: readonly (CountOfAll & { readonly stepTitle: Bilingual | null; readonly lateAssumed: boolean })[] | null;
}

interface CountOfAll extends Omit<InboxCount, "stage"> {
  readonly stage: WorkStage;
  readonly signatures: number;
  /** Said by who counted it; of filings their workflows say so. */
  readonly lateAssumed?: boolean;
}

/** A filing where it is shown, and who asked for a signature on it. */
interface Found extends InboxRow {
  readonly shownSince: Date;
  readonly askedBy: string | null;
}

/** 待办: what waits for the acting post, what of it is late, what came back and why, and what its person handed on and waits for; over all years and stages, a page at a time. */
export async function inbox(context: ActingContext, { box, name = "", ...only }: InboxOnly, page: InboxPage): Promise<Result<InboxAnswer>> {
  const { tx, region, now, acting, packs } = context;
  if (!hasDuty(packs, acting.role, "filing.read")) return refused(problem("duty.missing"));
  const bounds = lateBounds(packs, acting.role, now);
  const pieces = gramsOf(name);
  const work = await exAnteWork(context, pieces);
  const { stage, ...season } = only;
  // Of filings nothing is asked where only the other stage is.
  const filter = stage === EX_ANTE_STAGE ? null : { ...season, stage, pieces };
  const asked = box === "signatures" || page.after === null ? await toSign(context, pieces) : null;
  const found = filter === null ? [] : box === "signatures" ? await askedToSign(context, asked!, filter, page) : await lyingIn(context, box, filter, bounds, page);
  const all = [
    ...found.map((filing) => ({ filing, since: filing.shownSince, id: filing.id, at: filing.at })),
    ...pageOfWork(work, box, only, page).map((application) => ({ application, since: application.since, id: application.id, at: pageValue(application.since) })),
  ].toSorted(bySince(page.order));
  const shown = all.slice(0, page.limit);
  const notes = new Map((await inboxNotes(tx, region, shown.flatMap((one) => ("filing" in one ? [one.id] : [])), COMES_BACK, box === "signatures" ? "signer" : "holder")).map((note) => [note.id, note]));
  const counts = page.after === null ? allCounts(await inboxCounts(tx, region, acting, { pieces }, bounds), await signatureCounts(context, asked!, pieces), work) : null;
  const last = shown.at(-1);
  return done({
    items: shown.map((one) => ("application" in one ? itemOf(one.application) : itemOfFiling(context, one.filing, notes.get(one.id)))),
    next: all.length > page.limit && last !== undefined ? { value: last.at, id: last.id } : null,
    counts: counts === null ? null : counts.map((count) => ({
      ...count, stepTitle: count.stage === EX_ANTE_STAGE ? null : stepTitle(packs, count.stage, count.step),
      lateAssumed: count.lateAssumed ?? (count.stage !== EX_ANTE_STAGE && isLateAssumed(bounds, { ...count, stage: count.stage })),
    })),
  });
}

function itemOfFiling({ packs, now }: ActingContext, { at: _at, unitPath, workflow, workflowVersion, cameBack: _cameBack, extendedUntil, since, shownSince, period, ...row }: Found, note: InboxNote | undefined): InboxItem {
  const flow = workflowOfFiling(packs, { workflow, workflowVersion, stage: row.stage });
  return {
    ...row, since: shownSince.toISOString(), stepTitle: stepTitle(packs, row.stage, row.step),
    month: periodOf(flow, period)?.month ?? null,
    ...deadlineOf(flow, { step: row.step, unitPath, extendedUntil }, officeDay(since), officeDay(now), packs.calendars ?? []),
    returned: note?.by == null ? null : { by: note.by, opinion: note.opinion ?? "" },
    cell: note?.cell == null ? null : { path: note.cell, said: note.said ?? "" },
    urged: note === undefined || note.urged === 0 ? null : { count: note.urged, said: note.urging ?? "" },
  };
}

function itemOf({ isMine, isElsewhere: _isElsewhere, isTold: _isTold, since, urged, ...one }: ExAnteWork): InboxItem {
  // As of filings: whoever holds it reads what was said.
  return { ...one, since: since.toISOString(), stepTitle: null, month: null, urged: !isMine || urged === null ? null : { count: urged.count, said: urged.said }, askedBy: null };
}

async function lyingIn({ tx, region, acting }: ActingContext, box: Exclude<InboxBox, "signatures">, filter: InboxFilter, bounds: Parameters<typeof inboxRows>[5], page: InboxPage): Promise<readonly Found[]> {
  return (await inboxRows(tx, region, acting, box, filter, bounds, page)).map((row): Found => ({ ...row, shownSince: row.since, askedBy: null }));
}

/** Of what is asked to be signed it counts since when; a filing that moved a moment ago is not there any more. */
async function askedToSign(context: ActingContext, asked: ToSign, filter: InboxFilter, page: InboxPage): Promise<readonly Found[]> {
  const { tx, region } = context;
  const found = await signaturePage(context, asked, filter, page);
  const rows = new Map((await inboxRowsOf(tx, region, found.map(({ id }) => id))).map((row) => [row.id, row]));
  return found.flatMap(({ id, since, by }) => {
    const row = rows.get(id);
    return row === undefined ? [] : [{ ...row, shownSince: since, at: pageValue(since), askedBy: by }];
  });
}

function allCounts(counts: readonly InboxCount[], signatures: readonly { readonly year: number; readonly stage: Stage; readonly step: string; readonly count: number }[], work: readonly ExAnteWork[]): readonly CountOfAll[] {
  const all = new Map<string, CountOfAll>(counts.map((one) => [`${one.year} ${one.stage} ${one.step}`, { ...one, signatures: 0 }]));
  for (const { year, stage, step, count } of signatures) {
    const key = `${year} ${stage} ${step}`;
    const before = all.get(key) ?? { year, stage, step, waiting: 0, late: 0, returned: 0, elsewhere: 0, escalated: 0, signatures: 0 };
    all.set(key, { ...before, signatures: before.signatures + count });
  }
  const others = workCounts(work).map(({ oldestSince: _oldestSince, ...one }): CountOfAll => ({ ...one, signatures: 0 }));
  return [...all.values(), ...others].toSorted((left, right) => right.year - left.year || compareTexts(left.stage, right.stage) || compareTexts(left.step, right.step));
}

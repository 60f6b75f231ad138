import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { profileFor } from "../../core/form/profile-for.ts";
import { unadopted } from "../../core/pack/unadopted.ts";
import type { OwnNames } from "../../core/layout/own-names.ts";
import type { Definitions } from "../../core/pack/definitions.ts";
import { openItems } from "../../core/paper/answer-problems.ts";
import type { PaperMatter } from "../../core/paper/draw-paper.ts";
import { figureLines, type FigureMatter } from "../../core/paper/figures.ts";
import { paperRefusal } from "../../core/paper/may-write.ts";
import { GATE_ACTIONS, isAsked, itemsOf, papersFor, type PaperDefinition } from "../../core/paper/paper-definition.ts";
import { papersNeeded } from "../../core/paper/paper-gate.ts";
import { proposalsFor } from "../../core/paper/proposals.ts";
import { stepOf, titleOfStep } from "../../core/workflow/find-step.ts";
import { isOnBehalf } from "../../core/workflow/on-behalf.ts";
import { workflowOfFiling } from "../../core/workflow/workflow-of-filing.ts";
import type { Bilingual } from "../../core/workflow/workflow.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { recordNames } from "../shown/record-names.ts";
import { confirmedAdoptions, definitionDigest } from "../store/adoption.ts";
import { findCity } from "../store/city.ts";
import { filingsBeside, findFiling, headOf, stateOf, valuesOf, type Filing, type FilingKey } from "../store/filing.ts";
import { paperDraftsOf, papersOf, type SignedPaper } from "../store/filing-paper.ts";
import { remarksOf } from "../store/remark.ts";
import { findSubject } from "../store/subject.ts";
import { withBook } from "../store/subject-codes.ts";
import { selfScoreBeside } from "../shown/self-evaluation-beside.ts";

export type FilingPapers = Awaited<ReturnType<typeof viewOf>>;

/** The papers that go with a filing: what each asks, what was written, and what whoever asks may write now. */
export async function filingPapers(context: ActingContext, key: FilingKey): Promise<Result<FilingPapers>> {
  const found = await readable(context, key);
  return found.ok ? done(await viewOf(context, found.value)) : found;
}

/** One paper as it is printed: the sheet with that id, the newest that the asker sees, or a blank one where nobody wrote any. */
export async function paperToPrint(context: ActingContext, key: FilingKey, name: string, sheet: string | null): Promise<Result<PaperMatter & { readonly digest: string | null; readonly saved: number; readonly names: OwnNames }>> {
  const { tx, region, packs, scheme } = context;
  const found = await readable(context, key);
  if (!found.ok) return found;
  const filing = found.value;
  const rules = await scheme.packsOf(filing);
  const subject = await findSubject(tx, region, filing.subjectId);
  const book = subject?.book ?? null;
  const paper = papersFor(rules.papers ?? [], { ...filing, book }).find(({ id }) => id === name);
  if (paper === undefined) return refused(problem("filing-paper.none-such"));
  const sheets = seenBy(context, filing, paper, await papersOf(tx, region, filing.id));
  const written = sheet === null ? (sheets[0] ?? null) : (sheets.find(({ id }) => id === sheet) ?? null);
  if (sheet !== null && written === null) return refused(problem("filing-paper.none-such"));
  return done({
    ...(await figuresOf(context, filing, rules)), paper, code: subject?.code ?? "", book, amountFen: filing.amountFen,
    answers: written?.answers ?? {},
    written: written === null ? null : { by: written.by, step: titleOfStep(packs, workflowOfFiling(packs, filing), written.step), day: officeDay(written.savedAt), version: written.filingVersion, round: written.round },
    isStale: written !== null && written.filingDigest !== filing.contentDigest,
    drafts: await draftsOf(context, rules, [paper]), demo: (await findCity(tx, region))?.demo ?? false,
    digest: written?.digest ?? null, saved: written?.saved ?? 0, names: recordNames(rules, filing.form, packs),
  });
}

async function readable({ tx, region, acting, packs }: ActingContext, key: FilingKey): Promise<Result<Filing>> {
  if (!hasDuty(packs, acting.role, "filing.read")) return refused(problem("duty.missing", "", { duty: "filing.read" }));
  const filing = await findFiling(tx, region, key);
  return filing === null ? refused(problem("filing.unknown")) : done(filing);
}

async function viewOf(context: ActingContext, found: Filing) {
  const { tx, region, now, acting, packs, scheme } = context;
  const filing = await withBook(tx, region, found);
  const rules = await scheme.packsOf(filing);
  const all = await papersOf(tx, region, filing.id);
  const drafts = await paperDraftsOf(tx, region, filing.id, acting.personId);
  const workflow = workflowOfFiling(packs, filing);
  const matter = await figuresOf(context, filing, rules);
  const remarks = (await remarksOf(tx, region, [filing.id])).filter(({ settledAt }) => settledAt === null);
  const at = stepOf(workflow, filing.step);
  const needed = at === null ? [] : GATE_ACTIONS.filter((one) => at.actions.some(({ action }) => action === one)).flatMap((action) => papersNeeded(rules.papers ?? [], filing, at, action));
  const papers = papersFor(rules.papers ?? [], filing).map((paper) => {
    const why = paperRefusal(paper, workflow, stateOf(filing), acting, officeDay(now));
    const sheets = seenBy(context, filing, paper, all);
    const own = sheets.find(({ step, round }) => step === filing.step && round === filing.round) ?? null;
    const typed = drafts.get(paper.id) ?? null;
    const draft = why === null && typed !== null && typed.step === filing.step && typed.round === filing.round ? typed : null;
    // What was said before a return is where the next round begins.
    const before = own ?? (paper.form === "report" ? (sheets[0] ?? null) : (sheets.find(({ step }) => step === filing.step) ?? null));
    return {
      paper, asked: isAsked(paper, filing), needed: needed.includes(paper), refusedBecause: why, saved: own?.saved ?? 0, answers: before?.answers ?? {},
      draft: draft === null ? null : { answers: draft.answers, savedAt: draft.savedAt.toISOString() },
      proposals: why === null ? proposalsFor(paper, matter.head, matter.values, matter.profile, remarks) : [],
      figures: itemsOf(paper).flatMap(({ id, figures, level2 }) => (figures.length === 0 ? [] : [{ item: id, lines: figures.flatMap((figure) => figureLines(figure, matter, level2)) }])),
      sheets: sheets.map((one) => ({
        id: one.id, step: one.step, stepTitle: titleOfStep(packs, workflow, one.step), round: one.round, by: one.by, role: one.role, at: one.savedAt.toISOString(), answers: one.answers,
        version: one.filingVersion, stale: one.filingDigest !== filing.contentDigest, open: openItems(paper, one.answers),
      })),
    };
  });
  return {
    id: filing.id, year: filing.year, stage: filing.stage, head: matter.head, step: titleOfStep(packs, workflow, filing.step), round: filing.round, papers,
    drafts: await draftsOf(context, rules, papers.map(({ paper }) => paper)), names: recordNames(rules, filing.form, packs),
  };
}

/** What the figures of a paper are reckoned from. */
async function figuresOf(context: ActingContext, filing: Filing, rules: Definitions): Promise<FigureMatter> {
  const { tx, region } = context;
  // Nothing is asked for what is no evaluation.
  const selfEvaluation = filing.stage === "evaluation" ? await selfScoreBeside(context, filing, await filingsBeside(tx, region, filing.subjectId, filing.year)) : null;
  return { head: headOf(filing), subjectKind: filing.subjectKind, values: valuesOf(filing), profile: profileFor(rules, filing.year, filing.stage), measures: rules.measures ?? [], selfEvaluation };
}

/** A sheet that is being written is its writer's office's, and of whoever fills in their stead; others see it when the filing has gone on from there. */
function seenBy({ acting, packs }: ActingContext, filing: Filing, { id }: PaperDefinition, sheets: readonly SignedPaper[]): readonly SignedPaper[] {
  const at = stepOf(workflowOfFiling(packs, filing), filing.step);
  const isWriters = filing.holder === null || acting.role === filing.holder || (at !== null && isOnBehalf(at, acting.role));
  return sheets.filter((one) => one.paper === id && (isWriters || one.step !== filing.step || one.round !== filing.round));
}

/** Titles of those papers that are drafts here. */
async function draftsOf({ tx, region }: ActingContext, rules: Definitions, papers: readonly PaperDefinition[]): Promise<readonly Bilingual[]> {
  return unadopted(rules, await confirmedAdoptions(tx, region), papers.map(({ id }) => `paper/${id}`), definitionDigest);
}

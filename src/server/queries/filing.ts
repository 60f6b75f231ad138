import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { papersFor } from "../../core/paper/paper-definition.ts";
import { paperOf, paperProblemsTogether } from "../../core/paper/paper-gate.ts";
import { allowedActions } from "../../core/workflow/allowed-actions.ts";
import { stepOf } from "../../core/workflow/find-step.ts";
import { issueOfRecord } from "../../core/workflow/issued-task.ts";
import { withdrawableBy } from "../../core/workflow/withdrawal.ts";
import { vacantSteps } from "../../core/workflow/vacant-steps.ts";
import type { Workflow } from "../../core/workflow/workflow.ts";
import { workflowOfFiling } from "../../core/workflow/workflow-of-filing.ts";
import type { ActingContext } from "../context.ts";
import { lackingPapers } from "../lacking-papers.ts";
import { officeDay } from "../office-day.ts";
import { adoptionShown } from "../shown/filing-adoption.ts";
import { filingCorrections } from "../shown/filing-corrections.ts";
import { evidenceShown } from "../shown/filing-evidence.ts";
import { handsShown } from "../shown/filing-hands.ts";
import { extensionsShown, remarksShown, transitionsShown, urgingsShown } from "../shown/filing-history.ts";
import { lostShown, scoresShown } from "../shown/filing-scores.ts";
import { signingShown } from "../shown/filing-signing.ts";
import { snapshotShown } from "../shown/filing-snapshot.ts";
import { stepShown } from "../shown/filing-step.ts";
import { urgeShown } from "../shown/filing-urge.ts";
import { allowedShown, workflowShown } from "../shown/filing-workflow.ts";
import { goalBeside, lastYearShown, periodShown } from "../shown/filings-beside.ts";
import { taskShown } from "../shown/standing-tasks.ts";
import { selfEvaluationBeside } from "../shown/self-evaluation-beside.ts";
import { confirmedAdoptions } from "../store/adoption.ts";
import { approvalById } from "../store/approval.ts";
import { evidenceOf } from "../store/evidence.ts";
import { applicationOfSubject } from "../store/ex-ante.ts";
import { extensionsOf } from "../store/extension.ts";
import { filingsBeside, findFiling, headOf, reviewerIsAssigned, stateOf, valuesOf, type Filing, type FilingKey } from "../store/filing.ts";
import { findDraft } from "../store/filing-draft.ts";
import { touchedSince } from "../store/filing-touch.ts";
import { heldRoles } from "../store/held-roles.ts";
import { issuesOf } from "../store/issued-task.ts";
import { remarksOf } from "../store/remark.ts";
import { signingOf, unitNames } from "../store/signing.ts";
import { findSubject } from "../store/subject.ts";
import { transitionsOf } from "../store/transition.ts";
import { urgingsOf } from "../store/urging.ts";

export type FilingAnswer = Awaited<ReturnType<typeof viewOf>>;

/** A filing with all that stands around it on its page. */
export async function filingPage(context: ActingContext, key: FilingKey): Promise<Result<FilingAnswer>> {
  const { tx, region, acting, packs } = context;
  if (!hasDuty(packs, acting.role, "filing.read")) return refused(problem("duty.missing"));
  const filing = await findFiling(tx, region, key);
  return filing === null ? refused(problem("filing.unknown")) : done(await viewOf(context, filing));
}

async function viewOf(context: ActingContext, filing: Filing) {
  const { packs } = context;
  const { id, year, stage } = filing;
  const workflow = workflowOfFiling(packs, filing);
  const { subject, beside, moves, draft, evidence, confirmed, signing, unitsNamed, urgings, extensions, application, issues, ...present } = await around(context, filing, workflow);
  const { goal, allowed, said, approval, urge, hands, signatures, corrections, snapshot, lacking } = await restingOn(context, filing, workflow, { beside, signing, ...present });
  const letter = { documentNo: approval?.documentNo ?? null, issuedOn: approval?.issuedOn ?? null };
  const rules = await context.scheme.packsOf(filing);
  const issue = issueOfRecord(issues, { packDigest: filing.packDigest, startedAt: filing.startedAt.toISOString() });
  return {
    id, year, stage, form: filing.form, packDigest: filing.packDigest, version: filing.version, round: filing.round,
    step: stepShown(context, filing, workflow),
    head: headOf(filing),
    code: subject?.code ?? "",
    kind: filing.subjectKind,
    attribute: subject?.attribute ?? null,
    book: subject?.book ?? "",
    amountFen: filing.amountFen?.toString() ?? null,
    grantedFen: application?.grantedFen?.toString() ?? null,
    values: valuesOf(filing),
    digest: filing.contentDigest,
    period: periodShown(filing, beside),
    draft: draft === null ? null : { values: valuesOf(draft), baseVersion: draft.baseVersion, savedAt: draft.savedAt.toISOString() },
    lastYear: lastYearShown(packs, filing, beside, said),
    goal: goal === null ? null : { id: goal.id, ...letter, frozenDigest: goal.frozenDigest },
    allowed: allowedShown(allowed),
    remarks: remarksShown(packs, workflow, said.filter(({ filingId }) => filingId === id)),
    transitions: transitionsShown(packs, workflow, moves),
    urgings: urgingsShown(packs, workflow, urgings),
    urge,
    hands,
    signing: signatures,
    corrections,
    extensions: extensionsShown(packs, workflow, extensions),
    scores: scoresShown(filing, rules),
    lost: await lostShown(context, filing),
    task: issue === null ? null : taskShown(issue),
    snapshot,
    selfEvaluation: await selfEvaluationBeside(context, filing, beside),
    evidence: evidenceShown(evidence),
    frozen: filing.frozenDigest === null ? null : { digest: filing.frozenDigest, ...(stage === "goal" ? letter : { documentNo: null, issuedOn: null }) },
    workflow: workflowShown(workflow, unitsNamed),
    papers: papersFor(rules.papers ?? [], { ...filing, book: subject?.book ?? null }).map(({ title }) => title),
    lacking: paperProblemsTogether(lacking).map(({ where, code, params }) => ({ paper: paperOf(where), because: { code, params } })),
    ...adoptionShown(rules, confirmed, filing, workflow),
  };
}

/** What the store has of a filing. Asked together: it goes out as one message, and PostgreSQL answers one after the other without anybody waiting in between. */
async function around({ tx, region, now, acting, packs }: ActingContext, filing: Filing, workflow: Workflow) {
  const { id, year, stage, subjectId } = filing;
  const [subject, beside, moves, draft, evidence, confirmed, signing, held, reviewerAssigned, unitsNamed, urgings, extensions, application, issues, touched] = await Promise.all([
    findSubject(tx, region, subjectId),
    filingsBeside(tx, region, subjectId, year),
    transitionsOf(tx, region, id),
    findDraft(tx, region, id, acting.personId),
    evidenceOf(tx, region, id),
    confirmedAdoptions(tx, region),
    signingOf(tx, region, packs.roles, filing, stepOf(workflow, filing.step)),
    heldRoles(tx, region, [filing], officeDay(now)),
    reviewerIsAssigned(tx, region, subjectId),
    unitNames(tx, region, workflow.steps.flatMap(({ countersign }) => (countersign?.signers ?? []).flatMap(({ unit }) => unit ?? []))),
    urgingsOf(tx, region, id),
    extensionsOf(tx, region, id),
    stage === "goal" ? applicationOfSubject(tx, region, subjectId, year) : null,
    issuesOf(tx, region, filing),
    // For whoever took the last step, and told to nobody else.
    withdrawableBy(workflow, filing, acting.personId) === null ? null : touchedSince(tx, filing),
  ]);
  return { subject, beside, moves, draft, evidence, confirmed, signing, held, reviewerAssigned, unitsNamed, urgings, extensions, application, issues, touched };
}

type Present = Pick<Awaited<ReturnType<typeof around>>, "beside" | "signing" | "held" | "reviewerAssigned" | "touched">;

/** What rests on how it stands: what may be done to it and what of that waits for a paper, whose hands it is in, and what was said of it and of the year before. Asked together once more. */
async function restingOn(context: ActingContext, filing: Filing, workflow: Workflow, { beside, signing, held, reviewerAssigned, touched }: Present) {
  const { tx, region, now, acting } = context;
  const { id, year } = filing;
  const at = stepOf(workflow, filing.step);
  const state = { ...stateOf(filing), signing, vacant: vacantSteps(workflow, held.get(filing.unitId)!), reviewerAssigned, touched };
  const goal = goalBeside(filing, beside);
  const allowed = allowedActions(workflow, state, acting, officeDay(now));
  const onwards = allowed.filter(({ action, refusedBecause }) => refusedBecause === null && action !== "return" && action !== "withdraw");
  const approvalId = filing.approvalId ?? goal?.approvalId ?? null;
  const [said, approval, urge, hands, signatures, corrections, snapshot, lacking] = await Promise.all([
    remarksOf(tx, region, [id, ...beside.flatMap((other) => (other.year < year ? [other.id] : []))]),
    approvalId === null ? null : approvalById(tx, region, year, approvalId),
    urgeShown(context, filing, workflow, signing),
    handsShown(context, filing, workflow),
    signingShown(context, filing, workflow, signing),
    filingCorrections(context, filing, workflow, state),
    snapshotShown(context, filing),
    at === null ? [] : Promise.all(onwards.map(async ({ action }) => (await lackingPapers(context, [{ filing, from: at, action }])).get(id) ?? [])),
  ]);
  return { goal, allowed, said, approval, urge, hands, signatures, corrections, snapshot, lacking: lacking.flat() };
}

import { hasDuty } from "../../core/access/duty.ts";
import type { Role } from "../../core/access/role.ts";
import { type Decimal, toText } from "../../core/basics/decimal.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { lostLines, resultAt, type LostLine } from "../../core/form/application.ts";
import { profileFor } from "../../core/form/profile-for.ts";
import { scoreFiling } from "../../core/form/score-filing.ts";
import { isScored } from "../../core/form/stage.ts";
import { definitionsUnder } from "../../core/pack/definitions-under.ts";
import { papersFor } from "../../core/paper/paper-definition.ts";
import { paperOf, paperProblemsTogether } from "../../core/paper/paper-gate.ts";
import { adoptionsInForce, unadopted } from "../../core/pack/unadopted.ts";
import { allowedActions } from "../../core/workflow/allowed-actions.ts";
import { deadlineOf } from "../../core/workflow/due.ts";
import { stepOf, stepTitle } from "../../core/workflow/find-step.ts";
import { isOnBehalf } from "../../core/workflow/on-behalf.ts";
import type { Signing } from "../../core/workflow/signing.ts";
import { urgedBy, urgingRefusal } from "../../core/workflow/urging.ts";
import { withdrawableBy } from "../../core/workflow/withdrawal.ts";
import type { Bilingual, Step, Workflow } from "../../core/workflow/workflow.ts";
import { vacantSteps } from "../../core/workflow/vacant-steps.ts";
import { workflowOfFiling } from "../../core/workflow/workflow-of-filing.ts";
import type { ActingContext } from "../context.ts";
import { lackingPapers } from "../lacking-papers.ts";
import { hoursBetween, officeDay } from "../office-day.ts";
import { confirmedAdoptions, definitionDigest } from "../store/adoption.ts";
import { approvalById } from "../store/approval.ts";
import { evidenceOf } from "../store/evidence.ts";
import { filingOfSubject, filingsBeside, findFiling, headOf, reviewerIsAssigned, stateOf, valuesOf, type Filing, type FilingKey } from "../store/filing.ts";
import { heldRoles } from "../store/held-roles.ts";
import { touchedSince } from "../store/filing-touch.ts";
import { applicationOfSubject } from "../store/ex-ante.ts";
import { extensionsOf } from "../store/extension.ts";
import { findDraft } from "../store/filing-draft.ts";
import { latestSnapshot, snapshotStanding } from "../store/payment-snapshot.ts";
import { signingOf, unitNames } from "../store/signing.ts";
import { remarksOf, type SignedRemark } from "../store/remark.ts";
import { findSubject } from "../store/subject.ts";
import { transitionsOf } from "../store/transition.ts";
import { lastUrgedBy, urgingsOf } from "../store/urging.ts";
import { filingCorrections } from "../shown/filing-corrections.ts";
import { handsShown } from "../shown/filing-hands.ts";
import { signingShown } from "../shown/filing-signing.ts";
import { selfEvaluationBeside } from "../shown/self-evaluation-beside.ts";

export type FilingAnswer = Awaited<ReturnType<typeof viewOf>>;

/** A filing with all that stands around it on its page. */
export async function filingPage(context: ActingContext, key: FilingKey): Promise<Result<FilingAnswer>> {
  const { tx, region, acting, packs } = context;
  if (!hasDuty(packs, acting.role, "filing.read")) return refused(problem("duty.missing"));
  const filing = await findFiling(tx, region, key);
  return filing === null ? refused(problem("filing.unknown")) : done(await viewOf(context, filing));
}

async function viewOf(context: ActingContext, filing: Filing) {
  const { tx, region, now, acting, packs } = context;
  const { id, year, stage, version, round, step, holder } = filing;
  const workflow = workflowOfFiling(packs, filing);
  const at = stepOf(workflow, step);
  // Asked together: they go out as one message, and PostgreSQL answers them one after the other without anybody waiting in between.
  const [subject, beside, moves, draft, evidence, confirmed, signing, held, reviewerAssigned, unitsNamed, urgings, extensions, application, touched] = await Promise.all([
    findSubject(tx, region, filing.subjectId),
    filingsBeside(tx, region, filing.subjectId, year),
    transitionsOf(tx, region, id),
    findDraft(tx, region, id, acting.personId),
    evidenceOf(tx, region, id),
    confirmedAdoptions(tx, region),
    signingOf(tx, region, packs.roles, filing, at),
    heldRoles(tx, region, [filing], officeDay(now)),
    reviewerIsAssigned(tx, region, filing.subjectId),
    unitNames(tx, region, workflow.steps.flatMap(({ countersign }) => (countersign?.signers ?? []).flatMap(({ unit }) => unit ?? []))),
    urgingsOf(tx, region, id),
    extensionsOf(tx, region, id),
    stage === "goal" ? applicationOfSubject(tx, region, filing.subjectId, year) : null,
    // For whoever took the last step, and told to nobody else.
    withdrawableBy(workflow, filing, acting.personId) === null ? null : touchedSince(tx, filing),
  ]);
  const state = { ...stateOf(filing), signing, vacant: vacantSteps(workflow, held.get(filing.unitId)!), reviewerAssigned, touched };
  const goal = stage === "goal" ? null : (beside.find((other) => other.year === year && other.stage === "goal") ?? null);
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
    stage === "goal" ? null : snapshotShown(tx, filing),
    at === null ? [] : Promise.all(onwards.map(async ({ action }) => (await lackingPapers(context, [{ filing, from: at, action }])).get(id) ?? [])),
  ]);
  const letter = { documentNo: approval?.documentNo ?? null, issuedOn: approval?.issuedOn ?? null };
  const rules = await context.scheme.packsOf(filing);
  const profile = profileFor(rules, year, stage);
  const names = { form: `form/${filing.form}`, workflow: `workflow/${workflow.id}/${workflow.version}`, profile: `profile/${profile.id}` };
  const adopted = adoptionsInForce(rules, confirmed, Object.values(names), definitionDigest);
  const adoptedBy = (name: string) => {
    const found = adopted.get(name);
    return found === undefined ? null : { documentNo: found.documentNo, date: found.documentDate };
  };
  const values = valuesOf(filing);
  return {
    id, year, stage, form: filing.form, packDigest: filing.packDigest, version, round,
    step: { id: step, title: titleOf(workflow, step, packs), holder, fills: [...(at?.fills ?? [])], end: at?.end ?? null, since: filing.stepSince.toISOString(), extendedUntil: filing.extendedUntil ?? null, ...deadlineOf(workflow, filing, officeDay(filing.stepSince), officeDay(now), packs.calendars ?? []) },
    head: headOf(filing),
    code: subject?.code ?? "",
    kind: filing.subjectKind,
    book: subject?.book ?? "",
    amountFen: filing.amountFen?.toString() ?? null,
    grantedFen: application?.grantedFen?.toString() ?? null,
    values,
    digest: filing.contentDigest,
    period: periodShown(filing, beside),
    draft: draft === null ? null : { values: valuesOf(draft), baseVersion: draft.baseVersion, savedAt: draft.savedAt.toISOString() },
    lastYear: lastYearOf(year - 1, beside, said, packs),
    goal: goal === null ? null : { id: goal.id, ...letter, frozenDigest: goal.frozenDigest },
    allowed: allowed.map(({ action, to, straight, refusedBecause }) => ({
      action, to: to.map(shownStep), straight: straight === null ? null : shownStep(straight), refusedBecause,
    })),
    remarks: said.filter(({ filingId }) => filingId === id).map((remark) => remarkOf(remark, workflow, packs)),
    transitions: moves.map((move) => ({ ...move, inStead: isInStead(workflow, move), passedOver: move.passedOver.map(({ step: past, because }) => ({ title: titleOf(workflow, past, packs), because })), fromTitle: titleOf(workflow, move.from, packs), toTitle: titleOf(workflow, move.to, packs), at: move.at.toISOString() })),
    urgings: urgings.map((urging) => ({ ...urging, stepTitle: titleOf(workflow, urging.step, packs), at: urging.at.toISOString() })),
    urge,
    hands,
    signing: signatures,
    corrections,
    extensions: extensions.map((extension) => ({ ...extension, stepTitle: titleOf(workflow, extension.step, packs), at: extension.at.toISOString() })),
    scores: isScored(stage) ? scoresOf(filing, rules) : null,
    lost: stage === "application" ? await lostShown(context, filing) : null,
    snapshot,
    selfEvaluation: await selfEvaluationBeside(context, filing, beside),
    evidence: evidence.map(({ id: evidenceId, path, kind, name, bytes, digest, storedAt, withdrawnAt }) => ({
      id: evidenceId, path, kind, name, bytes: Number(bytes), digest, storedAt: storedAt.toISOString(), withdrawnAt: withdrawnAt?.toISOString() ?? null,
    })),
    frozen: filing.frozenDigest === null ? null : { digest: filing.frozenDigest, ...(stage === "goal" ? letter : { documentNo: null, issuedOn: null }) },
    workflow: {
      version: workflow.version, title: workflow.title, provenance: workflow.provenance,
      steps: workflow.steps.map((one) => ({
        id: one.id, title: one.title, role: one.role, days: one.due?.days ?? null, onlyAssigned: one.onlyAssigned, countersign: countersignShown(one, unitsNamed), actions: one.actions.map(({ action, to }) => ({ action, to: [...to] })),
      })),
    },
    papers: papersFor(rules.papers ?? [], filing).map(({ title }) => title),
    lacking: paperProblemsTogether(lacking.flat()).map(({ where, code, params }) => ({ paper: paperOf(where), because: { code, params } })),
    drafts: unadopted(rules, confirmed, definitionsUnder(rules, filing), definitionDigest).map(({ zh, en }) => ({ zh, en })),
    adopted: { form: adoptedBy(names.form), workflow: adoptedBy(names.workflow), profile: adoptedBy(names.profile) },
  };
}

/** 监控期: which one it is of, and the one before it. */
function periodShown({ stage, year, period }: Filing, beside: readonly Filing[]) {
  if (stage !== "monitoring") return null;
  const earlier = beside.filter((other) => other.stage === stage && other.year === year && other.period < period).sort((left, right) => right.period - left.period)[0];
  const values = earlier === undefined ? null : valuesOf(earlier);
  return { number: period, before: earlier === undefined || values?.period === undefined ? null : { id: earlier.id, month: Number(values.period.month), values } };
}

function lastYearOf(year: number, beside: readonly Filing[], said: readonly SignedRemark[], packs: ActingContext["packs"]) {
  const goal = beside.find((other) => other.year === year && other.stage === "goal") ?? null;
  const selfEvaluation = beside.find((other) => other.year === year && other.stage === "self-evaluation") ?? null;
  if (goal === null && selfEvaluation === null) return null;
  const remarks = [goal, selfEvaluation].flatMap((filing) =>
    filing === null ? [] : said.filter(({ filingId }) => filingId === filing.id).map((remark) => remarkOf(remark, workflowOfFiling(packs, filing), packs)),
  );
  return {
    year, goal: goal === null ? null : valuesOf(goal), selfEvaluation: selfEvaluation === null ? null : valuesOf(selfEvaluation),
    remarks,
  };
}

function remarkOf({ id, path, said, step, round, by, role, at, settledAt }: SignedRemark, workflow: Workflow, packs: ActingContext["packs"]) {
  return { id, path, said, step, stepTitle: titleOf(workflow, step, packs), round, by, role, at: at.toISOString(), settledAt: settledAt?.toISOString() ?? null };
}

async function snapshotShown(tx: ActingContext["tx"], { region, id, subjectId, year }: Filing) {
  const snapshot = await latestSnapshot(tx, region, id);
  if (snapshot === null) return null;
  const { budgetFen, paidFen, later, recordedSince } = await snapshotStanding(tx, region, subjectId, year, snapshot);
  const counted = ({ count, fen }: typeof later) => ({ count, fen: String(fen) });
  return {
    cutOff: snapshot.cutOff, takenAt: snapshot.takenAt.toISOString(), budgetFen: String(budgetFen), paidFen: String(paidFen), later: counted(later), recordedSince: counted(recordedSince),
  };
}

/** Whether the asker may urge, or has to wait with it; nothing where it is not theirs to urge, since a button that never works helps nobody. */
async function urgeShown({ tx, region, now, acting }: ActingContext, filing: Filing, workflow: Workflow, signing: Signing) {
  const refusal = (hours: number | null) => urgingRefusal(workflow, stateOf(filing), acting, officeDay(now), hours, signing);
  if (refusal(null) !== null) return null;
  const last = await lastUrgedBy(tx, region, filing.id, acting.personId);
  return { refusedBecause: refusal(last === null ? null : hoursBetween(last, now)), signers: urgedBy(workflow, stateOf(filing), acting, officeDay(now), signing) === "signers" };
}

function scoresOf(filing: Filing, packs: ActingContext["packs"]) {
  const { totals, effective } = scoreFiling(headOf(filing), valuesOf(filing), packs);
  return {
    unit: text(totals.unit), department: text(totals.department), finance: text(totals.finance),
    effective: effective === null ? null : { total: toText(effective.total), by: effective.by, grade: effective.grade },
  };
}

/** 失分指标 of the result that an application was begun from: what may be taken over as problems. */
async function lostShown({ tx, region, scheme }: ActingContext, application: Filing): Promise<readonly LostLine[]> {
  const of = resultAt(valuesOf(application).result ?? [], "of");
  const result = of === "evaluation" || of === "self-evaluation" ? await filingOfSubject(tx, region, application.subjectId, application.year, of) : null;
  if (result === null) return [];
  const values = valuesOf(result);
  return lostLines({ values, scores: scoreFiling(headOf(result), values, await scheme.packsOf(result)) });
}

function countersignShown({ countersign }: Step, units: ReadonlyMap<string, string>) {
  if (countersign === undefined) return null;
  const { signers, pass, veto } = countersign;
  return { signers: signers.map(({ role, unit }) => ({ role, unit: unit === undefined ? null : (units.get(unit) ?? unit) })), pass, veto };
}

/** 代填: a step that was taken in the stead of those whose it was; a post of another role takes none otherwise. */
function isInStead(workflow: Workflow, { from, role, action }: { readonly from: string; readonly role: string; readonly action: string }): boolean {
  const step = stepOf(workflow, from);
  return step !== null && (action === "submit" || action === "withdraw") && isOnBehalf(step, role as Role);
}

function shownStep({ id, title }: Step) {
  return { step: id, title };
}

/** A filing that was moved to another version has steps in its history that the present one does not know. */
function titleOf(workflow: Workflow, step: string, packs: ActingContext["packs"]): Bilingual {
  return stepOf(workflow, step)?.title ?? stepTitle(packs, workflow.stage, step);
}

function text(value: Decimal | null): string | null {
  return value === null ? null : toText(value);
}

import { canonicalJson } from "../../core/basics/canonical-json.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { formFor } from "../../core/form/form-for.ts";
import { listFacts } from "../../core/form/list-facts.ts";
import { searchedName } from "../../core/form/name-grams.ts";
import type { City, CityFiling, CityProject, CitySplit } from "../../core/pack/city.ts";
import { amountOfPart, checkSplit } from "../../core/regional/check-split.ts";
import { passedDown } from "../../core/regional/goal-of-part.ts";
import type { SplitPart } from "../../core/regional/split.ts";
import { wholeOfGoal } from "../../core/regional/whole-of-goal.ts";
import { takenWithMove, takenWithTyping } from "../../core/workflow/taken.ts";
import { approvedGoal, keptLists, listsOfLetter } from "../../core/disclosure/letter-contents.ts";
import { unadopted } from "../../core/pack/unadopted.ts";
import { stepOf, workflowOf } from "../../core/workflow/find-step.ts";
import type { Workflow } from "../../core/workflow/workflow.ts";
import type { Context } from "../context.ts";
import { definitionDigest } from "../store/adoption.ts";
import { insertApproval, insertApprovalItems, type ApprovalLetter } from "../store/approval.ts";
import { sm3 } from "../store/digest.ts";
import { moveFiling, type By } from "../store/filing-change.ts";
import { filingDigest } from "../store/filing-digest.ts";
import { filingOfSubject, headOf, insertFiling, valuesOf, type Filing } from "../store/filing.ts";
import { insertSnapshot, snapshotContent } from "../store/payment-snapshot.ts";
import { moneyUpTo } from "../store/payment.ts";
import { insertParts, insertSplit, type PartToKeep, type StoredSplit } from "../store/regional-split.ts";
import { insertRemarks } from "../store/remark.ts";
import type { FoundedIds } from "../store/founded-ids.ts";

interface PastFiling {
  readonly project: CityProject;
  readonly past: CityFiling;
  readonly filing: Filing;
}

/**
 * 历史填报: writes what a city brings of past years, with the hands it went through and the letters that approved it. They are the
 * city's own account of what was; the event of its founding covers them, and they have none of their own.
 */
export async function foundPastFilings(context: Context, city: City, ids: FoundedIds): Promise<Result<null>> {
  const begun: PastFiling[] = [];
  for (const project of city.projects) {
    for (const past of project.filings) begun.push({ project, past, filing: await beginFiling(context, project, past, ids) });
  }
  const approvals = await writeLetters(context, city, ids, begun);
  if (!approvals.ok) return approvals;
  for (const { project, past, filing } of begun) await walkThrough(context, project, past, filing, ids, approvals.value);
  for (const project of city.projects) {
    for (const split of project.splits ?? []) {
      const sent = await sendDown(context, city, ids, project, split);
      if (!sent.ok) return sent;
    }
  }
  return done(null);
}

async function beginFiling(context: Context, project: CityProject, past: CityFiling, ids: FoundedIds): Promise<Filing> {
  const { tx, region, packs, scheme } = context;
  const subject = ids.subjects.get(project.code)!;
  const unit = ids.units.get(project.unit)!;
  const department = [...ids.units.values()].find(({ id }) => id === subject.departmentId)!;
  const workflow = workflowOf(scheme.packsIn(past.year, past.stage), past.stage);
  const first = workflow.steps[0]!;
  const content = canonicalJson(past.values);
  const head = { stage: past.stage, year: past.year, name: project.name, department: department.name, unit: unit.name };
  const by = byOf(workflow, past.transitions[0]!, ids, unit.path);
  const filing: Filing = {
    region, id: context.newId(), subjectId: subject.id, subjectKind: project.kind ?? "project", stage: past.stage, year: past.year, period: past.period ?? 1, form: formFor(packs, { stage: past.stage, book: project.book, kind: project.kind ?? "project", isPart: project.parent !== undefined, year: past.year }).id, workflow: workflow.id, workflowVersion: workflow.version, packDigest: packs.digest,
    unitId: unit.id, unitPath: unit.path, departmentId: subject.departmentId, name: project.name, unitName: unit.name, departmentName: department.name,
    ...listFacts(head, past.values, packs), step: first.id, holder: first.role, round: 1, version: 1, stepSince: by.at, content, contentDigest: sm3(content),
    approvalId: null, frozenDigest: null, taken: takenWithTyping([], { step: first.id, round: 1 }, by), startedAt: by.at, changedAt: by.at,
  };
  if (!(await insertFiling(tx, filing, by, searchedName(project.name)))) throw new Error(`${project.code} has two filings of ${past.stage} ${past.year}`);
  return filing;
}

/** The letters of past years, by the ids of the goals they approve. */
async function writeLetters(context: Context, city: City, ids: FoundedIds, begun: readonly PastFiling[]): Promise<Result<ReadonlyMap<string, string>>> {
  const { tx, region, now, packs } = context;
  const issuer = city.units.find(({ kind }) => kind === "finance")?.name ?? city.name.zh;
  const approvalOf = new Map<string, string>();
  for (const { year, department: code, documentNo, issuedOn, by, projects } of city.approvals) {
    const department = ids.units.get(code)!;
    const approved = begun.filter(({ project, past }) => past.stage === "goal" && past.year === year && projects.includes(project.code));
    const lists = listsOfLetter(packs, approved.map(({ project }) => project.book));
    const drafts = unadopted(packs, [], [...lists.values()].map(({ id }) => `list/${id}`), definitionDigest);
    const goals = approved.map(({ project, past, filing }) => {
      const { id: filingId, name, unitName: unit, amountFen } = filing;
      const form = packs.forms.find(({ id }) => id === filing.form);
      const whole = city.projects.find(({ code: of }) => of === project.parent)?.name;
      return approvedGoal({ filingId, code: project.code, name, unit, amountFen, book: project.book, whole, form, values: past.values, digest: filingDigest(headOf(filing), past.values) }, lists);
    });
    const letter: ApprovalLetter = {
      city: city.name.zh, demo: city.demo, year, departmentId: department.id, department: department.name, issuer, documentNo, issuedOn, goals, ...keptLists(lists), ...(drafts.length === 0 ? {} : { drafts }), sealHead: null,
    };
    const content = canonicalJson(letter);
    const id = context.newId();
    const personId = ids.people.get(by)!;
    const post = ids.posts.find((held) => held.personId === personId)!;
    const isNew = await insertApproval(tx, {
      region, id, year, departmentId: department.id, departmentPath: department.path, documentNo, issuedOn, personId, postId: post.id, at: now, content, digest: sm3(content), sealHead: "",
    });
    if (!isNew) return refused(problem("approval.number-taken", "documentNo", { documentNo }));
    await insertApprovalItems(tx, region, id, goals.map(({ filingId, digest }) => ({ filingId, frozenDigest: digest })));
    for (const { filingId } of goals) approvalOf.set(filingId, id);
  }
  return done(approvalOf);
}

/** Takes the steps one after the other as they were taken; the last freezes it. */
async function walkThrough(context: Context, project: CityProject, past: CityFiling, begun: Filing, ids: FoundedIds, approvals: ReadonlyMap<string, string>): Promise<void> {
  const { tx, region, scheme } = context;
  const workflow = workflowOf(scheme.packsIn(past.year, past.stage), past.stage);
  const unit = ids.units.get(project.unit)!;
  let filing = begun;
  for (const transition of past.transitions) {
    const to = stepOf(workflow, transition.to)!;
    const by = byOf(workflow, transition, ids, unit.path);
    const move = {
      ...by, taken: takenWithMove(filing.taken, filing, { action: transition.action, to: to.id }, by), transitionId: context.newId(), action: transition.action, to,
      round: filing.round + (transition.action === "return" ? 1 : 0), opinion: transition.opinion, passedOver: [],
    };
    const frozen = to.end === null ? null : { digest: filingDigest(headOf(filing), past.values), approvalId: approvals.get(filing.id) ?? null };
    const version = await moveFiling(tx, filing, move, frozen);
    // Nobody else has it: it is what was written, and need not be read again.
    filing = {
      ...filing, step: to.id, holder: to.role, round: move.round, version, stepSince: by.at, changedAt: by.at, taken: move.taken,
      frozenDigest: frozen?.digest ?? filing.frozenDigest, approvalId: frozen?.approvalId ?? filing.approvalId,
    };
  }
  await insertRemarks(tx, past.remarks.map(({ path, said, step, by, on }) => {
    const personId = ids.people.get(by)!;
    return { region, id: context.newId(), filingId: filing.id, path, said, step, round: 1, personId, postId: ids.posts.find((post) => post.personId === personId)!.id, at: noon(on), settledAt: null, settledBy: null };
  }));
  if (past.cutOff === null) return;
  const content = canonicalJson(snapshotContent(past.cutOff, await moneyUpTo(tx, region, filing.subjectId, past.year, past.cutOff)));
  await insertSnapshot(tx, { region, filingId: filing.id, cutOff: past.cutOff, takenAt: noon(past.transitions[0]!.on), content, digest: sm3(content) });
}

/** 分解下达: what an approved goal of a transfer payment gave to its parts, by the rules that are suggested for its indicators. */
async function sendDown({ tx, region }: Context, city: City, ids: FoundedIds, whole: CityProject, { year, on, by, parts: written }: CitySplit): Promise<Result<null>> {
  const { id: wholeId } = ids.subjects.get(whole.code)!;
  const filing = await filingOfSubject(tx, region, wholeId, year, "goal");
  if (filing === null || filing.frozenDigest === null) return refused(problem("split.goal-not-approved", "", { year }));
  const goal = valuesOf(filing);
  const shared = wholeOfGoal(goal, year, {});
  if (shared === null) return refused(problem("split.no-amount"));
  const parts = written.map(({ project, amount, targets }): SplitPart & { readonly subjectId: string } => {
    const unit = ids.units.get(city.projects.find(({ code }) => code === project)!.unit)!;
    return { id: unit.id, name: unit.name, amount, targets, subjectId: ids.subjects.get(project)!.id };
  });
  const { problems } = checkSplit(shared, parts);
  if (problems.length > 0) return refused(...problems);
  const stored: StoredSplit = { amountFen: shared.amountFen.toString(), indicators: shared.indicators, parts };
  const content = canonicalJson(stored);
  const personId = ids.people.get(by)!;
  const post = ids.posts.find((held) => held.personId === personId)!;
  await insertSplit(tx, region, { subjectId: wholeId, year, goalDigest: filing.frozenDigest }, { version: 1, content, digest: sm3(content), reason: "", personId, postId: post.id, at: noon(on) });
  await insertParts(tx, region, { wholeId, year, version: 1, at: noon(on) }, parts.map((part): PartToKeep => ({ subjectId: part.subjectId, amountFen: amountOfPart(part), passed: passedDown(goal, shared, part) })));
  return done(null);
}

/** Who took the step, in the post of the step's role that reaches the unit. */
function byOf(workflow: Workflow, transition: { readonly by: string; readonly from: string; readonly on: string }, ids: FoundedIds, unitPath: string): By {
  const role = stepOf(workflow, transition.from)?.role;
  const personId = ids.people.get(transition.by);
  const post = ids.posts.find((held) => held.personId === personId && held.role === role && (held.scopes.length === 0 || held.scopes.some((scope) => unitPath.startsWith(scope))));
  if (personId === undefined || post === undefined) throw new Error(`${transition.by} has no post for step ${transition.from} of ${workflow.id}`);
  return { personId, postId: post.id, role: post.role, at: noon(transition.on) };
}

/** Noon of a calendar day where the office is. */
function noon(day: string): Date {
  return new Date(`${day}T12:00:00+08:00`);
}

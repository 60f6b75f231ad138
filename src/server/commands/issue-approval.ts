import { canonicalJson } from "../../core/basics/canonical-json.ts";
import { compareTexts } from "../../core/basics/compare-texts.ts";
import { problem, type Problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { approvedGoal, keptLists, listsOfLetter, type ApprovedGoal } from "../../core/disclosure/letter-contents.ts";
import { unadopted } from "../../core/pack/unadopted.ts";
import { paperProblemsTogether } from "../../core/paper/paper-gate.ts";
import { takenWithMove } from "../../core/workflow/taken.ts";
import { decide, type Decision } from "../../core/workflow/decide.ts";
import { stepOf } from "../../core/workflow/find-step.ts";
import { vacantSteps } from "../../core/workflow/vacant-steps.ts";
import { workflowOfFiling } from "../../core/workflow/workflow-of-filing.ts";
import type { ActingContext } from "../context.ts";
import { lackingPapers } from "../lacking-papers.ts";
import { keptFromApproval } from "../library-gate.ts";
import { officeDay } from "../office-day.ts";
import { shareTurn } from "../store/advisory-lock.ts";
import { confirmedAdoptions, definitionDigest } from "../store/adoption.ts";
import { insertApproval, insertApprovalItems, type ApprovalLetter } from "../store/approval.ts";
import { findCity } from "../store/city.ts";
import { sm3 } from "../store/digest.ts";
import { moveFiling } from "../store/filing-change.ts";
import { filingDigest } from "../store/filing-digest.ts";
import { heldRoles, oneOfEachUnit } from "../store/held-roles.ts";
import { headOf, lockFilings, reviewedSubjects, stateOf, valuesOf, type Filing } from "../store/filing.ts";
import { signingsOf } from "../store/signing.ts";
import { findUnit, unitsAtPaths, type OrgUnit } from "../store/org-unit.ts";
import { newestHead } from "../store/seal.ts";
import { booksOfSubjects, codesOfSubjects, wholesOfSubjects } from "../store/subject-codes.ts";

export interface ApprovalToIssue {
  readonly departmentId: string;
  /** Goals that it freezes: all of them, or none where one cannot be. */
  readonly filingIds: readonly string[];
  /** 文号 */
  readonly documentNo: string;
  /** Calendar day of the document. */
  readonly issuedOn: string;
}

export interface ApprovalIssued {
  readonly id: string;
  readonly digest: string;
  readonly frozen: readonly { readonly id: string; readonly digest: string }[];
}

/** A goal of the batch with where it goes and the digest it is frozen under. */
interface Frozen {
  readonly filing: Filing;
  readonly decision: Decision;
  readonly digest: string;
}

/** 批复: issues a letter to a department and freezes the goals it lists; nothing else ever freezes a goal. */
export async function issueApproval(context: ActingContext, year: number, wish: ApprovalToIssue): Promise<Result<ApprovalIssued>> {
  const { tx, region, now, acting } = context;
  const today = officeDay(now);
  const documentNo = wish.documentNo.normalize("NFC").replace(/\s+/gu, " ").trim();
  if (documentNo === "") return refused(problem("approval.number-missing", "documentNo"));
  if (wish.issuedOn > today) return refused(problem("approval.day-ahead", "issuedOn", { day: wish.issuedOn, today }));
  if (wish.issuedOn < `${year - 1}-01-01`) return refused(problem("approval.day-too-early", "issuedOn", { day: wish.issuedOn, year }));
  // No import that a budget came by is taken back while a goal is approved over it.
  await shareTurn(tx, "ledger-rests", `${region} ${year}`);
  const checked = await checkGoals(context, year, wish);
  if (!checked.ok) return checked;
  const frozen = checked.value;
  const department = await findUnit(tx, region, wish.departmentId, today);
  if (department === null || department.kind !== "department") return refused(problem("approval.department-unknown", "departmentId"));

  const letter = await writeLetter(context, year, { ...wish, documentNo }, department, frozen);
  const content = canonicalJson(letter);
  const digest = sm3(content);
  const id = context.newId();
  const by = { personId: acting.personId, postId: acting.postId, role: acting.role, at: now };
  const isNew = await insertApproval(tx, {
    region, id, year, departmentId: department.id, departmentPath: department.path, documentNo, issuedOn: wish.issuedOn, ...by, content, digest, sealHead: letter.sealHead ?? "",
  });
  if (!isNew) return refused(problem("approval.number-taken", "documentNo", { documentNo }));
  for (const { filing, decision, digest: frozenDigest } of frozen) {
    const move = { ...by, transitionId: context.newId(), action: "issue" as const, to: decision.to, round: decision.round, opinion: documentNo, taken: takenWithMove(filing.taken, filing, { action: "issue", to: decision.to.id }, acting), passedOver: decision.passedOver };
    await moveFiling(tx, filing, move, { digest: frozenDigest, approvalId: id });
  }
  await insertApprovalItems(tx, region, id, frozen.map(({ filing, digest: frozenDigest }) => ({ filingId: filing.id, frozenDigest })));
  await context.record({
    verb: "approval.issued", subject: id, year, stage: "goal", digestAfter: digest,
    detail: { documentNo, issuedOn: wish.issuedOn, department: department.id, goals: frozen.length, frozen: sm3(frozen.map((goal) => `${goal.filing.id} ${goal.digest}`).join("\n")) },
  });
  return done({ id, digest, frozen: frozen.map(({ filing, digest: frozenDigest }) => ({ id: filing.id, digest: frozenDigest })) });
}

/** Holds all goals of the batch and says of each that cannot be approved why not. */
async function checkGoals(context: ActingContext, year: number, wish: ApprovalToIssue): Promise<Result<readonly Frozen[]>> {
  const { tx, region, now, acting, packs } = context;
  const problems: Problem[] = [];
  const frozen: Frozen[] = [];
  const held = new Map((await lockFilings(tx, region, year, "goal", wish.filingIds)).map((filing) => [filing.id, filing]));
  const reviewed = await reviewedSubjects(tx, region, [...held.values()].map(({ subjectId }) => subjectId));
  const roles = await heldRoles(tx, region, oneOfEachUnit([...held.values()]), officeDay(now));
  const signing = await signingsOf(tx, region, packs.roles, [...held.values()].map((filing) => ({ filing, step: stepOf(workflowOfFiling(packs, filing), filing.step) })));
  const keptBack = await keptFromApproval(context, year, [...held.values()]);
  const lacking = await lackingPapers(context, [...held.values()].flatMap((filing) => {
    const from = stepOf(workflowOfFiling(packs, filing), filing.step);
    return from === null ? [] : [{ filing, from, action: "issue" as const }];
  }));
  for (const id of [...new Set(wish.filingIds)].sort()) {
    const where = `filingIds[${wish.filingIds.indexOf(id)}]`;
    const filing = held.get(id);
    if (filing === undefined) {
      problems.push(problem("filing.unknown", where));
      continue;
    }
    const workflow = workflowOfFiling(packs, filing);
    const state = { ...stateOf(filing), vacant: vacantSteps(workflow, roles.get(filing.unitId)!), reviewerAssigned: reviewed.has(filing.subjectId), touched: null, signing: signing.get(filing.id)! };
    const decided = decide(workflow, state, acting, { action: "issue", to: null }, officeDay(now));
    if (!decided.ok) problems.push(...decided.problems.map(({ code, params }) => problem(code, where, { ...params, name: filing.name })));
    else if (filing.departmentId !== wish.departmentId) problems.push(problem("approval.other-department", where, { name: filing.name, department: filing.departmentName }));
    else if (keptBack.has(id)) problems.push({ ...keptBack.get(id)!, where });
    else if (lacking.has(id)) problems.push(...paperProblemsTogether(lacking.get(id)!).map(({ code, params }) => problem(code, where, { ...params, name: filing.name })));
    else frozen.push({ filing, decision: decided.value, digest: filingDigest(headOf(filing), valuesOf(filing)) });
  }
  if (problems.length === 0) return done(frozen);
  return refused(...problems, problem("approval.nothing-issued", "filingIds", { cannot: new Set(problems.map(({ where }) => where)).size, count: wish.filingIds.length }));
}

async function writeLetter({ tx, region, now, acting, scheme }: ActingContext, year: number, wish: ApprovalToIssue, department: OrgUnit, frozen: readonly Frozen[]): Promise<ApprovalLetter> {
  const today = officeDay(now);
  const city = await findCity(tx, region);
  const codes = await codesOfSubjects(tx, region, frozen.map(({ filing }) => filing.subjectId));
  const books = await booksOfSubjects(tx, region, frozen.map(({ filing }) => filing.subjectId));
  const wholes = await wholesOfSubjects(tx, region, frozen.map(({ filing }) => filing.subjectId));
  const rules = scheme.packsIn(year, "goal");
  const lists = listsOfLetter(rules, books.values());
  const drafts = unadopted(rules, await confirmedAdoptions(tx, region), [...lists.values()].map(({ id }) => `list/${id}`), definitionDigest);
  const head = await newestHead(tx, region);
  const own = await findUnit(tx, region, acting.unitId, today);
  // A division signs as the finance body it belongs to.
  const above = own === null ? [] : [...(await unitsAtPaths(tx, region, pathsTo(own.path), today)).values()];
  const goals: ApprovedGoal[] = [];
  for (const { filing, digest } of frozen) {
    const { id: filingId, subjectId, name, unitName: unit, amountFen } = filing;
    const form = (await scheme.packsOf(filing)).forms.find(({ id }) => id === filing.form);
    goals.push(approvedGoal({ filingId, code: codes.get(subjectId) ?? "", name, unit, amountFen, book: books.get(subjectId), whole: wholes.get(subjectId), form, values: valuesOf(filing), digest }, lists));
  }
  return {
    city: city?.name ?? "", demo: city?.demo ?? false, year, departmentId: department.id, department: department.name,
    issuer: above.find(({ kind }) => kind === "finance")?.name ?? own?.name ?? "", documentNo: wish.documentNo, issuedOn: wish.issuedOn,
    goals: goals.sort((left, right) => compareTexts(left.code, right.code)),
    ...keptLists(lists), ...(drafts.length === 0 ? {} : { drafts }),
    sealHead: head?.text ?? null,
  };
}

/** `990100.101.` → `990100.`, `990100.101.` */
function pathsTo(path: string): readonly string[] {
  return path.split(".").slice(0, -1).map((_, index, codes) => `${codes.slice(0, index + 1).join(".")}.`);
}

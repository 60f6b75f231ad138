import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { missingMaterials } from "../../core/ex-ante/completeness.ts";
import { neededLevel } from "../../core/ex-ante/gate.ts";
import { mayAct, type ExAnteAct } from "../../core/ex-ante/procedure.ts";
import { materialsOf, schemeFor, type ExAnteScheme } from "../../core/ex-ante/scheme.ts";
import { sideOfTurn } from "../../core/ex-ante/turn.ts";
import { isDraftHere } from "../adopting.ts";
import type { ActingContext } from "../context.ts";
import { officeYear } from "../office-day.ts";
import { exAnteDay } from "../shown/ex-ante-day.ts";
import { exAnteWork } from "../shown/ex-ante-work.ts";
import { panelShown } from "../shown/ex-ante-panel.ts";
import { findApplication, listApplications, standingOf, type ExAnteApplication, type ExAnteKey } from "../store/ex-ante.ts";
import { findExAnteDraft, type ExAnteDraft } from "../store/ex-ante-draft.ts";
import { materialFiles, materialsBrought, type MaterialFile } from "../store/ex-ante-material.ts";
import { conclusionsOf, expertsOf, type StoredExpert } from "../store/ex-ante-panel.ts";
import { stepsOf } from "../store/ex-ante-step.ts";
import { namesOfPeople } from "../store/person-names.ts";
import { findSubject } from "../store/subject.ts";
import { subjectsToEvaluate } from "../store/subjects-to-evaluate.ts";
import { schemeOfApplication } from "../ex-ante-scheme.ts";

/** So many are listed; a year of a city has fewer. */
const MOST = 500;

export type ExAnteListAnswer = Awaited<ReturnType<typeof listOf>>;

/** 事前评估 of a year: what was applied for, where it stands, what waits for the asker; and what of their unit may be applied for. */
export async function exAnteList(context: ActingContext, year: number): Promise<Result<ExAnteListAnswer>> {
  const { acting, packs } = context;
  if (!hasDuty(packs, acting.role, "ex-ante.read")) return refused(problem("duty.missing", "", { duty: "ex-ante.read" }));
  return done(await listOf(context, year));
}

async function listOf(context: ActingContext, year: number) {
  const { tx, region, now, acting, packs, scheme } = context;
  const schemes = scheme.packsIn(year, null).exAnte ?? [];
  const mayApply = hasDuty(packs, acting.role, "ex-ante.apply") && year >= officeYear(now);
  const subjects = mayApply ? await subjectsToEvaluate(tx, region, acting.unitId, year, schemes.flatMap(({ kinds }) => kinds), MOST) : [];
  const found = await listApplications(tx, region, acting, acting.personId, year, MOST);
  const mine = new Set((await exAnteWork(context)).filter(({ isMine }) => isMine).map(({ id }) => id));
  return {
    mayApply,
    schemes: schemes.map(({ id, title, provenance }) => ({ id, title, provenance })),
    // Packs that evaluate a kind in some books alone leave the others out.
    toApply: subjects.flatMap(({ id, code, name, kind, book, attribute, budgetFen }) => {
      const own = schemeFor(schemes, { kind, book });
      return own === null ? [] : [{ id, code, name, scheme: own.id, budgetFen, needed: neededLevel(own, attribute, budgetFen === null ? null : BigInt(budgetFen)) }];
    }),
    items: found.map((one) => ({
      id: one.id, code: one.code, name: one.name, unit: one.unitName, department: one.departmentName, scheme: one.scheme, level: one.level, state: one.state, since: one.stateSince.toISOString(),
      amountFen: one.amountFen?.toString() ?? null, conclusion: told(one) ? one.conclusion : null, grantedFen: one.grantedFen?.toString() ?? null, waitsForMe: mine.has(one.id),
    })),
  };
}

/** What was concluded is no secret once it is: before that nobody is told what it may become. */
function told({ state }: ExAnteApplication): boolean {
  return ["concluded", "finance-review", "accepted", "rejected"].includes(state);
}

export type ExAnteAnswer = Awaited<ReturnType<typeof viewOf>>;

const ACTS: readonly ExAnteAct[] = ["fill", "submit", "withdraw", "take-up", "judge-materials", "send-to-experts", "assign", "score", "conclude", "forward", "decide", "return"];

/** One application with all that stands around it. */
export async function exAntePage(context: ActingContext, key: ExAnteKey): Promise<Result<ExAnteAnswer>> {
  const { tx, region, acting, packs } = context;
  if (!hasDuty(packs, acting.role, "ex-ante.read")) return refused(problem("duty.missing", "", { duty: "ex-ante.read" }));
  const one = await findApplication(tx, region, key);
  return one === null ? refused(problem("ex-ante.unknown")) : done(await viewOf(context, one));
}

async function viewOf(context: ActingContext, one: ExAnteApplication) {
  const { tx, region, acting, packs } = context;
  const scheme = await schemeOfApplication(context, one);
  const experts = await expertsOf(tx, region, one.id);
  const own = experts.find(({ personId, round }) => personId === acting.personId && round === one.round) ?? null;
  const files = (await materialFiles(tx, region, one.id)).filter(({ withdrawnAt }) => withdrawnAt === null);
  const brought = await materialsBrought(tx, region, one.id);
  const steps = await stepsOf(tx, region, one.id);
  const [concluded = null] = (await conclusionsOf(tx, region, one.id)).filter(({ round }) => round === one.round);
  const names = await namesOfPeople(tx, region, [...experts, ...steps, ...files, ...(concluded === null ? [] : [concluded])].map(({ personId }) => personId));
  const draftOf = { applicationId: one.id, personId: acting.personId };
  const draft = await findExAnteDraft(tx, region, { ...draftOf, part: "application" });
  const sheetDraft = own === null ? null : await findExAnteDraft(tx, region, { ...draftOf, part: "sheet" });
  const standing = standingOf(one, experts);
  const day = await exAnteDay(context, one.id);
  const subject = await findSubject(tx, region, one.subjectId);
  // Whoever judges alone sees what they judge and nobody else's sheet.
  const seesPanel = own === null && !hasDuty(packs, acting.role, "ex-ante.apply") && acting.role !== "unit-head" && hasDuty(packs, acting.role, "ex-ante.read");
  return {
    id: one.id, year: one.year, version: one.version, round: one.round, state: one.state, since: one.stateSince.toISOString(), level: one.level,
    head: { code: one.code, name: one.name, unit: one.unitName, department: one.departmentName, attribute: subject?.attribute ?? null, kind: subject?.kind ?? null },
    subjectId: one.subjectId,
    scheme: schemeShown(scheme),
    isDraft: await isDraftHere({ tx, region }, { exAnte: [scheme] }),
    amountFen: one.amountFen?.toString() ?? null,
    texts: { ...one.texts },
    materials: materialsOf(scheme).map(({ id }) => {
      const found = brought.find(({ material }) => material === id);
      return { id, state: found?.state ?? ("missing" as const), note: found?.note ?? "", files: files.filter(({ material }) => material === id).map((file) => fileShown(file, names)) };
    }),
    missing: [...missingMaterials(scheme, new Map(brought.map(({ material, state }) => [material, state])))],
    steps: steps.map(({ act, from, to, round, opinion, personId, role, at }) => ({ act, from, to, round, opinion, by: names.get(personId) ?? "", role, at: at.toISOString() })),
    ...day,
    waitsFor: day.deadline === null ? null : sideOfTurn(day.deadline.turn),
    may: ACTS.flatMap((act): { act: ExAnteAct; refusedBecause: string | null }[] => {
      if (act === "score" && own === null) return [];
      const outcome = mayAct(packs, standing, acting, act);
      if (outcome.ok) return [{ act, refusedBecause: null }];
      // What another person has to do is told as well as why it is not for this one.
      const [why] = outcome.problems;
      return why!.code.startsWith("ex-ante.four-eyes") ? [{ act, refusedBecause: why!.code }] : [];
    }),
    draft: draft === null ? null : { ...draft.content, texts: { ...draft.content.texts }, baseVersion: draft.baseVersion, savedAt: draft.savedAt.toISOString() },
    sheet: own === null ? null : sheetOf(own, sheetDraft),
    panel: seesPanel ? panelShown(scheme, one, experts, names) : null,
    conclusion: concluded === null || !told(one) ? null : {
      conclusion: concluded.conclusion, proposed: concluded.proposed, capFen: concluded.capFen?.toString() ?? null, experts: concluded.experts, mean: concluded.mean, spread: concluded.spread, reason: concluded.reason,
      panelNote: concluded.panelNote, by: seesPanel ? (names.get(concluded.personId) ?? "") : "", at: concluded.at.toISOString(),
    },
    decision: one.state !== "accepted" && one.state !== "rejected" ? null : { conclusion: one.conclusion, grantedFen: one.grantedFen?.toString() ?? null, opinion: steps.findLast(({ act }) => act === "decide")?.opinion ?? "" },
  };
}

function schemeShown({ id, title, provenance, fields, materials, aspects, ratings, report }: ExAnteScheme) {
  return {
    id, title, provenance, fields: [...fields], ratings: [...ratings], report: report.map((section) => ({ ...section, parts: section.parts.map(({ zh, en }) => ({ zh, en })) })),
    materials: materials.map((group) => ({ ...group, items: [...group.items] })),
    aspects: aspects.map(({ parts, ...aspect }) => ({ ...aspect, parts: parts.map((part) => ({ ...part, checks: [...part.checks] })) })),
  };
}

function fileShown({ id, name, media, bytes, digest, personId, storedAt }: MaterialFile, names: ReadonlyMap<string, string>) {
  return { id, name, media, bytes: Number(bytes), digest, by: names.get(personId) ?? "", storedAt: storedAt.toISOString() };
}

function sheetOf({ ratings, opinion, saved, savedAt, submittedAt, interest, declaredAt, round }: StoredExpert, draft: ExAnteDraft<"sheet"> | null) {
  return {
    draft: draft === null || draft.round !== round ? null : { ratings: { ...draft.content.ratings }, opinion: draft.content.opinion, baseSaved: draft.baseVersion, savedAt: draft.savedAt.toISOString() },
    ratings: { ...ratings }, opinion, saved, savedAt: savedAt?.toISOString() ?? null, submittedAt: submittedAt?.toISOString() ?? null, declared: declaredAt !== null, interest };
}

import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { mayAct } from "../../core/ex-ante/procedure.ts";
import { panelOf, shownMean } from "../../core/ex-ante/panel.ts";
import type { PaperMatter } from "../../core/ex-ante/papers.ts";
import { scoreSheet } from "../../core/ex-ante/score-sheet.ts";
import { isDraftHere } from "../adopting.ts";
import type { ActingContext } from "../context.ts";
import { schemeOfApplication } from "../ex-ante-scheme.ts";
import { findCity } from "../store/city.ts";
import { findApplication, standingOf, type ExAnteApplication, type ExAnteKey } from "../store/ex-ante.ts";
import { materialFiles, materialsBrought } from "../store/ex-ante-material.ts";
import { conclusionsOf, expertsOf } from "../store/ex-ante-panel.ts";
import { stepsOf } from "../store/ex-ante-step.ts";
import { namesOfPeople } from "../store/person-names.ts";
import { findSubject } from "../store/subject.ts";

export interface ExAntePapers {
  readonly matter: PaperMatter;
  readonly version: number;
  readonly digest: string;
  readonly demo: boolean;
}

/** What the papers of an application show to whoever asks: their own sheet, all that are in, or none. */
export async function exAntePapers(context: ActingContext, key: ExAnteKey): Promise<Result<ExAntePapers>> {
  const { tx, region, acting, packs } = context;
  if (!hasDuty(packs, acting.role, "ex-ante.read")) return refused(problem("duty.missing", "", { duty: "ex-ante.read" }));
  const one = await findApplication(tx, region, key);
  if (one === null) return refused(problem("ex-ante.unknown"));
  return done({ matter: await matterOf(context, one), version: one.version, digest: one.contentDigest, demo: (await findCity(tx, region))?.demo ?? false });
}

/** The same for whoever may fill it now: what its workbook is read back against. */
export async function exAnteToFill(context: ActingContext, key: ExAnteKey): Promise<Result<ExAntePapers>> {
  const { tx, region, acting, packs } = context;
  if (!hasDuty(packs, acting.role, "ex-ante.apply")) return refused(problem("duty.missing", "", { duty: "ex-ante.apply" }));
  const one = await findApplication(tx, region, key);
  if (one === null) return refused(problem("ex-ante.unknown"));
  const may = mayAct(packs, standingOf(one, []), acting, "fill");
  return may.ok ? exAntePapers(context, key) : may;
}

async function matterOf(context: ActingContext, one: ExAnteApplication): Promise<PaperMatter> {
  const { tx, region, acting } = context;
  const scheme = await schemeOfApplication(context, one);
  const files = (await materialFiles(tx, region, one.id)).filter(({ withdrawnAt }) => withdrawnAt === null);
  const brought = await materialsBrought(tx, region, one.id);
  const asked = (await expertsOf(tx, region, one.id)).filter(({ round, interest }) => round === one.round && interest === null);
  // Row security shows a unit no sheet, and an expert their own alone; what somebody else has not handed in is nobody's.
  const sheets = asked.filter(({ personId, submittedAt }) => submittedAt !== null || personId === acting.personId).map((expert) => ({ expert, scored: scoreSheet(scheme, expert.ratings) }));
  const names = await namesOfPeople(tx, region, sheets.map(({ expert }) => expert.personId));
  const isPanel = !asked.some(({ personId }) => personId === acting.personId);
  const panel = panelOf(scheme, isPanel ? sheets.map(({ scored }) => scored) : []);
  const isConcluded = ["concluded", "finance-review", "accepted", "rejected"].includes(one.state);
  const [concluded = null] = isConcluded ? (await conclusionsOf(tx, region, one.id)).filter(({ round }) => round === one.round) : [];
  const decided = (await stepsOf(tx, region, one.id)).findLast(({ act }) => act === "decide");
  const subject = await findSubject(tx, region, one.subjectId);
  return {
    scheme, version: one.version, digest: one.contentDigest, year: one.year, level: one.level, amountFen: one.amountFen, texts: one.texts, drafts: await isDraftHere({ tx, region }, { exAnte: [scheme] }),
    head: { code: one.code, name: one.name, unit: one.unitName, department: one.departmentName, attribute: subject?.attribute ?? null },
    materials: new Map(brought.map(({ material, state, note }) => [material, { state, note, files: files.filter((file) => file.material === material).map(({ name }) => name) }])),
    sheets: sheets.map(({ expert, scored }) => ({ name: names.get(expert.personId) ?? "", scored, opinion: expert.opinion })),
    conclusion: concluded === null ? null : {
      conclusion: concluded.conclusion, mean: concluded.mean, spread: concluded.spread, experts: concluded.experts, capFen: concluded.capFen, reason: concluded.reason, panelNote: concluded.panelNote,
    },
    decision: one.state === "accepted" || one.state === "rejected" ? { grantedFen: one.grantedFen, opinion: decided?.opinion ?? "" } : null,
    // What was concluded is everybody's who sees the application; before that it is the panel's.
    aspectMeans: concluded?.aspectMeans ?? panel.aspects.map(({ spread }) => (spread === null ? null : shownMean(spread))),
  };
}

import { problem, type Problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { applicationProblems, unjudgedMaterials } from "../../core/ex-ante/completeness.ts";
import { neededLevel } from "../../core/ex-ante/gate.ts";
import type { ExAnteMove } from "../../core/ex-ante/procedure.ts";
import type { ExAnteScheme } from "../../core/ex-ante/scheme.ts";
import type { ActingContext } from "../context.ts";
import type { ExAnteApplication, ExAnteKey } from "../store/ex-ante.ts";
import { materialStates } from "../store/ex-ante-material.ts";
import { expertsOf } from "../store/ex-ante-panel.ts";
import { findSubject } from "../store/subject.ts";
import { schemeOfApplication } from "../ex-ante-scheme.ts";
import { holdForAct, takeExAnteStep, type ExAnteMoved } from "../take-ex-ante-step.ts";

export interface ExAnteToMove {
  readonly action: ExAnteMove;
  readonly opinion: string;
  readonly expectedVersion: number;
}

/** 流转: submits, takes back, takes up, sends to the experts, forwards or returns an application. What is returned begins a new round. */
export async function moveExAnte(context: ActingContext, key: ExAnteKey, { action, opinion, expectedVersion }: ExAnteToMove): Promise<Result<ExAnteMoved>> {
  const held = await holdForAct(context, key, action);
  if (!held.ok) return held;
  const { one, to } = held.value;
  if (one.version !== expectedVersion) return refused(problem("ex-ante.stale", "expectedVersion"));
  if (action === "return" && opinion.trim() === "") return refused(problem("ex-ante.return-needs-reason", "opinion"));
  const unfit = await unfitFor(context, one, action);
  if (unfit.length > 0) return refused(...unfit);
  const change = action === "submit" ? { level: await levelOf(context, one) } : action === "return" ? { round: one.round + 1, conclusion: null, capFen: null } : {};
  return done(await takeExAnteStep(context, one, { act: action, to: to!, opinion, verb: "ex-ante.moved", change }));
}

async function unfitFor(context: ActingContext, one: ExAnteApplication, action: ExAnteMove): Promise<readonly Problem[]> {
  const { tx, region } = context;
  if (action !== "submit" && action !== "send-to-experts") return [];
  const scheme = await schemeOfApplication(context, one);
  const materials = await materialStates(tx, region, one.id);
  if (action === "submit") return applicationProblems(scheme, { amountFen: one.amountFen, texts: one.texts, materials });
  return [...unjudgedMaterials(scheme, materials), ...(one.level === "department" ? await tooFewExperts(context, one, scheme) : [])];
}

/** Finance asks its experts when the department has looked at the materials; a department asks them before it sends anything. */
async function tooFewExperts({ tx, region }: ActingContext, one: ExAnteApplication, { rules }: ExAnteScheme): Promise<readonly Problem[]> {
  const asked = (await expertsOf(tx, region, one.id)).filter(({ round, interest }) => round === one.round && interest === null).length;
  return asked >= rules.experts.least ? [] : [problem("ex-ante.too-few-experts", "", { experts: asked, least: rules.experts.least })];
}

/** 部门评估 unless what is asked for reaches finance's threshold. */
async function levelOf(context: ActingContext, one: ExAnteApplication): Promise<ExAnteApplication["level"]> {
  const subject = await findSubject(context.tx, context.region, one.subjectId);
  return neededLevel(await schemeOfApplication(context, one), subject?.attribute ?? null, one.amountFen) ?? "department";
}

import { STAGES, type Stage } from "./filing-values.ts";

/** Stages that a city runs whatever else it does: a year without them is none. The others are run where a workflow of theirs is offered. */
const NEEDED_STAGES = ["goal", "self-evaluation"] as const satisfies readonly Stage[];
export type NeededStage = (typeof NEEDED_STAGES)[number];

export function isNeeded(stage: Stage): stage is NeededStage {
  return NEEDED_STAGES.some((one) => one === stage);
}

/** 所处环节 of a subject in a budget year: the last of the stages in which something is filed for it, a draft too, and `none` before any. */
export const REACHED_STAGES = ["none", ...STAGES] as const;
export type ReachedStage = (typeof REACHED_STAGES)[number];

/** 得分: whether lines have points and scores, which come to a total and a grade. */
export function isScored(stage: Stage): boolean {
  return stage === "self-evaluation" || stage === "evaluation";
}

/** 预算执行率 stands beside the lines as one of its own, computed and typed by nobody. An evaluation has it, if at all, among the lines of its frame. */
export function scoresExecution(stage: Stage): boolean {
  return stage === "self-evaluation";
}

/** Whose scores the column 得分 holds: the unit's own, or those of finance, whose evaluation it is. */
export function scorerOf(stage: Stage): "unit" | "finance" {
  return stage === "evaluation" ? "finance" : "unit";
}

/** 选定对象: of whom it is filled somebody decides case by case. Nothing is missing where none was begun. */
export function isChosen(stage: Stage): boolean {
  return stage === "evaluation";
}

/** What rests on a stage of the same year once it is closed: while one of these is begun, nobody takes it back. */
export function restingOn(stage: Stage): readonly Stage[] {
  switch (stage) {
    case "goal": return ["self-evaluation", "evaluation"];
    case "self-evaluation": case "evaluation": return ["application"];
    case "monitoring": case "application": return [];
  }
}

/** The duty with which a form of a stage is begun: who fills for a body begins its own, finance what it evaluates and what follows from it. */
export function dutyToBegin(stage: Stage): "filing.start" | "evaluation.start" {
  return stage === "evaluation" || stage === "application" ? "evaluation.start" : "filing.start";
}

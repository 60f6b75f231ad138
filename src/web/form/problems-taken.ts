import type { Say } from "../../core/basics/message.ts";
import { isBlankMeasure, type LostLine } from "../../core/form/application.ts";
import { emptyMeasure } from "../../core/form/cell-path.ts";
import type { FilingMeasure, FilingValues } from "../../core/form/filing-values.ts";
import { nextRowNumber } from "./cells.ts";
import { MOST_TASKS, newIdOf } from "./rows.ts";

/** What ends a sentence, which ends only once where several are one. */
const ENDS = /\p{Po}+$/u;

/** A line that lost points as the problem that it is, with what was said about it. */
export function lostText(say: Say, { name, points, score, lost, reasons }: LostLine): string {
  const line = say("app-form.lost", { name: name ?? say("app-form.lost.execution"), points, score, lost });
  return reasons.length === 0 ? line : say("app-form.lost.because", { line, reasons: reasons.map((reason) => reason.replace(ENDS, "")).join(say("app-form.lost.between")) });
}

/** The form with problems taken over: into lines that nobody wrote into, then behind the last one. What stands there already is not put twice. */
export function withProblems(values: FilingValues, problems: readonly string[]): { readonly values: FilingValues; readonly taken: number } {
  const measures = values.measures ?? [];
  const known = new Set(measures.map(({ problem }) => problem.trim()));
  const wanted = [...new Set(problems.filter((problem) => !known.has(problem)))];
  const first = nextRowNumber(values);
  const filled: FilingMeasure[] = [];
  for (const line of measures) filled.push(isBlankMeasure(line) && wanted.length > 0 ? { ...line, problem: wanted.shift()! } : line);
  const more = wanted.slice(0, Math.max(0, MOST_TASKS - filled.length)).map((problem, index) => ({ ...emptyMeasure(newIdOf("measures", first + index)), problem }));
  const after = [...filled, ...more];
  const taken = after.filter(({ id, problem }) => measures.find((line) => line.id === id)?.problem !== problem).length;
  return { values: taken === 0 ? values : { ...values, measures: after }, taken };
}

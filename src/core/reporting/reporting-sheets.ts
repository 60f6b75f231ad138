import type { Say } from "../basics/message.ts";
import type { NamedLayout } from "../layout/findings/findings-sheets.ts";
import { layOutList } from "../layout/list-layout.ts";
import type { ReportingProgress } from "./progress.ts";

/** A project that has not been reported. */
export interface UnreportedProject {
  readonly subjectId: string;
  readonly code: string;
  readonly name: string;
  /** 绩效对象类别 */
  readonly kind: string;
  readonly unit: string;
  readonly department: string;
  /** The filing that was begun, and where it stands; null where nothing was. */
  readonly filing: { readonly id: string; readonly step: string; readonly since: string; readonly cameBack: boolean } | null;
}

export interface ReportingSheets {
  readonly title: string;
  readonly asOf: string;
  readonly progress: ReportingProgress;
  readonly unreported: readonly UnreportedProject[];
  /** What a step is called. */
  readonly stepTitle: (step: string) => string;
}

/** Departments by rank, and every project that is missing. */
export function reportingSheets({ title, asOf, progress, unreported, stepTitle }: ReportingSheets, say: Say): NamedLayout[] {
  const lines = [say("app-reporting.as-of", { time: asOf })];
  const ranking = layOutList({
    title, lines,
    columns: [
      { title: say("app-reporting.rank"), width: 16, align: "center" }, { title: say("app-list.department"), width: 70 },
      { title: say("app-reporting.expected"), width: 26 }, { title: say("app-reporting.reported"), width: 26 }, { title: say("app-reporting.missing"), width: 26 },
    ],
    rows: progress.departments.map(({ rank, department, expected, reported }) => [rank, department, expected, reported, expected - reported]),
    total: [say("app-reporting.sum"), null, progress.expected, progress.reported, progress.expected - progress.reported],
  }, say);
  const list = layOutList({
    title: say("app-reporting.unreported"), lines,
    columns: [
      { title: say("app-list.department"), width: 50 }, { title: say("app-list.unit"), width: 50 }, { title: say("app-reporting.code"), width: 34 }, { title: say("app-list.name"), width: 70 },
      { title: say("app-reporting.state"), width: 40 },
    ],
    rows: unreported.map(({ department, unit, code, name, filing }) => [department, unit, code, name, filing === null ? say("app-reporting.not-begun") : stateOf(filing, stepTitle, say)]),
    notes: unreported.length === 0 ? [say("app-reporting.text.none")] : [],
  }, say);
  return [{ name: say("app-reporting.sheet.ranking"), layout: ranking }, { name: say("app-reporting.unreported"), layout: list }];
}

function stateOf({ step, cameBack }: NonNullable<UnreportedProject["filing"]>, stepTitle: (step: string) => string, say: Say): string {
  return say(cameBack ? "app-reporting.at-step-returned" : "app-reporting.at-step", { step: stepTitle(step) });
}

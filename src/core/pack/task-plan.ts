import { isIsoDay } from "../calendar/iso-day.ts";
import type { Bilingual } from "../workflow/workflow.ts";
import type { Provenance } from "./provenance.ts";

/** 任务清单: what is to be done by when, and which task of a superior each answers. */
export interface TaskPlan {
  readonly id: string;
  readonly title: Bilingual;
  readonly provenance: Provenance;
  /** ISO day before which nothing begins. */
  readonly begins: string;
  /** First and last year in which something is due. */
  readonly from: number;
  readonly until: number;
  readonly superiors: readonly SuperiorTask[];
  readonly tasks: readonly PlannedTask[];
}

export interface SuperiorTask {
  readonly id: string;
  readonly title: Bilingual;
  readonly document: string;
  readonly clause: string;
}

export interface PlannedTask {
  /** Running number, from 1. */
  readonly number: number;
  readonly title: Bilingual;
  /** ISO day. */
  readonly starts: string;
  /** `2020Q2`: due at the end of the quarter. */
  readonly due: string;
  /** The one superior task it answers. */
  readonly cites: string;
}

export interface TaskFault {
  readonly code: "pack.task-number" | "pack.task-outside" | "pack.task-too-early" | "pack.task-upside-down" | "pack.task-cites" | "pack.no-such-day" | "pack.task-uncited" | "pack.twice";
  readonly path: readonly (string | number)[];
  readonly params: Readonly<Record<string, string | number>>;
}

/** The last day of a quarter: `2020Q2` is 2020-06-30. */
export function quarterEnd(quarter: string): string {
  const [year, number] = quarter.split("Q") as [string, string];
  return `${year}-${["03-31", "06-30", "09-30", "12-31"][Number(number) - 1]!}`;
}

/** What contradicts itself in a plan, with its place. */
export function taskFaults({ begins, from, until, superiors, tasks }: TaskPlan): readonly TaskFault[] {
  const ids = superiors.map(({ id }) => id);
  const expected = ids.join(" | ");
  return [
    ...(isIsoDay(begins) ? [] : [{ code: "pack.no-such-day", path: ["begins"], params: { found: begins } } as const]),
    ...ids.flatMap((id, index): TaskFault[] => [
      ...(ids.indexOf(id) === index ? [] : [{ code: "pack.twice", path: ["superiors", index, "id"], params: { found: id } } as const]),
      ...(tasks.some(({ cites }) => cites === id) ? [] : [{ code: "pack.task-uncited", path: ["superiors", index, "id"], params: { found: id } } as const]),
    ]),
    ...tasks.flatMap(({ number, starts, due, cites }, index): TaskFault[] => {
      const year = Number(due.slice(0, 4));
      const at = (field: string): readonly (string | number)[] => ["tasks", index, field];
      return [
        ...(number === index + 1 ? [] : [{ code: "pack.task-number", path: at("number"), params: { found: number, expected: index + 1 } } as const]),
        ...(year >= from && year <= until ? [] : [{ code: "pack.task-outside", path: at("due"), params: { found: due, from, until } } as const]),
        ...(isIsoDay(starts) ? [] : [{ code: "pack.no-such-day", path: at("starts"), params: { found: starts } } as const]),
        ...(starts >= begins ? [] : [{ code: "pack.task-too-early", path: at("starts"), params: { found: starts, expected: begins } } as const]),
        ...(starts <= quarterEnd(due) ? [] : [{ code: "pack.task-upside-down", path: at("due"), params: { found: due, expected: starts } } as const]),
        ...(ids.includes(cites) ? [] : [{ code: "pack.task-cites", path: at("cites"), params: { found: cites, expected } } as const]),
      ];
    }),
  ];
}

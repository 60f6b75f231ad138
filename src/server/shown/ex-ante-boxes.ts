import type { InboxBox, WorkStage } from "../../core/workflow/inbox-box.ts";
import type { InboxPage } from "../store/inbox.ts";
import type { ExAnteWork } from "./ex-ante-work.ts";
import { bySince, pageOf } from "./inbox-order.ts";

export interface WorkFilter {
  readonly year?: number | undefined;
  readonly stage?: WorkStage | undefined;
  readonly step?: string | undefined;
}

/** Which box of an inbox an application lies in; it is never signed beside its holder. */
export function liesInBox(one: ExAnteWork, box: InboxBox): boolean {
  switch (box) {
    case "waiting": return one.isMine;
    case "late": return one.isMine && one.lateDays !== null;
    case "returned": return one.isMine && one.returned !== null;
    case "elsewhere": return one.isElsewhere;
    case "escalated": return one.isTold;
    case "signatures": return false;
  }
}

/** What of a box comes after a page, in its order and one more than asked for, as filings do. */
export function pageOfWork(work: readonly ExAnteWork[], box: InboxBox, { year, stage, step }: WorkFilter, page: InboxPage): readonly ExAnteWork[] {
  const isAsked = (one: ExAnteWork): boolean => (year === undefined || one.year === year) && (stage === undefined || one.stage === stage) && (step === undefined || one.step === step);
  return pageOf(work.filter((one) => liesInBox(one, box) && isAsked(one)), page);
}

export interface WorkCount {
  readonly year: number;
  readonly stage: ExAnteWork["stage"];
  readonly step: ExAnteWork["step"];
  readonly waiting: number;
  readonly late: number;
  readonly lateAssumed: boolean;
  readonly returned: number;
  readonly elsewhere: number;
  readonly escalated: number;
  readonly oldestSince: Date | null;
}

/** How many there are in each box by year and turn. */
export function workCounts(work: readonly ExAnteWork[]): readonly WorkCount[] {
  const groups = new Map<string, ExAnteWork[]>();
  for (const one of work) groups.set(`${one.year} ${one.step}`, [...(groups.get(`${one.year} ${one.step}`) ?? []), one]);
  return [...groups.values()].map((group): WorkCount => {
    const [{ year, stage, step }] = group as [ExAnteWork, ...ExAnteWork[]];
    const inBox = (box: InboxBox): readonly ExAnteWork[] => group.filter((one) => liesInBox(one, box));
    const waiting = inBox("waiting");
    return {
      year, stage, step, waiting: waiting.length, late: inBox("late").length, lateAssumed: inBox("late").some(({ dueAssumed }) => dueAssumed), returned: inBox("returned").length, elsewhere: inBox("elsewhere").length, escalated: inBox("escalated").length,
      oldestSince: waiting.toSorted(bySince("asc"))[0]?.since ?? null,
    };
  });
}

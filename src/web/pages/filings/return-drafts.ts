import type { Say } from "../../../core/basics/message.ts";
import type { FilingDetail } from "../../app/api/filing-shapes.ts";
import { adviseOn } from "../filing/advice.ts";
import { returnText } from "../filing/return-text.ts";

/** A filing that is to be returned, with what was drafted of its findings and open remarks. */
export interface ReturnDraft {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  /** Steps it may be returned to. */
  readonly steps: readonly string[];
  readonly text: string;
  /** Why it may not be returned, in words; null where it may. */
  readonly refused: string | null;
}

/** Drafts the return of a filing as the window of a single one would. */
export function draftReturn(detail: FilingDetail, say: Say): ReturnDraft {
  const { id, version, head, values, remarks, round, rules, allowed } = detail;
  const way = allowed.find(({ action }) => action === "return");
  const because = way?.refusedBecause ?? null;
  return {
    id, version, name: head.name, steps: way?.to.map(({ step }) => step) ?? [],
    text: way === undefined || because !== null ? "" : returnText(remarks, adviseOn(head, values, rules.profile, true, "effective", null, rules).marks, round, values, say),
    refused: way === undefined ? say("app-list.return.no-way") : because === null ? null : say(`problem.${because.code}`, because.params),
  };
}

/** Steps that every one of these may be returned to, in the order of the first. */
export function commonSteps(drafts: readonly ReturnDraft[]): readonly string[] {
  const open = drafts.filter(({ refused }) => refused === null);
  return (open[0]?.steps ?? []).filter((step) => open.every(({ steps }) => steps.includes(step)));
}

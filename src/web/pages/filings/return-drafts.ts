import type { Say } from "../../../core/basics/message.ts";
import type { FilingDetail } from "../../app/api/filing-shapes.ts";
import { adviseOn } from "../filing/advice.ts";
import { moveSaid } from "../filing/move-said.ts";
import { returnText } from "../filing/return-text.ts";

/** A filing that is to be returned, with what was drafted of its findings and open remarks. */
export interface ReturnDraft {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  /** Steps it may be returned to. */
  readonly steps: readonly string[];
  readonly text: string;
  /** The act that the text is of, where it is kept until it is sent, and what was proposed for it. */
  readonly of: string;
  readonly proposed: string;
  /** The text is one that was typed before and never sent. */
  readonly isBack: boolean;
  /** Why it may not be returned, in words; null where it may. */
  readonly refused: string | null;
}

/** Drafts the return of a filing as the window of a single one would; `kept` finds what was typed there before and never sent. */
export function draftReturn(detail: FilingDetail, say: Say, kept: (of: string) => string | null): ReturnDraft {
  const { id, version, head, values, remarks, round, rules, allowed } = detail;
  const way = allowed.find(({ action }) => action === "return");
  const because = way?.refusedBecause ?? null;
  const isOpen = way !== undefined && because === null;
  const of = moveSaid(detail, "return");
  const proposed = isOpen ? returnText(remarks, adviseOn(head, values, rules.profile, true, "effective", null, rules).marks, round, values, say) : "";
  const before = isOpen ? kept(of) : null;
  return {
    id, version, of, proposed, name: head.name, steps: way?.to.map(({ step }) => step) ?? [], text: before ?? proposed, isBack: before !== null,
    refused: way === undefined ? say("app-list.return.no-way") : because === null ? null : say(`problem.${because.code}`, because.params),
  };
}

/** Steps that every one of these may be returned to, in the order of the first. */
export function commonSteps(drafts: readonly ReturnDraft[]): readonly string[] {
  const open = drafts.filter(({ refused }) => refused === null);
  return (open[0]?.steps ?? []).filter((step) => open.every(({ steps }) => steps.includes(step)));
}

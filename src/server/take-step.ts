import type { Decision } from "../core/workflow/decide.ts";
import { takenWithMove } from "../core/workflow/taken.ts";
import type { Action } from "../core/workflow/workflow.ts";
import type { ActingContext } from "./context.ts";
import { sm3 } from "./store/digest.ts";
import { moveFiling, type Move } from "./store/filing-change.ts";
import { filingDigest } from "./store/filing-digest.ts";
import { headOf, valuesOf, type Filing } from "./store/filing.ts";

/** A goal is approved by a letter (批复) and never on its own, and a save is no move. */
export type MoveAction = Exclude<Action, "save" | "issue">;

export interface FilingMoved {
  readonly version: number;
  readonly step: string;
}

/** Writes a step as it was decided, with its event; a filing that comes to its end by it is frozen. The filing is one that is held. */
export async function takeStep(
  context: ActingContext, filing: Filing, { to, round }: Decision, { action, opinion }: { readonly action: MoveAction; readonly opinion: string },
  { said, ...more }: Pick<Move, "before"> & { readonly said: Readonly<Record<string, string | number>> },
): Promise<FilingMoved> {
  const { tx, now, acting } = context;
  const frozen = to.end === null ? null : { digest: filingDigest(headOf(filing), valuesOf(filing)), approvalId: null };
  const version = await moveFiling(tx, filing, {
    personId: acting.personId, postId: acting.postId, role: acting.role, at: now, transitionId: context.newId(), action, to, round, opinion,
    taken: takenWithMove(filing.taken, filing, { action, to: to.id }, acting), ...more,
  }, frozen);
  await context.record({
    verb: "filing.moved", subject: filing.id, year: filing.year, stage: filing.stage, digestBefore: filing.contentDigest, digestAfter: filing.contentDigest,
    detail: { action, from: filing.step, to: to.id, round, version, opinion: sm3(opinion), ...said },
  });
  return { version, step: to.id };
}

import type { Decision } from "../core/workflow/decide.ts";
import { handAt, takenWithMove } from "../core/workflow/taken.ts";
import type { Action } from "../core/workflow/workflow.ts";
import type { ActingContext, CommandEvent } from "./context.ts";
import { sm3 } from "./store/digest.ts";
import { moveFiling, moveFilingsOnwards, passedOverText, type Frozen, type Move } from "./store/filing-change.ts";
import { filingDigest } from "./store/filing-digest.ts";
import { headOf, valuesOf, type Filing } from "./store/filing.ts";

/** A goal is approved by a letter (批复) and never on its own, and a save is no move. */
export type MoveAction = Exclude<Action, "save" | "issue">;

export interface FilingMoved {
  readonly version: number;
  readonly step: string;
}

interface Wish {
  readonly action: MoveAction;
  readonly opinion: string;
}

type Said = Readonly<Record<string, string | number>>;

/** Writes a step as it was decided, with its event; a filing that comes to its end by it is frozen. The filing is one that is held. */
export async function takeStep(
  context: ActingContext, filing: Filing, decision: Decision, wish: Wish, { said, ...more }: Pick<Move, "before" | "thaws" | "workflow"> & { readonly said: Said },
): Promise<FilingMoved> {
  const version = await moveFiling(context.tx, filing, { ...moveOf(context, filing, decision, wish), ...more }, frozenBy(filing, decision));
  await context.record(eventOf(context, filing, decision, wish, said));
  return { version, step: decision.to.id };
}

/** The same of many filings that go onwards, each with an event of its own. */
export async function takeSteps(context: ActingContext, steps: readonly { readonly filing: Filing; readonly decision: Decision; readonly wish: Wish }[], said: Said): Promise<readonly FilingMoved[]> {
  await moveFilingsOnwards(context.tx, steps.map(({ filing, decision, wish }) => ({ filing, move: moveOf(context, filing, decision, wish), frozen: frozenBy(filing, decision) })));
  await context.recordEach(steps.map(({ filing, decision, wish }) => eventOf(context, filing, decision, wish, said)));
  return steps.map(({ filing, decision }) => ({ version: filing.version + 1, step: decision.to.id }));
}

function moveOf({ now, newId, acting }: ActingContext, filing: Filing, { from, to, round, passedOver }: Decision, { action, opinion }: Wish): Move {
  return {
    personId: acting.personId, postId: acting.postId, role: acting.role, at: now, transitionId: newId(), action, to, round, opinion,
    taken: takenWithMove(filing.taken, filing, { action, to: to.id }, handAt(from, acting)), passedOver,
  };
}

function frozenBy(filing: Filing, { to }: Decision): Frozen | null {
  return to.end === null ? null : { digest: filingDigest(headOf(filing), valuesOf(filing)), approvalId: null };
}

function eventOf({ acting }: ActingContext, filing: Filing, { from, to, round, passedOver }: Decision, { action, opinion }: Wish, said: Said): CommandEvent {
  return {
    verb: "filing.moved", subject: filing.id, year: filing.year, stage: filing.stage, digestBefore: filing.contentDigest, digestAfter: filing.contentDigest,
    detail: { action, from: filing.step, to: to.id, round, version: filing.version + 1, opinion: sm3(opinion), ...(handAt(from, acting).onBehalf === true ? { onBehalf: "yes" } : {}), ...(passedOver.length === 0 ? {} : { passedOver: passedOverText(passedOver) }), ...said },
  };
}

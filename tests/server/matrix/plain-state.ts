import type { Action } from "../../../src/core/workflow/workflow.ts";

/*
 * A goal on its way, as a plain machine that does one thing after the other. It knows the steps by heart and nothing of the server, so
 * that both have to come to the same on their own.
 */

export const STEPS = ["draft", "unit-head", "department", "business", "performance", "awaiting", "approved"] as const;
export type StepName = (typeof STEPS)[number];
export const HOLDER: Readonly<Record<StepName, string | null>> = {
  draft: "officer", "unit-head": "head", department: "department", business: "business", performance: "performance", awaiting: "performance", approved: null,
};
/** Bridges acts in the post of the officer, as long as that is delegated. */
export const ROLE: Readonly<Record<string, string>> = {
  officer: "officer", colleague: "officer", bridges: "officer", head: "head", deputy: "head", department: "department", business: "business", performance: "performance", performance2: "performance",
};

export const DELEGATE = "bridges";
export const POST = (person: string): string => (person === DELEGATE ? "officer" : person);
/** Those of the unit are bound by its season. */
export const OF_THE_UNIT: readonly (string | null)[] = ["officer", "head"];

export interface Place {
  readonly step: StepName;
  readonly round: number;
}
export const isAt = (one: Place, { step, round }: Place): boolean => one.step === step && one.round === round;

export interface ModelState {
  readonly version: number;
  readonly step: StepName;
  readonly round: number;
  readonly text: string;
  /** Where it stood at each version, from the first. */
  readonly past: readonly { readonly step: StepName; readonly round: number }[];
  /** What counts of it: a step that was taken back does not. */
  readonly taken: readonly { readonly person: string; readonly from: StepName; readonly round: number; readonly submits: boolean; readonly moves: boolean; readonly signs: boolean }[];
  /** Every step that was taken, with the version it made and whether it led forward; taking one back is a step as well. */
  readonly moves: readonly { readonly person: string; readonly from: StepName; readonly round: number; readonly version: number; readonly forward: boolean; readonly arrival: number }[];
  /** Whether somebody said something about it since the last step. */
  readonly remarked: boolean;
  /** The version with which it came to where it is; one that was taken back was there before. */
  readonly arrival: number;
  /** Arrivals whose step got a later deadline, with where that was. */
  readonly extended: readonly (Place & { readonly arrival: number })[];
  /** Rounds that began by taking back what had frozen it: the rounds before still count in them. */
  readonly carrying: readonly number[];
  /** How many letters it was approved by. */
  readonly letters: number;
  /** 转办: whose post has it alone at its step; null where anybody of the role may act. */
  readonly handler: string | null;
  readonly handings: number;
  /** 加签: who was asked to sign where. */
  readonly asked: readonly (Place & { readonly person: string })[];
  /** 会签: who signed where, of which text. */
  readonly signed: readonly (Place & { readonly person: string; readonly text: string })[];
  /** 委托 of the officer's post: whether the one that was there from the beginning was taken back, and whether another was given since. */
  readonly takenBack: boolean;
  readonly lentAnew: boolean;
  /** Midnight is past, and with it the season of the unit and the last day of what was delegated. */
  readonly late: boolean;
}

export type Operation =
  | { readonly kind: "save"; readonly text: string; readonly expected: number }
  | { readonly kind: Exclude<Action, "save" | "issue" | "confirm" | "reverse">; readonly to: StepName | null; readonly expected: number }
  | { readonly kind: "reverse"; readonly expected: number }
  | { readonly kind: "extend"; readonly expected: number }
  | { readonly kind: "hand-on"; readonly to: string; readonly expected: number }
  | { readonly kind: "add-signer"; readonly to: string; readonly expected: number }
  | { readonly kind: "sign"; readonly expected: number }
  | { readonly kind: "lend" }
  | { readonly kind: "end" }
  | { readonly kind: "midnight" }
  | { readonly kind: "issue" }
  | { readonly kind: "remark" };

export interface Outcome {
  readonly status: number;
  readonly version: number | null;
}

export function begin(person: string, text: string): ModelState {
  return { version: 1, step: "draft", round: 1, text, past: [{ step: "draft", round: 1 }], taken: [{ person, from: "draft", round: 1, submits: false, moves: false, signs: false }], moves: [], remarked: false, arrival: 1, extended: [], carrying: [], letters: 0,
    handler: null, handings: 0, asked: [], signed: [], takenBack: false, lentAnew: false, late: false };
}

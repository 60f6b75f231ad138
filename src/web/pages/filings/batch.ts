import type { AllowedAction } from "../../app/api/filing-shapes.ts";

/** Actions that carry a filing onwards, in the order they are looked for. 批复 is no move but a batch with a document. */
const ONWARDS = ["submit", "approve", "confirm"] as const;

/** What would carry a filing onwards here, or why it may not. */
export function wayOnwards(allowed: readonly AllowedAction[]): AllowedAction | null {
  for (const action of ONWARDS) {
    const found = allowed.find((one) => one.action === action);
    if (found !== undefined) return found;
  }
  return null;
}

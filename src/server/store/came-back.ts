import type { Action } from "../../core/workflow/workflow.ts";

/** What brings a filing back to hands it has left, with a reason that whoever takes it up again reads first. */
export const COMES_BACK: readonly Action[] = ["return", "reverse", "reopen", "relocate"];

export function cameBack(action: string): boolean {
  return COMES_BACK.some((one) => one === action);
}

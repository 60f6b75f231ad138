import { MEASURE_GROUPS, PLATFORMS } from "./dictionary.ts";

/**
 * What a definition does in the program by now. in-effect: records or pages go by it. suggested: it is shown to whoever decides and moves
 * nothing by itself. listed: it is kept, compared and carried with its pack, and nothing goes by it yet.
 */
export type PartEffect = "in-effect" | "suggested" | "listed";

const IN_EFFECT = new Set([`dictionaries/${PLATFORMS}`, `dictionaries/${MEASURE_GROUPS}`, "alerts/goal-needed", "alerts/goal-quality", "alerts/overdue"]);
const SUGGESTED = new Set(["alerts/execution-light", "alerts/goal-money-gap", "alerts/zero-value"]);
const LISTED = new Set(["dictionaries", "alerts", "tasks", "adjustments", "training", "procedures"]);

/** By the path of the definition: `alerts/execution-light`. */
export function effectOf(of: string): PartEffect {
  const [folder] = of.split("/");
  if (folder === "measures" || SUGGESTED.has(of)) return "suggested";
  return LISTED.has(folder!) && !IN_EFFECT.has(of) ? "listed" : "in-effect";
}

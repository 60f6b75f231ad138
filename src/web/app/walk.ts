import type { Stage } from "../../core/form/filing-values.ts";
import { passing } from "../ui/remembered.ts";

/** No more are remembered: a day's work. */
const MOST = 1000;

const keyOf = (postId: string, year: number, stage: Stage): string => `walk.${postId}.${year}.${stage}`;

/** The filings of a list in their order, so that J and K lead from one to the next; kept as long as the tab is open. */
export function rememberWalk(postId: string, year: number, stage: Stage, ids: readonly string[]): void {
  passing.write(keyOf(postId, year, stage), ids.length === 0 ? null : ids.slice(0, MOST).join(" "));
}

export function readWalk(postId: string, year: number, stage: Stage): readonly string[] {
  return (passing.read(keyOf(postId, year, stage)) ?? "").split(" ").filter((id) => id !== "");
}

/** The one after or before; from one that isn't among them, the first. Null at either end, and where there is no other. */
export function neighbourOf(ids: readonly string[], id: string, way: 1 | -1): string | null {
  const at = ids.indexOf(id);
  return (at < 0 ? ids[0] : ids[at + way]) ?? null;
}

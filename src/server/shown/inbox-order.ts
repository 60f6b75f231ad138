import { compareTexts } from "../../core/basics/compare-texts.ts";
import type { InboxPage } from "../store/inbox.ts";

/** What an inbox is sorted by: since when a thing waits, and its id where several wait since the same moment. */
interface Waiting {
  readonly since: Date;
  readonly id: string;
}

export function bySince(order: InboxPage["order"]): (left: Waiting, right: Waiting) => number {
  const longestFirst = (left: Waiting, right: Waiting): number => left.since.getTime() - right.since.getTime() || compareTexts(left.id, right.id);
  return order === "asc" ? longestFirst : (left, right) => longestFirst(right, left);
}

/** A moment as PostgreSQL writes one, as pages of lists go on after it. */
export function pageValue(since: Date): string {
  return since.toISOString().replace("T", " ").replace("Z", "+00");
}

/** What comes after the page before, in the order of the page and one more than it shows: so is known whether there is another page. */
export function pageOf<One extends Waiting>(waiting: readonly One[], { order, after, limit }: InboxPage): readonly One[] {
  const inOrder = bySince(order);
  // PostgreSQL writes a time zone by its hours, which is no ISO text.
  const last = after === null ? null : { since: new Date(`${after.value.replace(" ", "T")}:00`), id: after.id };
  return waiting.filter((one) => last === null || inOrder(one, last) > 0).toSorted(inOrder).slice(0, limit + 1);
}

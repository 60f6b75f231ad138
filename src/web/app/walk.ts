import type { FilingAddress } from "./api/addresses.ts";
import { passing } from "../ui/remembered.ts";
import { addressOf } from "./routes.ts";

/** No more are remembered: a day's work. */
const MOST = 1000;

/** A list that was left: the pages of its filings in their order, and its own. */
export interface Walk {
  /** Where the list is, filtered as it was. */
  readonly list: string;
  readonly pages: readonly string[];
}

const keyOf = (postId: string): string => `walk.${postId}`;

/** Remembers a list, so that J and K lead from one filing to the next and back to it; kept as long as the tab is open. */
export function rememberWalk(postId: string, list: string, filings: readonly FilingAddress[]): void {
  passing.write(keyOf(postId), filings.length === 0 ? null : [list, ...filings.slice(0, MOST).map(pageOf)].join("\n"));
}

export function readWalk(postId: string): Walk {
  const [list = "", ...pages] = (passing.read(keyOf(postId)) ?? "").split("\n").filter((line) => line !== "");
  return { list, pages };
}

/** Page of a filing, as a walk knows it. */
export function pageOf({ year, stage, id }: FilingAddress): string {
  return addressOf({ page: "filing", year, stage, id });
}

/** The one after or before; from one that isn't among them, the first. Null at either end, and where there is no other. */
export function neighbourOf(pages: readonly string[], page: string, way: 1 | -1): string | null {
  const at = pages.indexOf(page);
  return (at < 0 ? pages[0] : pages[at + way]) ?? null;
}

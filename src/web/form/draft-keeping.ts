import { useEffect } from "react";
import { RequestRefused } from "../app/api/wire.ts";
import { SIGNED_IN } from "../app/loaded.ts";
import type { DraftKeeper } from "./draft-keeper.ts";

/** What every page that keeps drafts gives to its keeper, and when it hurries. */

/** Whether sending again may help: the server was not reached, knew nobody, had too much to do or was at fault itself. */
export function mayRetry(error: unknown): boolean {
  return error instanceof RequestRefused && (error.status === 0 || error.status === 401 || error.status === 429 || error.status >= 500);
}

/** What a browser still sends for a page that is gone, in bytes; with more it refuses the request. */
const SENT_WHEN_LEFT = 60_000;

/** Whether a text may leave with the page; a longer one stays at this computer, and leaves it when its page is opened again. */
export function isSentWhenLeft(body: unknown): boolean {
  return new TextEncoder().encode(JSON.stringify(body)).length < SENT_WHEN_LEFT;
}

/** Does some work after so many milliseconds, unless what it gives back is called before. */
export function later(work: () => void, milliseconds: number): () => void {
  const timer = window.setTimeout(work, milliseconds);
  return () => window.clearTimeout(timer);
}

type Keeper = Pick<DraftKeeper<never>, "hasUnkept" | "now" | "close">;

/** Those of pages that are open, and of pages left while the server was away. */
const keepers = new Set<Keeper>();

/** Before somebody signs out: sends what is typed, in their name while it still counts. What cannot be sent stays at this computer for them. */
export async function handOver(): Promise<void> {
  await Promise.all([...keepers].map((keeper) => keeper.now()));
}

/** Somebody signed out: nothing that was typed before is sent in the name of whoever comes next. */
export function closeKeepers(): void {
  for (const keeper of keepers) keeper.close();
  keepers.clear();
}

const HURRY_ON = ["online", "pagehide", SIGNED_IN] as const;

/** Sends what was typed at once when the network is back, somebody has signed in again, or the page is left; asks before a window is closed on what is not kept. `hurry` stays the same while its page does. */
export function useHurry(keeper: Keeper, hurry: () => void): void {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent): void => {
      hurry();
      if (keeper.hasUnkept) event.preventDefault();
    };
    keepers.add(keeper);
    for (const one of HURRY_ON) window.addEventListener(one, hurry);
    window.addEventListener("beforeunload", ask);
    return () => {
      for (const one of HURRY_ON) window.removeEventListener(one, hurry);
      window.removeEventListener("beforeunload", ask);
      // On to another page of the application: what was typed leaves before the desk is cleared.
      hurry();
      if (!keeper.hasUnkept) keepers.delete(keeper);
    };
  }, [keeper, hurry]);
}

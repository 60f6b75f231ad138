import { useEffect } from "react";
import { RequestRefused } from "../app/api/wire.ts";
import { SIGNED_IN } from "../app/loaded.ts";
import type { DraftKeeper } from "./draft-keeper.ts";

/** What every page that keeps drafts gives to its keeper, and when it hurries. */

/** Whether sending again may help: the server was not reached, knew nobody, had too much to do or was at fault itself. */
export function mayRetry(error: unknown): boolean {
  return error instanceof RequestRefused && (error.status === 0 || error.status === 401 || error.status === 429 || error.status >= 500);
}

/** Does some work after so many milliseconds, unless what it gives back is called before. */
export function later(work: () => void, milliseconds: number): () => void {
  const timer = window.setTimeout(work, milliseconds);
  return () => window.clearTimeout(timer);
}

const HURRY_ON = ["online", "pagehide", SIGNED_IN] as const;

/** Sends what was typed at once when the network is back, somebody has signed in again, or the page is left; asks before a window is closed on what is not kept. `hurry` stays the same while its page does. */
export function useHurry(keeper: Pick<DraftKeeper<never>, "hasUnkept">, hurry: () => void): void {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent): void => {
      hurry();
      if (keeper.hasUnkept) event.preventDefault();
    };
    for (const one of HURRY_ON) window.addEventListener(one, hurry);
    window.addEventListener("beforeunload", ask);
    return () => {
      for (const one of HURRY_ON) window.removeEventListener(one, hurry);
      window.removeEventListener("beforeunload", ask);
      // On to another page of the application: what was typed leaves before the desk is cleared.
      hurry();
    };
  }, [keeper, hurry]);
}

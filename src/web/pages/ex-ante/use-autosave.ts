import { useEffect, useMemo, useRef, useState } from "react";
import { RequestRefused } from "../../app/api/wire.ts";
import { SIGNED_IN } from "../../app/loaded.ts";
import { DraftKeeper, type DraftState } from "../../form/draft-keeper.ts";

/** An application and a sheet are drafts themselves until they are handed in, and each save is told of in the log: typing pauses for so long before it is one. */
const PAUSE = 3000;
/** What a browser still sends for a page that is being closed. */
const MOST_KEPT_ALIVE = 60_000;

export interface Autosave<Text> {
  readonly state: DraftState;
  /** What was typed is to be kept. */
  readonly put: (text: Text) => void;
  /** Keeps what waits at once; true when the server has all of it. */
  readonly now: () => Promise<boolean>;
}

/**
 * Keeps with the server what is typed, after a pause, when the page is left and when the network is back. What the server refuses stays on the page
 * with its reason in `state`.
 */
export function useAutosave<Text>(send: (text: Text, keepalive: boolean) => Promise<string>): Autosave<Text> {
  const [state, setState] = useState<DraftState>({ state: "clean" });
  const sending = useRef(send);
  sending.current = send;
  const underWay = useRef<Promise<void>>(Promise.resolve());
  const keeper = useMemo(() => new DraftKeeper<Text>({
    send: (text) => {
      const sent = sending.current(text, JSON.stringify(text).length < MOST_KEPT_ALIVE);
      underWay.current = sent.then(() => undefined, () => undefined);
      return sent;
    },
    mayRetry: (error) => error instanceof RequestRefused && (error.status === 0 || error.status === 401 || error.status === 429 || error.status >= 500),
    tell: setState,
    later: (work, milliseconds) => {
      const timer = window.setTimeout(work, Math.max(PAUSE, milliseconds));
      return () => window.clearTimeout(timer);
    },
  }), []);
  useEffect(() => {
    const hurry = (): void => void keeper.now();
    const ask = (event: BeforeUnloadEvent): void => {
      hurry();
      if (keeper.hasUnkept) event.preventDefault();
    };
    const told = ["online", "pagehide", SIGNED_IN] as const;
    for (const one of told) window.addEventListener(one, hurry);
    window.addEventListener("beforeunload", ask);
    return () => {
      for (const one of told) window.removeEventListener(one, hurry);
      window.removeEventListener("beforeunload", ask);
      // On to another page of the application: what was typed leaves first.
      hurry();
    };
  }, [keeper]);
  return useMemo(() => ({
    state,
    put: (text) => keeper.put(text),
    async now() {
      // What is on its way is waited for, and what was typed meanwhile goes after it; a refusal is not asked twice.
      for (let turn = 0; turn < 2 && keeper.hasUnkept; turn += 1) {
        await underWay.current;
        await new Promise((resolve) => window.setTimeout(resolve, 0));
        await keeper.now();
      }
      return !keeper.hasUnkept;
    },
  }), [keeper, state]);
}

import { useCallback, useEffect, useRef, useState } from "react";
import { RequestRefused } from "./api/wire.ts";
import { useFirstAnswer } from "./first-answers.ts";

/** Told to the window when somebody signed in again over a page: what was refused meanwhile is asked anew. */
export const SIGNED_IN = "hengji:signed-in";

/** What a page shows while it asks, when it has the answer, and when there is none. */
export type Loaded<T> =
  | { readonly state: "loading" }
  | { readonly state: "here"; readonly value: T; readonly again: boolean }
  | { readonly state: "refused"; readonly refused: RequestRefused };

/**
 * Asks once for each `key`, and again on `reload`. An answer stays in sight while a newer one is on its way, but never for another key, unless both
 * are keys `of` one thing that is looked at otherwise: a list that is filtered, a tree on another day.
 * What a page is nothing without `opens` it: until that is here, the page before stays in sight.
 */
export function useLoaded<T>(key: string, load: (signal: AbortSignal) => Promise<T>, { opens = false, of = key }: { readonly opens?: boolean; readonly of?: string } = {}): readonly [Loaded<T>, reload: () => void] {
  const first = useFirstAnswer(opens ? key : null, load);
  const [kept, keep] = useState<{ readonly of: string; readonly loaded: Loaded<T> }>({ of, loaded: first === null ? { state: "loading" } : first.state === "here" ? { ...first, again: false } : first });
  const isAnswered = useRef(first !== null);
  const [turn, setTurn] = useState(0);
  const asking = useRef(load);
  asking.current = load;

  useEffect(() => {
    if (isAnswered.current) {
      isAnswered.current = false;
      return undefined;
    }
    const stop = new AbortController();
    keep((before) => {
      const stays = before.of === of && before.loaded.state === "here";
      return { of, loaded: stays ? { ...before.loaded, again: true } : { state: "loading" } };
    });
    const ask = async (): Promise<void> => {
      try {
        const value = await asking.current(stop.signal);
        if (!stop.signal.aborted) keep({ of, loaded: { state: "here", value, again: false } });
      } catch (error) {
        if (stop.signal.aborted) return;
        if (!(error instanceof RequestRefused)) throw error;
        keep({ of, loaded: { state: "refused", refused: error } });
      }
    };
    void ask();
    return () => stop.abort();
  }, [key, turn]);

  const reload = useCallback(() => setTurn((before) => before + 1), []);
  const wasRefused = kept.of === of && kept.loaded.state === "refused";
  useEffect(() => {
    if (!wasRefused) return undefined;
    window.addEventListener(SIGNED_IN, reload);
    return () => window.removeEventListener(SIGNED_IN, reload);
  }, [wasRefused, reload]);
  return [kept.of === of ? kept.loaded : { state: "loading" }, reload];
}

/** One wish at a time: what a button does, whether it is under way, and what came of it. */
export function useAction(): { readonly busy: boolean; readonly refused: RequestRefused | null; readonly clear: () => void; run<T>(work: () => Promise<T>): Promise<T | undefined> } {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<RequestRefused | null>(null);
  const running = useRef(false);
  // A button that is off while its work runs loses the focus; whoever is refused goes on from where they were.
  const from = useRef<Element | null>(null);
  useEffect(() => {
    if (refused !== null && document.activeElement === document.body && from.current instanceof HTMLElement && from.current.isConnected) from.current.focus({ preventScroll: true });
  }, [refused]);
  const run = useCallback(async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    // A double click is one wish.
    if (running.current) return undefined;
    running.current = true;
    from.current = document.activeElement;
    setBusy(true);
    setRefused(null);
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof RequestRefused)) throw error;
      setRefused(error);
      return undefined;
    } finally {
      running.current = false;
      setBusy(false);
    }
  }, []);
  const clear = useCallback(() => setRefused(null), []);
  return { busy, refused, clear, run };
}

import { createContext, use, useContext, useEffect, useRef } from "react";
import { RequestRefused } from "./api/wire.ts";

/** What came of a page's first question. */
export type FirstAnswer<T> = { readonly state: "here"; readonly value: T } | { readonly state: "refused"; readonly refused: RequestRefused };

interface Asked {
  readonly answer: Promise<FirstAnswer<unknown>>;
  readonly stop: AbortController;
}

/** First questions of the page that is being opened while the one before stays in sight; that page is not drawn yet and can keep nothing itself. */
export class FirstAnswers {
  /** Whether a page is in sight that can stay there. */
  isHolding = false;
  private readonly asked = new Map<string, Asked>();

  of<T>(key: string, ask: (signal: AbortSignal) => Promise<T>): Promise<FirstAnswer<T>> {
    const known = this.asked.get(key);
    if (known !== undefined) return known.answer as Promise<FirstAnswer<T>>;
    const stop = new AbortController();
    const answer = settled(ask(stop.signal));
    // Of a page that was given up nobody waits for the end.
    answer.catch(() => undefined);
    this.asked.set(key, { answer, stop });
    return answer;
  }

  /** The page stands and keeps its answer: opened once more it asks anew. */
  taken(key: string): void {
    this.asked.delete(key);
  }

  /** Another page is wanted than the one that was being opened. */
  forget(): void {
    for (const { stop } of this.asked.values()) stop.abort();
    this.asked.clear();
  }
}

async function settled<T>(answer: Promise<T>): Promise<FirstAnswer<T>> {
  try {
    return { state: "here", value: await answer };
  } catch (error) {
    if (!(error instanceof RequestRefused)) throw error;
    return { state: "refused", refused: error };
  }
}

export const FirstAnswersContext = createContext<FirstAnswers | null>(null);

/**
 * The answer to a page's first question, with which it is drawn; the page before stays in sight until then.
 * Null where nothing holds the place (the first page of a visit, or `key` null) and once the page stands: then it asks by itself.
 */
export function useFirstAnswer<T>(key: string | null, ask: (signal: AbortSignal) => Promise<T>): FirstAnswer<T> | null {
  const answers = useContext(FirstAnswersContext);
  const stands = useRef(false);
  useEffect(() => {
    stands.current = true;
    if (key !== null) answers?.taken(key);
  }, []);
  if (stands.current || key === null || answers === null || !answers.isHolding) return null;
  return use(answers.of(key, ask));
}

/** Asks what a part further down opens with, so that the parts of a page do not wait for each other in turn. */
export function useSoon<T>(key: string, ask: (signal: AbortSignal) => Promise<T>): void {
  const answers = useContext(FirstAnswersContext);
  const stands = useRef(false);
  useEffect(() => void (stands.current = true), []);
  if (!stands.current && answers?.isHolding === true) void answers.of(key, ask);
}

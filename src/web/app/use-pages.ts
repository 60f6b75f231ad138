import { useCallback, useEffect, useRef, useState } from "react";
import { useApp } from "./app-context.ts";
import { RequestRefused } from "./api/wire.ts";
import { useFirstAnswer, type FirstAnswer } from "./first-answers.ts";

const PAGE = 50;
/** For an export, as many at once as the server gives. */
const LARGEST = 100;

interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

export interface PagesSoFar<Item, First> {
  /** How many there are in all; null while nobody knows, though the first may be in sight. */
  readonly count: number | null;
  readonly items: readonly Item[];
  readonly next: string | null;
  readonly busy: boolean;
  readonly refused: RequestRefused | null;
  /** The first page as it was answered; null until there is one. */
  readonly first: First | null;
}

/** Where a list is asked for, page by page. */
export interface PagesAsked {
  readonly page: (after: string | null, limit: number) => string;
  /** Where the number of all is asked for; null where the first page tells it. */
  readonly count: string | null;
}

const NOTHING_YET = { count: null, items: [], next: null, busy: true, refused: null, first: null };

/** What a list begins with: its first page, where that came with it. */
function begun<Item, First extends Page<Item>>(first: FirstAnswer<First> | null): PagesSoFar<Item, First> {
  if (first === null) return NOTHING_YET;
  if (first.state === "refused") return { ...NOTHING_YET, busy: false, refused: first.refused };
  const { items, next } = first.value;
  return { count: next === null ? items.length : null, items, next, busy: false, refused: null, first: first.value };
}

/** A list page by page: it grows downwards, and begins anew when what is asked for changes. The page before it stays in sight until its first is here. */
export function usePages<Item, First extends Page<Item> = Page<Item>>(asked: PagesAsked): {
  readonly list: PagesSoFar<Item, First>; readonly more: () => void; readonly reload: () => void; readonly rest: (each: (done: number) => void, signal: AbortSignal) => Promise<readonly Item[]>;
} {
  const { wire } = useApp();
  const key = asked.page(null, PAGE);
  const first = useFirstAnswer(key, (signal) => wire.get<First>(key, signal));
  const [list, setList] = useState<PagesSoFar<Item, First>>(() => begun(first));
  const isAnswered = useRef(first !== null);
  const [turn, setTurn] = useState(0);
  const current = useRef(asked);
  current.current = asked;
  const stop = useRef<AbortController | null>(null);
  const counting = useRef<AbortController | null>(null);

  /** Takes longer than a page, so that no page waits for it, nor ends it. */
  const count = useCallback(async (address: string) => {
    const mine = new AbortController();
    counting.current = mine;
    try {
      const { count: all } = await wire.get<{ readonly count: number }>(address, mine.signal);
      if (!mine.signal.aborted) setList((now) => ({ ...now, count: all }));
    } catch (error) {
      // The list is there and says how many of it are shown.
      if (!mine.signal.aborted && !(error instanceof RequestRefused)) throw error;
    }
  }, [wire, key]);

  const ask = useCallback(
    async (before: readonly Item[], after: string | null) => {
      stop.current?.abort();
      if (after === null) counting.current?.abort();
      const mine = new AbortController();
      stop.current = mine;
      setList((now) => ({ ...now, busy: true, refused: null }));
      try {
        const page = await wire.get<First>(current.current.page(after, PAGE), mine.signal);
        if (mine.signal.aborted) return;
        const items = [...before, ...page.items];
        // The last page tells how many there are.
        setList((now) => ({ count: page.next === null ? items.length : after === null ? null : now.count, items, next: page.next, busy: false, refused: null, first: after === null ? page : now.first }));
        if (after === null && page.next !== null && current.current.count !== null) void count(current.current.count);
      } catch (error) {
        if (mine.signal.aborted) return;
        if (!(error instanceof RequestRefused)) throw error;
        setList((now) => ({ ...now, busy: false, refused: error }));
      }
    },
    [wire, key, count],
  );

  useEffect(() => {
    if (!isAnswered.current) void ask([], null);
    else if (list.next !== null && current.current.count !== null) void count(current.current.count);
    isAnswered.current = false;
    return () => {
      stop.current?.abort();
      counting.current?.abort();
    };
  }, [ask, turn]);

  const { items, next, busy } = list;
  const more = useCallback(() => {
    if (next !== null && !busy) void ask(items, next);
  }, [ask, items, next, busy]);

  /** Everything that is asked for, for an export. */
  const rest = useCallback(
    async (each: (done: number) => void, signal: AbortSignal) => {
      const all: Item[] = [];
      let after: string | null = null;
      do {
        const page: Page<Item> = await wire.get<Page<Item>>(current.current.page(after, LARGEST), signal);
        all.push(...page.items);
        after = page.next;
        each(all.length);
      } while (after !== null);
      return all;
    },
    [wire, key],
  );

  return { list, more, reload: useCallback(() => setTurn((before) => before + 1), []), rest };
}

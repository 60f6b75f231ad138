import { useCallback, useEffect, useRef, useState } from "react";
import type { Stage } from "../../../core/form/filing-values.ts";
import { useApp } from "../../app/app-context.ts";
import { filingCountApi, filingsApi } from "../../app/api/addresses.ts";
import type { FilingItem, FilingList } from "../../app/api/filing-shapes.ts";
import { RequestRefused } from "../../app/api/wire.ts";
import { countQuery, listQuery, type ListFilter } from "./list-filter.ts";

const PAGE = 50;

export interface ListState {
  /** How many there are in all; null while nobody knows, though the first may be in sight. */
  readonly count: number | null;
  readonly items: readonly FilingItem[];
  readonly next: string | null;
  readonly busy: boolean;
  readonly refused: RequestRefused | null;
}

const NOTHING_YET: ListState = { count: null, items: [], next: null, busy: true, refused: null };

/** The list page by page: it grows downwards, and begins anew when the filter changes. */
export function useList(year: number, stage: Stage, filter: ListFilter): { readonly list: ListState; readonly more: () => void; readonly reload: () => void; readonly rest: (each: (done: number) => void, signal: AbortSignal) => Promise<readonly FilingItem[]> } {
  const { wire } = useApp();
  const [list, setList] = useState<ListState>(NOTHING_YET);
  const [turn, setTurn] = useState(0);
  const asked = JSON.stringify(filter);
  const stop = useRef<AbortController | null>(null);
  const counting = useRef<AbortController | null>(null);

  /** Takes longer than a page, so that no page waits for it, nor ends it. */
  const count = useCallback(async () => {
    const mine = new AbortController();
    counting.current = mine;
    try {
      const { count: all } = await wire.get<{ readonly count: number }>(`${filingCountApi(year, stage)}${countQuery(JSON.parse(asked) as ListFilter)}`, mine.signal);
      if (!mine.signal.aborted) setList((now) => ({ ...now, count: all }));
    } catch (error) {
      // The list is there and says how many of it are shown.
      if (!mine.signal.aborted && !(error instanceof RequestRefused)) throw error;
    }
  }, [wire, year, stage, asked]);

  const ask = useCallback(
    async (before: readonly FilingItem[], after: string | null) => {
      stop.current?.abort();
      if (after === null) counting.current?.abort();
      const mine = new AbortController();
      stop.current = mine;
      setList((now) => ({ ...now, busy: true, refused: null }));
      try {
        const page = await wire.get<FilingList>(`${filingsApi(year, stage)}${listQuery(JSON.parse(asked) as ListFilter, after, PAGE)}`, mine.signal);
        if (mine.signal.aborted) return;
        const items = [...before, ...page.items];
        // The last page tells how many there are.
        setList((now) => ({ count: page.next === null ? items.length : after === null ? null : now.count, items, next: page.next, busy: false, refused: null }));
        if (after === null && page.next !== null) void count();
      } catch (error) {
        if (mine.signal.aborted) return;
        if (!(error instanceof RequestRefused)) throw error;
        setList((now) => ({ ...now, busy: false, refused: error }));
      }
    },
    [wire, year, stage, asked, count],
  );

  useEffect(() => {
    void ask([], null);
    return () => {
      stop.current?.abort();
      counting.current?.abort();
    };
  }, [ask, turn]);

  const { items, next, busy } = list;
  const more = useCallback(() => {
    if (next !== null && !busy) void ask(items, next);
  }, [ask, items, next, busy]);

  /** Everything the filter names, for an export. */
  const rest = useCallback(
    async (each: (done: number) => void, signal: AbortSignal) => {
      const all: FilingItem[] = [];
      let after: string | null = null;
      do {
        const page: FilingList = await wire.get<FilingList>(`${filingsApi(year, stage)}${listQuery(JSON.parse(asked) as ListFilter, after, 100)}`, signal);
        all.push(...page.items);
        after = page.next;
        each(all.length);
      } while (after !== null);
      return all;
    },
    [wire, year, stage, asked],
  );

  return { list, more, reload: useCallback(() => setTurn((before) => before + 1), []), rest };
}

import { useMemo, useRef } from "react";
import type { Desk } from "./use-desk.ts";

/**
 * The desk for all that stands around the form: the same object while somebody types in a cell, so that a key draws the row it is typed in and not the page.
 * What it shows of the text follows with the judgement of it (`judged`), a moment after typing paused; what is done with it is done to the newest text.
 */
export function useQuietDesk(desk: Desk, judged: unknown): Desk {
  const latest = useRef(desk);
  latest.current = desk;
  const { state: { shape, values, selection, said, past, future, editing }, send, mayFill, draft, isChanged, savedAt, conflict } = desk;
  return useMemo(
    (): Desk => ({
      get state() {
        return latest.current.state;
      },
      get live() {
        return latest.current.live;
      },
      send, mayFill, draft, isChanged, savedAt, conflict,
      takeIn: () => latest.current.takeIn(),
      settle: (...given) => latest.current.settle(...given),
      save: () => latest.current.save(),
      discard: () => latest.current.discard(),
      takeLastYear: () => latest.current.takeLastYear(),
      follow: (...given) => latest.current.follow(...given),
    }),
    [shape, values, selection, said, past, future, editing === null, send, mayFill, draft, isChanged, savedAt, conflict, judged],
  );
}

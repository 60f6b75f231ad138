import { useEffect, useRef, useState } from "react";

/** How long somebody may pause within a word before the list follows, in milliseconds. */
const PAUSE = 300;

/**
 * What is typed of a filter that stands in the address: the list follows when typing pauses, and what the address says otherwise (a step back, a saved
 * view) is shown as soon as nobody types.
 */
export function useTypedFilter<Typed extends string | Readonly<Record<string, string>>>(stands: Typed, apply: (typed: Typed) => void): readonly [typed: Typed, type: (typed: Typed) => void] {
  const [typed, setTyped] = useState(stands);
  const timer = useRef<number | null>(null);
  // A choice that was made meanwhile counts too.
  const current = useRef(apply);
  useEffect(() => {
    current.current = apply;
  });
  useEffect(() => {
    if (timer.current === null) setTyped(stands);
  }, [JSON.stringify(stands)]);
  useEffect(() => () => window.clearTimeout(timer.current ?? undefined), []);
  return [typed, (next) => {
    setTyped(next);
    window.clearTimeout(timer.current ?? undefined);
    timer.current = window.setTimeout(() => {
      timer.current = null;
      current.current(next);
    }, PAUSE);
  }];
}

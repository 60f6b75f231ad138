import { useEffect, useRef, useState } from "react";

/** How long somebody may pause within a word before the list follows, in milliseconds. */
const PAUSE = 300;

type Typed = string | Readonly<Record<string, string>>;

/**
 * What is typed of a filter that stands in the address: the list follows when typing pauses, by what was typed without the blanks at its ends, and what
 * the address says otherwise (a step back, a saved view) is shown as soon as nobody types.
 */
export function useTypedFilter<T extends Typed>(stands: T, apply: (typed: T) => void): readonly [typed: T, type: (typed: T) => void] {
  const [typed, setTyped] = useState(stands);
  const timer = useRef<number | null>(null);
  // A choice that was made meanwhile counts too.
  const current = useRef(apply);
  useEffect(() => {
    current.current = apply;
  });
  const address = JSON.stringify(stands);
  useEffect(() => {
    // A blank that was typed before the next word stays in the field.
    if (timer.current === null) setTyped((before) => (JSON.stringify(trimmed(before)) === address ? before : stands));
  }, [address]);
  useEffect(() => () => window.clearTimeout(timer.current ?? undefined), []);
  return [typed, (next) => {
    setTyped(next);
    window.clearTimeout(timer.current ?? undefined);
    timer.current = window.setTimeout(() => {
      timer.current = null;
      current.current(trimmed(next));
    }, PAUSE);
  }];
}

function trimmed<T extends Typed>(typed: T): T {
  return (typeof typed === "string" ? typed.trim() : Object.fromEntries(Object.entries(typed).map(([name, text]) => [name, text.trim()]))) as T;
}

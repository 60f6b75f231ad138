import { useEffect, useRef, useState } from "react";

/** How long typing must pause before the form is judged again, in milliseconds: long enough that no key waits for it. */
const PAUSE = 180;
/** And how long it waits at most for the browser to have nothing else to do. */
const PATIENCE = 400;

/** What `work` makes of a value, a moment after the value stopped changing; at once for the first one and when the work itself changed. */
export function useLate<Value, Made>(value: Value, work: (value: Value) => Made): Made {
  const [made, setMade] = useState(() => work(value));
  const done = useRef({ value, work });
  useEffect(() => {
    if (done.current.value === value && done.current.work === work) return undefined;
    let idle: number | null = null;
    const make = (): void => {
      done.current = { value, work };
      setMade(work(value));
    };
    const timer = window.setTimeout(
      () => {
        // A key that is pressed in this very moment goes first.
        idle = window.requestIdleCallback(make, { timeout: PATIENCE });
      },
      done.current.work === work ? PAUSE : 0,
    );
    return () => {
      window.clearTimeout(timer);
      if (idle !== null) window.cancelIdleCallback(idle);
    };
  }, [value, work]);
  return made;
}

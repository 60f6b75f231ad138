import { useEffect, useRef, useState } from "react";

/** How long typing must pause before the form is judged again, in milliseconds: long enough that no key waits for it. */
const PAUSE = 180;

/** What `work` makes of a value, a moment after the value stopped changing; at once for the first one and when the work itself changed. */
export function useLate<Value, Made>(value: Value, work: (value: Value) => Made): Made {
  const [made, setMade] = useState(() => work(value));
  const done = useRef({ value, work });
  useEffect(() => {
    if (done.current.value === value && done.current.work === work) return undefined;
    const timer = window.setTimeout(
      () => {
        done.current = { value, work };
        setMade(work(value));
      },
      done.current.work === work ? PAUSE : 0,
    );
    return () => window.clearTimeout(timer);
  }, [value, work]);
  return made;
}

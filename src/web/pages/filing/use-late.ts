import { startTransition, useEffect, useRef, useState } from "react";
import { wholly, type Steps } from "../../../core/basics/steps.ts";
import { betweenKeys } from "../../ui/breathe.ts";

/** How long the values must stand before the form is judged again, in milliseconds, beyond the pause after which they follow the keys. */
const PAUSE = 100;
/** And how long it waits at most for the browser to have nothing else to do. */
const PATIENCE = 400;

/**
 * What `work` makes of a value, a moment after the value stopped changing; at once for the first one. It is made between the keys, and given
 * up when the value changes meanwhile; what it changes on the page is drawn between the keys, too.
 */
export function useLate<Value, Made>(value: Value, work: (value: Value) => Steps<Made>): Made {
  const [made, setMade] = useState(() => wholly(work(value)));
  const done = useRef({ value, work });
  useEffect(() => {
    if (done.current.value === value && done.current.work === work) return undefined;
    let idle: number | null = null;
    let isGivenUp = false;
    const make = async (): Promise<void> => {
      const found = await betweenKeys(work(value), () => isGivenUp);
      if (found === null) return;
      done.current = { value, work };
      startTransition(() => setMade(found.made));
    };
    const timer = window.setTimeout(
      () => {
        // A key that is pressed in this very moment goes first.
        idle = window.requestIdleCallback(() => void make(), { timeout: PATIENCE });
      },
      done.current.work === work ? PAUSE : 0,
    );
    return () => {
      isGivenUp = true;
      window.clearTimeout(timer);
      if (idle !== null) window.cancelIdleCallback(idle);
    };
  }, [value, work]);
  return made;
}

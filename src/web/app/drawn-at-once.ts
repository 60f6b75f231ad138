import { flushSync } from "react-dom";

/** Does what changes the state of a page and has it drawn before anything else happens, for who looks at what is drawn in the same key. */
export function drawnAtOnce(change: () => void): void {
  flushSync(change);
}

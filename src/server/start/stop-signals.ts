/** npm hands Ctrl-C on although the terminal has sent it already: two within this time are one. */
const SAME_MS = 700;

/** Calls `stop` at the first request to end, and `hurry` at a second one. */
export function onStopSignal(stop: () => void, hurry: () => void): void {
  let first = 0;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      const now = Date.now();
      if (first === 0) {
        first = now;
        stop();
      } else if (now - first > SAME_MS) hurry();
    });
  }
}

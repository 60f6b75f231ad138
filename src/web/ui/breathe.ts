import type { Steps } from "../../core/basics/steps.ts";

/** How long a slice of work may hold the page before it lets it draw and listen, in milliseconds: half a frame of a slow screen. */
const SLICE = 12;
/** The same while somebody types: a key that comes in the middle of a slice is still shown with the next frame. */
const SLICE_BETWEEN_KEYS = 4;

/**
 * Lets the page draw and listen between slices of long work. Calls are cheap: only the first after a full slice really waits.
 * A message is used because timers are slowed down to one a second in a tab that is not looked at.
 */
export function slices(longest = SLICE): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < longest) return;
    await new Promise<void>((resume) => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        channel.port1.close();
        resume();
      };
      channel.port2.postMessage(null);
    });
    since = performance.now();
  };
}

/** Work step by step between the keys; null when it was given up meanwhile. */
export async function betweenKeys<Made>(steps: Steps<Made>, isGivenUp: () => boolean): Promise<{ readonly made: Made } | null> {
  const breathe = slices(SLICE_BETWEEN_KEYS);
  for (;;) {
    if (isGivenUp()) return null;
    const { done, value } = steps.next();
    if (done === true) return { made: value };
    await breathe();
  }
}

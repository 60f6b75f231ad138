/** How long a slice of work may hold the page before it lets it draw and listen, in milliseconds: half a frame of a slow screen. */
const SLICE = 12;

/**
 * Lets the page draw and listen between slices of long work. Calls are cheap: only the first after a full slice really waits.
 * A message is used because timers are slowed down to one a second in a tab that is not looked at.
 */
export function slices(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < SLICE) return;
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

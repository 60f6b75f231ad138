/**
 * One line that moves on a terminal; elsewhere a plain line at the start, at each quarter and every ten seconds.
 * Always on the error stream, so that what a command prints for machines stays clean.
 */
export function progress(stream = process.stderr) {
  let lastQuarter = -1;
  let lastAt = 0;
  let moving = false;
  return {
    show(text, share = 0) {
      if (stream.isTTY) {
        stream.write(`\r\u001b[2K${text}`);
        moving = true;
        return;
      }
      const quarter = Math.floor(share * 4);
      const now = Date.now();
      if (quarter <= lastQuarter && now - lastAt < 10_000) return;
      lastQuarter = Math.max(quarter, lastQuarter);
      lastAt = now;
      stream.write(`${text}\n`);
    },
    done(text) {
      if (moving) stream.write("\r\u001b[2K");
      moving = false;
      if (text) stream.write(`${text}\n`);
    },
  };
}

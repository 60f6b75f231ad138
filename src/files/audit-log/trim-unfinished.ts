import { open } from "node:fs/promises";
import { LARGEST_BATCH } from "../../core/seal/index.ts";

/** More than a whole batch of the longest events takes. */
const LONGEST_TAIL = LARGEST_BATCH * 8 * 1024;
const LINE_FEED = 0x0a;

/** Cuts what stands behind the last complete seal of a file: a batch that was being written when the server was killed. It is written again, from the database. */
export async function trimUnfinished(path: string): Promise<void> {
  const handle = await open(path, "r+").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  if (handle === null) return;
  try {
    const { size } = await handle.stat();
    const tail = Buffer.alloc(Math.min(size, LONGEST_TAIL));
    await handle.read(tail, 0, tail.length, size - tail.length);
    const end = endOfLastSeal(tail);
    if (end === tail.length) return;
    // Without any seal in reach it is a file that was just begun, or none of ours; that one is left alone.
    if (end > 0 || tail.length === size) await handle.truncate(size - tail.length + end);
  } finally {
    await handle.close();
  }
}

/** Where the last complete line with a seal ends; 0 when there is none. */
function endOfLastSeal(tail: Buffer): number {
  for (let at = tail.lastIndexOf('{"seal":'); at >= 0; at = at === 0 ? -1 : tail.lastIndexOf('{"seal":', at - 1)) {
    if (at > 0 && tail[at - 1] !== LINE_FEED) continue;
    const end = tail.indexOf(LINE_FEED, at);
    if (end >= 0) return end + 1;
  }
  return 0;
}

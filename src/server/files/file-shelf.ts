import { createHash, randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";

/** Files by the digest of what is in them: the same file twice lies there once, and nothing is ever written over. */
export interface FileShelf {
  /** Receives a file of at most `limit` bytes beside the shelf; null when it is longer, and then nothing stays. */
  readonly receive: (bytes: AsyncIterable<Uint8Array>, limit: number) => Promise<ReceivedFile | null>;
  readonly open: (digest: string) => Promise<ShelvedFile | null>;
}

/** A file that was received and lies beside the shelf until it is kept or dropped; one of the two has to be called. */
export interface ReceivedFile {
  /** SM3 of the content, taken while it came in. */
  readonly digest: string;
  readonly bytes: number;
  /** The first bytes, which say what it is. */
  readonly head: Uint8Array;
  /** Where it lies until then. */
  readonly path: string;
  readonly keep: () => Promise<void>;
  readonly drop: () => Promise<void>;
}

export interface ShelvedFile {
  readonly bytes: number;
  readonly stream: ReadableStream<Uint8Array>;
}

const HEAD = 4096;
const INCOMING = ".incoming-";
/** Nothing takes so long to arrive: what is older was left by a server that was killed. */
const LEFT_BEHIND = 24 * 60 * 60 * 1000;

export function openFileShelf(folder: string): FileShelf {
  const placeOf = (digest: string): string => join(folder, digest.slice(0, 2), digest);
  let cleared: Promise<void> | null = null;
  return {
    async receive(stream, limit) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await (cleared ??= clearIncoming(folder));
      const path = join(folder, `${INCOMING}${randomBytes(8).toString("hex")}`);
      const drop = (): Promise<void> => rm(path, { force: true });
      try {
        const written = await writeDown(stream, path, limit);
        if (written !== null) return { ...written, path, drop, keep: () => keep(path, placeOf(written.digest)) };
      } catch (error) {
        await drop();
        throw error;
      }
      await drop();
      return null;
    },
    async open(digest) {
      const place = placeOf(digest);
      const there = await stat(place).catch(() => null);
      return there === null ? null : { bytes: there.size, stream: Readable.toWeb(createReadStream(place)) as ReadableStream<Uint8Array> };
    },
  };
}

async function writeDown(stream: AsyncIterable<Uint8Array>, path: string, limit: number): Promise<Pick<ReceivedFile, "digest" | "bytes" | "head"> | null> {
  const file = await open(path, "wx", 0o600);
  try {
    const hash = createHash("sm3");
    let head: Uint8Array = new Uint8Array(0);
    let bytes = 0;
    for await (const chunk of stream) {
      bytes += chunk.length;
      if (bytes > limit) return null;
      hash.update(chunk);
      if (head.length < HEAD) head = Buffer.concat([head, chunk.subarray(0, HEAD - head.length)]);
      await file.writeFile(chunk);
    }
    // What is acknowledged is on the disk, before any row speaks of it.
    await file.sync();
    return { digest: hash.digest("hex"), bytes, head };
  } finally {
    await file.close();
  }
}

async function keep(path: string, place: string): Promise<void> {
  await mkdir(dirname(place), { recursive: true, mode: 0o700 });
  await rename(path, place);
  // The name too, or a loss of power leaves a row without its file.
  const folder = await open(dirname(place), "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function clearIncoming(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith(INCOMING)) continue;
    const place = join(folder, name);
    const there = await stat(place).catch(() => null);
    if (there !== null && there.mtimeMs < Date.now() - LEFT_BEHIND) await rm(place, { force: true });
  }
}

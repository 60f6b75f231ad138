import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { problem, type Problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { DEFAULT_READ_LIMITS, mebibytes } from "../../files/read-limits.ts";
import { systemProblem, type Input } from "./find-inputs.ts";

const PIECE = 1 << 20;

/**
 * Reads one input whole, but never more than `limit` bytes: a regular file that is larger is refused by its size,
 * before a byte of it is read, and a stream as soon as it goes beyond.
 */
export function readInput(input: Exclude<Input, { kind: "problem" }>, limit: number = DEFAULT_READ_LIMITS.fileBytes): Result<Uint8Array> {
  let handle = 0;
  try {
    if (input.kind === "file") handle = openSync(input.path, "r");
    const stats = fstatSync(handle);
    if (stats.isFile() && stats.size > limit) return refused(tooLarge(input.name, limit));
    return readPieces(handle, input.name, limit, stats.isFile() ? stats.size : 0);
  } catch (error) {
    return refused(systemProblem(error, input.name));
  } finally {
    if (handle !== 0) closeSync(handle);
  }
}

function readPieces(handle: number, name: string, limit: number, expected: number): Result<Uint8Array> {
  // A file may grow while it is read and a pipe has no size, so the end is where nothing more comes.
  let bytes = Buffer.allocUnsafe(Math.min(Math.max(expected + 1, 1024), limit + 1));
  let length = 0;
  for (;;) {
    if (length === bytes.length) {
      if (length > limit) return refused(tooLarge(name, limit));
      const larger = Buffer.allocUnsafe(Math.min(Math.max(bytes.length * 2, PIECE), limit + 1));
      bytes.copy(larger, 0, 0, length);
      bytes = larger;
    }
    const count = readWhenReady(handle, bytes, length);
    if (count === 0) break;
    length += count;
  }
  return length > limit ? refused(tooLarge(name, limit)) : done(bytes.subarray(0, length));
}

/** A pipe that was opened for polling answers "not yet" instead of waiting; then we wait. */
function readWhenReady(handle: number, bytes: Buffer, at: number): number {
  for (;;) {
    try {
      return readSync(handle, bytes, at, bytes.length - at, null);
    } catch (error) {
      const code = error instanceof Error && "code" in error ? error.code : "";
      if (code === "EOF") return 0;
      if (code !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    }
  }
}

function tooLarge(name: string, limit: number): Problem {
  return problem("file.too-large", name, { limit: mebibytes(limit) });
}

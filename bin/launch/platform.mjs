// Plain JavaScript with old syntax only, like words.mjs.
import { existsSync } from "fs";
import { fail } from "./words.mjs";

/** The loader that the packaged Node and PostgreSQL ask for; a system with another C library (Alpine) has none. */
const GLIBC_LOADER = "/lib64/ld-linux-x86-64.so.2";

function olderThan(major, minor) {
  const [a, b] = process.versions.node.split(".").map(Number);
  return a < major || (a === major && b < minor);
}

/**
 * Whether the packaged Node 24 and PostgreSQL 18 can run here. Where they can't, a Node ≥ 24 of the machine's own and a
 * `DATABASE_URL` do instead; without these it ends with a sentence, before anything is installed.
 */
export function packagedPartsRunHere({ needsDatabase = true, exitCode = 1 } = {}) {
  if (olderThan(20, 19)) fail("start.node-too-old", { version: process.versions.node }, exitCode);
  if (process.platform === "linux" && process.arch === "x64" && existsSync(GLIBC_LOADER)) return true;
  const platform = `${process.platform} ${process.arch}`;
  if (olderThan(24, 0) || (needsDatabase && !process.env.DATABASE_URL)) {
    fail("start.platform", { platform, version: process.versions.node }, exitCode);
  }
  return false;
}

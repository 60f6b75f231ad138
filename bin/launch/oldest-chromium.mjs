import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { installBeside } from "./install-beside.mjs";
import { root } from "./words.mjs";

const FOLDER = "tests/browser/oldest";

/** The Chromium that the pages promise to work in: `{ path }`, or `{ problem }` with what kept it from being fetched. */
export function oldestChromium() {
  const { OLDEST_CHROMIUM } = process.env;
  if (OLDEST_CHROMIUM) return { path: OLDEST_CHROMIUM };
  const problem = installBeside(FOLDER);
  if (problem !== null) return { problem };
  const modules = join(root, FOLDER, "node_modules");
  const path = join(modules, ".unpacked", "chromium");
  if (!existsSync(path)) {
    mkdirSync(join(path, ".."), { recursive: true });
    const draft = `${path}.${process.pid}`;
    writeFileSync(draft, brotliDecompressSync(readFileSync(join(modules, "chrome-aws-lambda", "bin", "chromium.br"))), { mode: 0o755 });
    // Half a browser must never stand under its name.
    renameSync(draft, path);
  }
  return { path };
}

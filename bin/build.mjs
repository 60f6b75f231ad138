// Builds the pages: dist/web for the running server (the recheck page, and the application under /app/), and dist/recheck.html, the one file
// for computers without a network.
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const STAMP = join(ROOT, "dist", ".built.json");
/** Whatever the pages are made from. */
const SOURCES = ["bin/build.mjs", "vite.config.ts", "package-lock.json", "packs", "src/core", "src/files", "src/web", "src/words"];

/** True when the pages are missing, half built, or older than what they are made from. */
export function isStale() {
  let stamp;
  try {
    stamp = JSON.parse(readFileSync(STAMP, "utf8"));
  } catch {
    return true;
  }
  const sources = listSources();
  const newest = Math.max(...sources.map(({ changed }) => changed));
  if (newest <= stamp.builtAt && sources.length === stamp.sources) return false;
  // A checkout or an unpacked bundle has new times on old contents.
  return digest(sources) !== stamp.digest;
}

/** Builds all pages. The stamp is written last, so that a build that was cut off counts as none. */
export async function build({ log }) {
  if (process.features.typescript === undefined || process.features.typescript === false) {
    throw new Error(`Building the pages needs Node 24; this is ${process.version}. "npm run build" uses the right one.`);
  }
  const { build: vite } = await import("vite");
  const sources = listSources();
  const builtAt = Date.now();
  rmSync(STAMP, { force: true });
  for (const [mode, what] of [["served", "dist/web"], ["offline", "dist/recheck.html"], ["app", "dist/web/app.html"]]) {
    const started = performance.now();
    await vite({ configFile: join(ROOT, "vite.config.ts"), configLoader: "native", mode, logLevel: "warn" });
    log(`${what} built in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  }
  // The server offers the one file for download beside its own pages.
  copyFileSync(join(ROOT, "dist", "recheck.html"), join(ROOT, "dist", "web", "recheck.html"));
  mkdirSync(join(ROOT, "dist"), { recursive: true });
  writeFileSync(STAMP, JSON.stringify({ builtAt, sources: sources.length, digest: digest(sources) }));
}

function listSources() {
  const found = [];
  const walk = (path) => {
    const state = statSync(join(ROOT, path), { throwIfNoEntry: false });
    if (state === undefined) return;
    if (state.isDirectory()) for (const name of readdirSync(join(ROOT, path)).sort()) walk(`${path}/${name}`);
    else found.push({ path, changed: state.mtimeMs });
  };
  SOURCES.forEach(walk);
  return found;
}

function digest(sources) {
  const hash = createHash("sha256");
  for (const { path } of sources) hash.update(path).update("\0").update(readFileSync(join(ROOT, path))).update("\0");
  return hash.digest("hex");
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  // With --when-stale, pages that are whole stay as they are: somebody may be serving or packing them.
  const wanted = !process.argv.includes("--when-stale") || isStale();
  (wanted ? build({ log: console.log }) : Promise.resolve()).catch((error) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}

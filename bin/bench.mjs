// Runs bench/, whose peers for comparison are installed there and nowhere else.
import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { ensureInstalled, findNpm } from "./launch/install.mjs";
import { packagedNode } from "./launch/packaged-node.mjs";
import { packagedPartsRunHere } from "./launch/platform.mjs";
import { buildPagesIfStale } from "./launch/pages.mjs";
import { fail, root, sentence } from "./launch/words.mjs";
import { onNode24, continueUnder } from "./launch/packaged-node.mjs";

packagedPartsRunHere({ needsDatabase: false });
await ensureInstalled({ dev: true });
if (onNode24()) await bench();
else continueUnder(import.meta.filename, process.argv.slice(2));

async function bench() {
  installPeers(join(root, "bench"));
  const unbuilt = await buildPagesIfStale();
  if (unbuilt !== null) process.stderr.write(`${sentence(unbuilt.code, unbuilt.params)}\n`);
  const { status } = spawnSync(packagedNode, [join(root, "bench", "run.ts"), ...process.argv.slice(2)], { cwd: root, stdio: "inherit" });
  process.exitCode = status ?? 1;
}

function installPeers(folder) {
  const manifest = join(folder, "package.json");
  const installed = join(folder, "node_modules", ".package-lock.json");
  if (!existsSync(manifest) || (existsSync(installed) && statSync(installed).mtimeMs > statSync(manifest).mtimeMs)) return;
  const npm = findNpm();
  if (npm === null) fail("start.npm-missing");
  const args = [...npm.slice(1), "install", "--no-audit", "--no-fund", "--loglevel=error", "--prefer-offline"];
  const { status } = spawnSync(npm[0], args, { cwd: folder, stdio: "inherit" });
  if (status !== 0) fail("start.install-failed", { reason: "npm install (bench)" });
}

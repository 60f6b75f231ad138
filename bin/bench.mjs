// Runs bench/, whose peers for comparison are installed there and nowhere else.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { installBenchPeers } from "./launch/bench-peers.mjs";
import { ensureInstalled } from "./launch/install.mjs";
import { continueUnder, onNode24, packagedNode } from "./launch/packaged-node.mjs";
import { buildPagesIfStale } from "./launch/pages.mjs";
import { packagedPartsRunHere } from "./launch/platform.mjs";
import { fail, root } from "./launch/words.mjs";

packagedPartsRunHere({ needsDatabase: false });
await ensureInstalled({ dev: true });
if (onNode24()) await bench();
else continueUnder(import.meta.filename, process.argv.slice(2));

async function bench() {
  installBenchPeers();
  const unbuilt = await buildPagesIfStale();
  if (unbuilt !== null) fail(unbuilt.code, unbuilt.params);
  const { status } = spawnSync(packagedNode, [join(root, "bench", "run.ts"), ...process.argv.slice(2)], { cwd: root, stdio: "inherit" });
  process.exitCode = status ?? 1;
}

// Types and lint, of everything.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ensureInstalled } from "./launch/install.mjs";
import { packagedNode } from "./launch/packaged-node.mjs";
import { packagedPartsRunHere } from "./launch/platform.mjs";
import { root } from "./launch/words.mjs";

packagedPartsRunHere({ needsDatabase: false });
await ensureInstalled({ dev: true });
const modules = join(root, "node_modules");
const checks = [
  [join(modules, "typescript-compiler", "bin", "tsc"), "-p", "."],
  // The core alone: it may know neither Node nor a browser.
  [join(modules, "typescript-compiler", "bin", "tsc"), "-p", "src/core"],
  [join(modules, "oxlint", "bin", "oxlint"), "--deny-warnings", "bin", "src", "tests", "bench"],
];
const failed = checks.filter((args) => spawnSync(packagedNode, args, { cwd: root, stdio: "inherit" }).status !== 0);
process.exitCode = failed.length === 0 ? 0 : 1;

import * as nodeModule from "node:module";
import { join } from "node:path";
import { ensureInstalled } from "./install.mjs";
import { continueUnder, onNode24 } from "./packaged-node.mjs";
import { language, root } from "./words.mjs";

/** Runs `src/cli/main.ts` with this process's arguments, on Node 24 and with everything installed. */
export async function runCommand({ packagedParts, exitCode }) {
  await ensureInstalled({ dev: false, packagedParts, exitCode });
  if (!onNode24()) return continueUnder(join(root, "bin", "hengji.mjs"), process.argv.slice(2));
  // npm goes to the project's folder; the files that were named are where it was called.
  if (process.env.npm_lifecycle_event === "hengji" && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);
  // One name for the language of everything, also where it isn't the system's.
  if (process.env.HENGJI_LANG) process.env.LC_ALL = language();
  nodeModule.enableCompileCache(join(root, "node_modules", ".hengji-compiled"));
  await import("../../src/cli/main.ts");
}

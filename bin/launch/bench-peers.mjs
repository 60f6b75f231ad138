import { installBeside } from "./install-beside.mjs";
import { fail } from "./words.mjs";

/** Installs what bench/ compares with, in bench/ and nowhere else. */
export function installBenchPeers() {
  const problem = installBeside("bench");
  if (problem !== null) fail(problem.code, problem.params);
}

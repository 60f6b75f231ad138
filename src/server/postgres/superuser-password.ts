import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { StartProblem } from "../start/start-problem.ts";
import { cleanEnvironment } from "./environment.ts";
import { SUPERUSER } from "./new-cluster.ts";
import type { Programs } from "./programs.ts";
import { spawnAs, type SystemUser } from "./system-user.ts";

/**
 * Sets the superuser's password without knowing the old one, for database files whose secrets were lost: whoever has the
 * files may open them alone, without a server.
 */
export function resetSuperuserPassword(cluster: string, programs: Programs, user: SystemUser, password: string): void {
  const { status, stderr } = spawnSync(join(programs.folder, "bin", "postgres"), ["--single", "-D", cluster, "postgres"], {
    ...spawnAs(user), cwd: "/", env: cleanEnvironment(), encoding: "utf8",
    input: `ALTER ROLE ${SUPERUSER} PASSWORD '${password}';\n`,
  });
  if (status !== 0) throw new StartProblem("start.database-not-started", { reason: stderr.trim().split("\n").at(-1) ?? "", log: cluster });
}

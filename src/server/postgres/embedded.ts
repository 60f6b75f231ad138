import { join } from "node:path";
import type pg from "pg";
import type { Secrets } from "../start/secrets.ts";
import { StartProblem } from "../start/start-problem.ts";
import { knownCluster, placeCluster, readNote, writeNote } from "./cluster-place.ts";
import { clusterExists, makeCluster, SUPERUSER } from "./new-cluster.ts";
import { endOrphan } from "./orphan.ts";
import { startPostmaster, type Postmaster } from "./postmaster.ts";
import type { DatabaseEvents, PreparedDatabase } from "./prepared-database.ts";
import { reachablePrograms } from "./programs.ts";
import { makeSocketFolder, removeSocketFolder } from "./socket-folder.ts";
import { resetSuperuserPassword } from "./superuser-password.ts";
import { databaseUser, keepPrivate } from "./system-user.ts";

export interface EmbeddedOptions extends DatabaseEvents {
  /** The folder of the installation, with node_modules in it. */
  readonly installation: string;
  readonly dataFolder: string;
  readonly secrets: Secrets;
  readonly logFile: string;
  /** Further settings of PostgreSQL, for tests. */
  readonly settings?: readonly string[];
  readonly signal?: AbortSignal | undefined;
}

export interface EmbeddedDatabase extends PreparedDatabase {
  /** For tests that need more than the application ever gets. */
  readonly superuser: pg.ClientConfig;
}

/** Starts the PostgreSQL that comes with the install, on a Unix socket that only its user can reach. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const { dataFolder, secrets, signal } = options;
  const user = databaseUser(knownCluster(dataFolder));
  const programs = reachablePrograms(options.installation, user);
  const cluster = placeCluster(dataFolder, user);
  if (clusterExists(cluster, programs)) {
    keepPrivate(cluster, user);
    await endOrphan(cluster);
    if (!secrets.has("superuser")) {
      writeNote(dataFolder, { ...readNote(dataFolder), ready: false });
      resetSuperuserPassword(cluster, programs, user, secrets.get("superuser"));
    }
  } else {
    if (readNote(dataFolder).ready) throw new StartProblem("start.cluster-missing", { cluster });
    options.onSlow?.("server.database.making");
    await makeCluster(cluster, programs, user, secrets.get("superuser"), signal);
  }
  const socketFolder = makeSocketFolder(cluster, user);
  const { settings, logFile, onRestart, onLost } = options;
  let postmaster: Postmaster | null = null;
  const stop = async (): Promise<void> => {
    await postmaster?.stop();
    removeSocketFolder(socketFolder);
  };
  try {
    const started = await startPostmaster({ cluster, programs, user, socketFolder, logFile, settings, signal, onRestart, onLost });
    postmaster = started;
    const login = (database: string, role: string, secret: string): pg.ClientConfig => ({
      host: socketFolder, port: 5432, database, user: role, password: secrets.get(secret), application_name: "hengji",
    });
    const { applicationRoleOf, DATABASE, makeRolesAndDatabase, OWNER_ROLE } = await import("./roles.ts");
    const superuser = login("postgres", SUPERUSER, "superuser");
    if (!readNote(dataFolder).ready) {
      await makeRolesAndDatabase(superuser, { owner: secrets.get("owner"), application: secrets.get("application") });
      writeNote(dataFolder, { ...readNote(dataFolder), ready: true });
    }
    const applicationRole = applicationRoleOf(DATABASE);
    return {
      superuser,
      owner: login(DATABASE, OWNER_ROLE, "owner"),
      application: login(DATABASE, applicationRole, "application"),
      applicationRole,
      stop,
      stopNow() {
        started.stopNow();
        removeSocketFolder(socketFolder);
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Where PostgreSQL says what it does. */
export function databaseLog(logFolder: string): string {
  return join(logFolder, "postgres.log");
}

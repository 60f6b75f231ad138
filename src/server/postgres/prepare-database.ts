import { openSecrets } from "../start/secrets.ts";
import type { DataFolder } from "../start/data-folder.ts";
import { databaseLog, startEmbedded } from "./embedded.ts";
import type { DatabaseEvents, PreparedDatabase } from "./prepared-database.ts";

export interface PrepareOptions extends DatabaseEvents {
  readonly installation: string;
  readonly data: DataFolder;
  /** Null: the PostgreSQL that comes with the install. */
  readonly databaseUrl: string | null;
  /** Gives up a start that isn't wanted any more. */
  readonly signal?: AbortSignal | undefined;
}

/** The database the server works with: the packaged one, started here, or the one at `DATABASE_URL`, checked. */
export async function prepareDatabase(options: PrepareOptions): Promise<PreparedDatabase> {
  const { data, databaseUrl, installation, signal, onRestart, onLost, onSlow } = options;
  const secrets = openSecrets(data.secretsFile);
  if (databaseUrl === null) {
    return startEmbedded({ installation, dataFolder: data.path, secrets, logFile: databaseLog(data.logFolder), signal, onRestart, onLost, onSlow });
  }
  const { prepareGivenDatabase } = await import("./given-database.ts");
  return prepareGivenDatabase(databaseUrl, secrets, data.path);
}

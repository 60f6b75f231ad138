import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { message, type Message } from "../../core/basics/message.ts";
import { problem, type Problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { openLogAt, openLogOf, sealKeyOf, type LogDatabase } from "../../server/start/log-database.ts";
import { systemProblem } from "../input/find-inputs.ts";
import { valueOf, type Arguments } from "../terminal/arguments.ts";

const INSTALLATION = resolve(import.meta.dirname, "..", "..", "..");

/** Where the log is to be read from, as the command line and the environment say. */
export interface Places {
  /** The data folder: its database, the key, and what was kept of the log. */
  readonly dataFolder: string;
  /** Address of a database elsewhere; null: the one of the data folder. */
  readonly databaseUrl: string | null;
  /** True where only files are looked at. */
  readonly filesOnly: boolean;
  readonly regions: readonly string[];
}

/** What was said on the command line counts before the environment: the address of a database, a data folder, `DATABASE_URL`, the default folder. */
export function placesOf(given: Arguments, environment: NodeJS.ProcessEnv): Places | Message {
  const database = valueOf(given, "--database");
  const data = valueOf(given, "--data");
  const region = valueOf(given, "--region");
  if (region !== null && !/^\d{6,12}$/.test(region)) return message("audit.usage.region", { region });
  if (database !== null && !/^(postgres(ql)?|socket):/.test(database)) return message("audit.usage.database");
  return {
    dataFolder: resolve(data ?? environment["HENGJI_DATA"] ?? join(INSTALLATION, "data")),
    databaseUrl: database ?? (data === null ? (environment["DATABASE_URL"] ?? null) : null),
    filesOnly: valueOf(given, "--export") !== null && database === null && data === null,
    regions: region === null ? [] : [region],
  };
}

export function openDatabase({ dataFolder, databaseUrl }: Places, regions: readonly string[]): Promise<Result<LogDatabase>> {
  return databaseUrl === null ? openLogOf(dataFolder, regions) : openLogAt(databaseUrl, regions);
}

/** The key of the seals: from the file that was named, or from the data folder; null where neither has one. */
export function keyOf(given: Arguments, { dataFolder }: Places): Result<string | null> {
  const file = valueOf(given, "--key");
  try {
    if (file === null) return done(existsSync(join(dataFolder, "secrets.json")) ? sealKeyOf(dataFolder) : null);
    const key = readFileSync(file, "utf8").trim();
    return key === "" ? refused(problem("seal.key-empty", file)) : done(key);
  } catch (error) {
    return refused(systemProblem(error, file ?? join(dataFolder, "secrets.json")));
  }
}

/** One sentence for each thing that kept the verb from its work. */
export function sayProblems(problems: readonly Problem[], say: (code: string, params?: Problem["params"]) => string, joint: string): string {
  return problems.map(({ code, where, params }) => `${where === "" ? "" : `${where}: `}${say(`problem.${code}`, params)}${joint}${say(`problem.${code}.advice`, params)}\n`).join("");
}

import type { Context } from "../context.ts";
import { readServerVersion } from "../store/db.ts";

/** Version of the PostgreSQL behind; that it answers at all is half of the question. */
export async function databaseVersion({ tx }: Context): Promise<string> {
  return readServerVersion(tx);
}

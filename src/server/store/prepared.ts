import type { PostgresPool, PostgresPoolClient } from "kysely";
import type { Pool, PoolClient } from "pg";
import { sm3 } from "./digest.ts";

/** A connection keeps so many plans; statements beyond are planned each time. */
const MOST = 300;
/** A page of a list depends on its values: how many rows a range holds decides which index is good. */
const PLANNED_EACH_TIME = /\blimit \$\d/;

/**
 * Lets PostgreSQL keep the plans of statements it has seen. With row security a statement on a filing is planned together with the
 * policies of every table behind it, which takes longer than to run it.
 */
export function preparing(pool: Pool): PostgresPool {
  const names = new Map<string, string>();
  const nameOf = (text: string): string | undefined => {
    const known = names.get(text);
    if (known !== undefined || names.size >= MOST || PLANNED_EACH_TIME.test(text)) return known;
    // Several databases of one process may share a connection: a name has to mean the same text to all of them.
    const name = sm3(text).slice(0, 32);
    names.set(text, name);
    return name;
  };
  // Kysely knows a connection again by its object.
  const clients = new WeakMap<PoolClient, PostgresPoolClient>();
  const wrapped = (client: PoolClient): PostgresPoolClient => {
    const query = (text: string, values: readonly unknown[]): Promise<unknown> => {
      const name = values.length === 0 ? undefined : nameOf(text);
      return client.query({ text, values: [...values], ...(name === undefined ? {} : { name }) });
    };
    return { query, release: (destroy?: boolean) => client.release(destroy), get processID() { return (client as { processID?: number }).processID; } } as unknown as PostgresPoolClient;
  };
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect();
      const known = clients.get(client) ?? wrapped(client);
      clients.set(client, known);
      return known;
    },
  };
}

import type { Pool, PoolClient } from "pg";

/**
 * Keeps a lost database from ending the process: a connection that breaks says so with an error event, and an error event that
 * nobody listens to is fatal. The pool listens while a connection is idle; while it is in use nobody does, unless we do.
 */
export function surviveLostConnections(pool: Pool, tell: (error: Error) => void): void {
  const known = new WeakSet<PoolClient>();
  pool.on("error", tell);
  pool.on("acquire", (client) => {
    if (known.has(client)) return;
    known.add(client);
    // Whoever uses it gets the error from the statement it was waiting for.
    client.on("error", () => {});
  });
}

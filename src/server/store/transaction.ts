import { Transaction, type Dialect, type Driver } from "kysely";
import type { Db, Tx } from "./db.ts";
import type { Database } from "./schema.ts";

/** A transaction is begun and ended outside of what `work` is given, which asks for no other. */
const NONE = {} as Dialect & Driver;

/**
 * Runs `work` in one transaction of its own; an exception rolls it back. Kysely lets a statement of a transaction wait until the one before
 * it was answered; here what is asked together leaves together, and PostgreSQL answers in the order in which it was asked.
 */
export function inTransaction<T>(db: Db, access: "read only" | "read write", work: (tx: Tx) => Promise<T>): Promise<T> {
  const builder = access === "read only" ? db.transaction().setAccessMode(access) : db.transaction();
  return builder.execute((one) => {
    const executor = one.getExecutor();
    return executor.provideConnection((connection) =>
      work(new Transaction<Database>({ config: { dialect: NONE }, dialect: NONE, driver: NONE, executor: executor.withConnectionProvider({ provideConnection: (use) => use(connection) }) })),
    );
  });
}

import { Transaction, type DatabaseConnection, type Dialect, type Driver } from "kysely";
import type { Db, Tx } from "./db.ts";
import type { Database } from "./schema.ts";

/** A transaction is begun and ended outside of what `work` is given, which asks for no other. */
const NONE = {} as Dialect & Driver;

/**
 * Runs `work` in one transaction of its own; an exception rolls it back. Kysely lets a statement of a transaction wait until the one before
 * it was answered; here what is asked together leaves together, and PostgreSQL answers in the order in which it was asked. `begun` is kept when
 * the first statement is on its way: whatever is asked after that is answered after it.
 */
export function inTransaction<T>(db: Db, access: "read only" | "read write", work: (tx: Tx, begun: Promise<void>) => Promise<T>): Promise<T> {
  const builder = access === "read only" ? db.transaction().setAccessMode(access) : db.transaction();
  return builder.execute((one) => {
    const executor = one.getExecutor();
    return executor.provideConnection((connection) => {
      let begin = (): void => {};
      const begun = new Promise<void>((resolve) => (begin = resolve));
      const told = telling(connection, () => begin());
      return work(new Transaction<Database>({ config: { dialect: NONE }, dialect: NONE, driver: NONE, executor: executor.withConnectionProvider({ provideConnection: (use) => use(told) }) }), begun);
    });
  });
}

/** A connection hands a statement on before it gives back the promise of its answer. */
function telling(connection: DatabaseConnection, begin: () => void): DatabaseConnection {
  return {
    executeQuery: (...query) => {
      const answer = connection.executeQuery(...query);
      begin();
      return answer as never;
    },
    streamQuery: (...query) => connection.streamQuery(...query) as never,
  };
}

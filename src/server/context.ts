import type { Pool } from "pg";
import { problem } from "../core/basics/problem.ts";
import { refused, type Result } from "../core/basics/result.ts";
import { troubleOf } from "./database-trouble.ts";
import { idMaker } from "./identifiers.ts";
import { openAnswer, sealAnswer } from "./sealed-answer.ts";
import type { Settings } from "./app-settings.ts";
import { claimRequest, storeAnswer } from "./store/answered-request.ts";
import { enterScope, openDb, type Db, type TransactionScope, type Tx } from "./store/db.ts";
import { sm3 } from "./store/digest.ts";

/** The first argument of every command and query: one transaction and all that may differ from one call to the next. */
export interface Context {
  readonly tx: Tx;
  /** Who acts. Nobody signs in yet, so it is `anonymous`, or `system` for the house's own jobs. */
  readonly actor: string;
  readonly region: string;
  /** One moment for the whole call. */
  readonly now: Date;
  readonly newId: () => string;
  /** Digest of the key that the asker holds; the database shows the recheck kept under it and no other. */
  readonly keptKeyHash: string | null;
  readonly settings: Settings;
}

/** Who asks, and with which keys. */
export interface Asker {
  readonly actor: "anonymous" | "system";
  readonly keptKey?: string | undefined;
  /** A job of the house itself. */
  readonly task?: "erase" | undefined;
  /** `Idempotency-Key` of the request, and all that makes it this request and no other. */
  readonly request?: RepeatableRequest | undefined;
}

export interface RepeatableRequest {
  readonly key: string;
  /** Method and address. */
  readonly route: string;
  readonly body: Uint8Array;
}

/** The only way to the database for HTTP, jobs and the command line. */
export interface Ground {
  /** Runs one command in one transaction; a refusal or an exception leaves nothing behind. */
  change<T>(asker: Asker, command: (context: Context) => Promise<Result<T>>): Promise<Result<T>>;
  /** Runs one query in one transaction that cannot write. */
  ask<T>(asker: Asker, query: (context: Context) => Promise<T>): Promise<T>;
}

/** Serialization failure and deadlock: PostgreSQL asks for the same transaction again. */
const AGAIN = new Set(["40001", "40P01"]);
const ATTEMPTS = 4;

export function openGround(pool: Pool, settings: Settings, clock: () => Date): Ground {
  const db = openDb(pool);
  const makeId = idMaker();
  return {
    change: (asker, command) => again(() => changeOnce(db, asker, contextFor(asker), command)),
    ask: (asker, query) =>
      again(() =>
        db
          .transaction()
          .setAccessMode("read only")
          .execute(async (tx) => {
            const context = contextFor(asker)(tx);
            await enterScope(tx, scopeOf(asker, context));
            return query(context);
          }),
      ),
  };

  function contextFor(asker: Asker): (tx: Tx) => Context {
    const now = clock();
    return (tx) => ({
      tx,
      actor: asker.actor,
      region: settings.region,
      now,
      newId: () => makeId(now),
      keptKeyHash: asker.keptKey === undefined ? null : sm3(asker.keptKey),
      settings,
    });
  }
}

/** Carries a refusal out of the transaction, so that it is rolled back. */
class RolledBack<T> extends Error {
  readonly outcome: Result<T>;

  constructor(outcome: Result<T>) {
    super("rolled back");
    this.outcome = outcome;
  }
}

async function changeOnce<T>(
  db: Db,
  asker: Asker,
  contextIn: (tx: Tx) => Context,
  command: (context: Context) => Promise<Result<T>>,
): Promise<Result<T>> {
  try {
    return await db.transaction().execute(async (tx) => {
      const context = contextIn(tx);
      await enterScope(tx, scopeOf(asker, context));
      const outcome = asker.request === undefined ? await command(context) : await answerOnce(context, asker.request, command);
      if (!outcome.ok) throw new RolledBack(outcome);
      return outcome;
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.outcome as Result<T>;
    throw error;
  }
}

/** Gives the answer that this very request had before, or runs the command and stores its answer with what it did. */
async function answerOnce<T>(
  context: Context,
  request: RepeatableRequest,
  command: (context: Context) => Promise<Result<T>>,
): Promise<Result<T>> {
  const { tx, region } = context;
  const keyHash = sm3(request.key);
  const requestDigest = sm3(`${request.route}\n${sm3(request.body)}`);
  const before = await claimRequest(tx, { region, keyHash, requestDigest, madeAt: context.now });
  if (before !== null) {
    if (before.requestDigest !== requestDigest || before.answer === null) return refused(problem("http.idempotency-reused"));
    return openAnswer(before.answer, request.key) as Result<T>;
  }
  const outcome = await command(context);
  // A refusal changed nothing, so it may be asked again and get another answer.
  if (outcome.ok) await storeAnswer(tx, region, keyHash, sealAnswer(outcome, request.key));
  return outcome;
}

function scopeOf(asker: Asker, context: Context): TransactionScope {
  return {
    region: context.region,
    keptKeyHash: context.keptKeyHash,
    requestKeyHash: asker.request === undefined ? null : sm3(asker.request.key),
    task: asker.task ?? null,
  };
}

/** Repeats what PostgreSQL wants repeated; any other failure of the database leaves here as a `DatabaseTrouble`. */
async function again<T>(attempt: () => Promise<T>): Promise<T> {
  for (let count = 1; ; count += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (count === ATTEMPTS || !AGAIN.has(String((error as { code?: unknown }).code))) throw troubleOf(error);
    }
  }
}

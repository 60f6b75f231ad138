import type { Pool } from "pg";
import type { Actor } from "../core/access/actor.ts";
import { problem } from "../core/basics/problem.ts";
import { refused, type Result } from "../core/basics/result.ts";
import type { Definitions } from "../core/pack/definitions.ts";
import { packsInForce, type Installation, type PacksInForce } from "./packs-in-force.ts";
import { troubleOf } from "./database-trouble.ts";
import { idMaker } from "./identifiers.ts";
import { ExpectedEntries, isAsExpected, type Found } from "./expected-entry.ts";
import { officeDay, officeYear } from "./office-day.ts";
import { idleBefore } from "./session-times.ts";
import { openAnswer, sealAnswer } from "./sealed-answer.ts";
import type { Settings } from "./app-settings.ts";
import { claimRequest, storeAnswer } from "./store/answered-request.ts";
import { openDb, type Tx } from "./store/db.ts";
import { holdDelegation } from "./store/delegation.ts";
import { sm3 } from "./store/digest.ts";
import { enter as enterDatabase, type LiveSession } from "./store/entry.ts";
import { appendEvent, appendEvents, type NewEvent } from "./store/event.ts";
import { insertRefusal } from "./store/refusal.ts";
import { inTransaction } from "./store/transaction.ts";
import { whyNotActing } from "./why-not-acting.ts";

/** The first argument of every command and query: one transaction and all that may differ from one call to the next. */
export interface Context {
  readonly tx: Tx;
  /** Who acts, as events name it: the id of a person, `anonymous`, or `system` for the house's own jobs. */
  readonly actor: string;
  readonly region: string;
  /** One moment for the whole call. */
  readonly now: Date;
  readonly newId: () => string;
  /** Digest of the key that the asker holds; the database shows the recheck kept under it and no other. */
  readonly keptKeyHash: string | null;
  /** The live session of the asker, whichever post it acts in. */
  readonly session: LiveSession | null;
  /** The post the asker acts in; null where nobody has signed in, a second factor is missing, or the person has no post. */
  readonly acting: Actor | null;
  readonly settings: Settings;
  /** What the packs of this city say now. */
  readonly packs: Definitions;
  /** What they say of another budget year, what they said to a record of its time, and how they were written. */
  readonly scheme: PacksInForce;
  /** Appends the event of this command, in this transaction, in the name of whoever acts. */
  readonly record: (event: CommandEvent) => Promise<void>;
  /** The same of many records at once, one event each. */
  readonly recordEach: (events: readonly CommandEvent[]) => Promise<void>;
}

/** What a command says of what it did; who, when and in which post the context knows. */
export interface CommandEvent {
  readonly verb: NewEvent["verb"];
  /** Id of the record it happened to. */
  readonly subject: string;
  readonly digestBefore?: string | null;
  readonly digestAfter?: string | null;
  readonly detail?: NewEvent["detail"];
  readonly year?: number | null;
  readonly stage?: string | null;
}

/** A context in which somebody acts in a post. */
export interface ActingContext extends Context {
  readonly session: LiveSession;
  readonly acting: Actor;
}

/** Who asks, and with which keys. */
export interface Asker {
  readonly actor: "anonymous" | "system";
  readonly keptKey?: string | undefined;
  /** Token of the session cookie. */
  readonly sessionToken?: string | undefined;
  /** User name somebody wants to sign in with. */
  readonly login?: string | undefined;
  /** A job of the house itself. */
  readonly task?: "erase" | "seal" | "found" | "packs" | "demo" | "public" | "remind" | undefined;
  /** `Idempotency-Key` of the request, and all that makes it this request and no other. */
  readonly request?: RepeatableRequest | undefined;
}

export interface RepeatableRequest {
  readonly key: string;
  /** Method and address. */
  readonly route: string;
  readonly body: Uint8Array;
}

/** What was refused, for the record. */
export interface RefusedRequest {
  readonly route: string;
  readonly subject: string;
  readonly status: number;
  readonly problem: string;
  readonly source: string;
}

/** The only way to the database for HTTP, jobs and the command line. */
export interface Ground {
  /** Runs one command in one transaction; a refusal or an exception leaves nothing behind. */
  change<T>(asker: Asker, command: (context: Context) => Promise<Result<T>>): Promise<Result<T>>;
  /** Runs one query in one transaction that cannot write. */
  ask<T>(asker: Asker, query: (context: Context) => Promise<T>): Promise<T>;
  /** The same for somebody who acts in a post; `session.needed` for anybody else. */
  changeAs<T>(asker: Asker, command: (context: ActingContext) => Promise<Result<T>>): Promise<Result<T>>;
  askAs<T>(asker: Asker, query: (context: ActingContext) => Promise<Result<T>>): Promise<Result<T>>;
  /** Records a refusal in a transaction of its own. */
  recordRefusal(asker: Asker, refusal: RefusedRequest): Promise<void>;
}

export interface GroundOptions {
  readonly settings: Settings;
  readonly clock: () => Date;
  readonly packs: Definitions;
  /** The packs that this installation brings as they are written, and how they are read; without it there are definitions and no packs. */
  readonly brought?: Installation["brought"];
  /** Called after each change that was committed: there may be events to seal. */
  readonly committed?: () => void;
}

/** Serialization failure and deadlock: PostgreSQL asks for the same transaction again. */
const AGAIN = new Set(["40001", "40P01"]);
const ATTEMPTS = 4;

export function openGround(pool: Pool, { settings, clock, packs, brought = null, committed = () => {} }: GroundOptions): Ground {
  const db = openDb(pool);
  const makeId = idMaker();
  const schemeAt = packsInForce({ packs, brought }, settings.region);
  const entries = new ExpectedEntries();
  const ground: Ground = {
    change: (asker, command) => again(() => changeOnce(asker, command)),
    ask: (asker, query) => again(() => askOnce(asker, query)),
    changeAs: (asker, command) => ground.change(asker, async (context) => (isActing(context) ? command(context) : refused(await whyNotActing(context)))),
    askAs: (asker, query) => ground.ask(asker, async (context) => (isActing(context) ? query(context) : refused(await whyNotActing(context)))),
    recordRefusal: (asker, refusal) =>
      again(() =>
        inTransaction(db, "read write", async (tx) => {
          const now = clock();
          const { session, acting } = await find(tx, { ...asker, request: undefined }, now, { writes: false });
          await insertRefusal(tx, { region: settings.region, id: makeId(now), at: now, personId: session?.personId ?? null, postId: acting?.postId ?? null, role: acting?.role ?? null, ...refusal });
        }),
      ),
  };
  return ground;

  /** Says who asks, for this transaction, and reads what that person may do now. */
  async function find(tx: Tx, asker: Asker, now: Date, { writes }: { readonly writes: boolean }): Promise<Found> {
    const { region } = settings;
    const { session, post, byDelegation, ...counts } = await enterDatabase(
      tx,
      {
        region,
        keptKeyHash: hashOf(asker.keptKey),
        requestKeyHash: hashOf(asker.request?.key),
        task: asker.task ?? null,
        sessionHash: hashOf(asker.sessionToken),
        login: asker.login ?? null,
      },
      { now, idleBefore: idleBefore(settings, now), today: officeDay(now) },
    );
    // Who reads may see what was theirs a moment ago; who writes may not write by what has ended meanwhile.
    const isHeld = session === null || post === null || !byDelegation || !writes || (await holdDelegation(tx, region, post.postId, session.personId, officeDay(now)));
    return { session, byDelegation, counts, acting: session === null || post === null || !isHeld ? null : { personId: session.personId, ...post } };
  }

  async function contextOf(tx: Tx, asker: Asker, now: Date, { session, acting, counts }: Found): Promise<Context> {
    const { region } = settings;
    const actor = session?.personId ?? asker.actor;
    const scheme = await schemeAt(tx, counts, officeYear(now));
    return {
      tx,
      actor,
      region,
      now,
      newId: () => makeId(now),
      keptKeyHash: hashOf(asker.keptKey),
      session,
      acting,
      settings,
      packs: scheme.packs,
      scheme,
      record: (event) => appendEvent(tx, signed(event)),
      recordEach: (events) => appendEvents(tx, events.map(signed)),
    };

    function signed({ digestBefore = null, digestAfter = null, detail = {}, ...event }: CommandEvent): NewEvent {
      return { region, id: makeId(now), at: now, actor, post: acting?.postId ?? null, role: acting?.role ?? null, digestBefore, digestAfter, detail, ...event };
    }
  }

  /** Does work in one transaction as whoever the database finds to be asking. */
  async function entered<T>(access: "read only" | "read write", asker: Asker, work: (context: Context) => Promise<T>): Promise<T> {
    const how = { writes: access === "read write" };
    const sessionHash = hashOf(asker.sessionToken);
    const expected = entries.of(sessionHash);
    try {
      return await inTransaction(db, access, async (tx, begun) => {
        const now = clock();
        const finding = find(tx, asker, now, how);
        if (expected === null) {
          const found = await finding;
          entries.keep(sessionHash, found);
          return work(await contextOf(tx, asker, now, found));
        }
        // What is asked from here on is answered under what the database finds, whatever is expected.
        await Promise.race([begun, finding]);
        const [found, worked] = await Promise.allSettled([finding, contextOf(tx, asker, now, expected).then(work)]);
        if (found.status === "rejected") throw found.reason;
        if (!isAsExpected(found.value, expected)) throw new NotAsExpected();
        if (worked.status === "rejected") throw worked.reason;
        return worked.value;
      });
    } catch (error) {
      if (!(error instanceof NotAsExpected)) throw error;
      entries.forget(sessionHash);
      return entered(access, asker, work);
    }
  }

  async function changeOnce<T>(asker: Asker, command: (context: Context) => Promise<Result<T>>): Promise<Result<T>> {
    try {
      const outcome = await entered("read write", asker, async (context) => {
        const made = asker.request === undefined ? await command(context) : await answerOnce(context, asker.request, command);
        if (!made.ok) throw new RolledBack(made);
        return made;
      });
      committed();
      return outcome;
    } catch (error) {
      if (error instanceof RolledBack) return error.outcome as Result<T>;
      throw error;
    }
  }

  function askOnce<T>(asker: Asker, query: (context: Context) => Promise<T>): Promise<T> {
    return entered("read only", asker, query);
  }
}

/** The database knows keys and tokens by their digests alone. */
function hashOf(key: string | undefined): string | null {
  return key === undefined ? null : sm3(key);
}

/** Somebody else than expected, or in another post: what was done is rolled back and done again as who it is. */
class NotAsExpected extends Error {
  constructor() {
    super("the database found another asker than expected");
  }
}

function isActing(context: Context): context is ActingContext {
  return context.acting !== null && context.session !== null;
}

/** Carries a refusal out of the transaction, so that it is rolled back. */
class RolledBack<T> extends Error {
  readonly outcome: Result<T>;

  constructor(outcome: Result<T>) {
    super("rolled back");
    this.outcome = outcome;
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
  // Of this person: somebody else who learnt the key asks another request, and is told that it was used.
  const requestDigest = sm3(`${request.route}\n${context.actor}\n${sm3(request.body)}`);
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

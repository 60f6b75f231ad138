import type { PostgresPool, PostgresPoolClient } from "kysely";
import type { Pool, PoolClient } from "pg";
import { sm3 } from "./digest.ts";

/** A connection keeps so many statements; those beyond are read and planned each time. */
const MOST = 300;
/** A page of a list depends on its values: how many rows a range holds decides which index is good. What it says is read once all the same. */
const PLANNED_EACH_TIME = /\blimit \$\d/;
const BEGIN = /^(?:begin|start transaction)\b/;
const READING = /^start transaction read only$/;

/**
 * Stands in front of a statement whose answer nobody needs. It is on its way when the call returns, and whether it worked is told by the
 * commit, or by the next statement that is waited for: a write costs one way there and back less for each of them.
 */
export const AHEAD = "/* ahead */";

/** Lets what was sent ahead leave this process, which is busy with more of it; PostgreSQL works on it meanwhile. */
export function leaveAhead(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

interface Answer {
  readonly command: string;
  readonly rowCount: number | null;
  readonly rows: readonly unknown[];
}

const NOTHING: Answer = { command: "", rowCount: null, rows: [] };

/** Left to itself PostgreSQL plans a kept statement anew until its sixth time; most statements are few enough a connection never to get there. */
const KEPT_AT_ONCE = "set plan_cache_mode = force_generic_plan";
const BY_ITS_VALUES = "set local plan_cache_mode = force_custom_plan";
const KEPT_AGAIN = "set local plan_cache_mode = force_generic_plan";

const told = new WeakSet<Pool>();

/**
 * Lets PostgreSQL keep the plans of statements it has seen, and sends on what need not be waited for. With row security a statement on a
 * filing is planned together with the policies of every table behind it, which takes longer than to run it.
 */
export function pipelined(pool: Pool): PostgresPool {
  if (!told.has(pool)) {
    told.add(pool);
    // Read when a connection is made; one that was made before waits for every answer.
    pool.options.pipeline = true;
    pool.on("connect", (client) => unheard(client.query(KEPT_AT_ONCE)));
  }
  const names = new Map<string, string>();
  const nameOf = (text: string): string | undefined => {
    const known = names.get(text);
    if (known !== undefined || names.size >= MOST) return known;
    // Several databases of one process may share a connection: a name has to mean the same text to all of them.
    const name = sm3(text).slice(0, 32);
    names.set(text, name);
    return name;
  };
  // Kysely knows a connection again by its object.
  const clients = new WeakMap<PoolClient, PostgresPoolClient>();
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect();
      const known = clients.get(client) ?? oneWay(client, nameOf);
      clients.set(client, known);
      return known;
    },
  };
}

function oneWay(client: PoolClient, nameOf: (text: string) => string | undefined): PostgresPoolClient {
  let ahead: Promise<unknown>[] = [];
  let isReading = false;
  const send = (text: string, values: readonly unknown[]): Promise<Answer> => {
    if (client.pipeline) leaveTogether(client);
    const name = values.length === 0 ? undefined : nameOf(text);
    return client.query({ text, values: [...values], ...(name === undefined ? {} : { name }) });
  };
  const query = async (text: string, values: readonly unknown[] = []): Promise<Answer> => {
    if (BEGIN.test(text)) {
      ahead = [];
      isReading = READING.test(text);
    }
    // Nothing stands or falls with the end of a transaction that only read.
    const isAhead = client.pipeline && (BEGIN.test(text) || text.startsWith(AHEAD) || (isReading && text === "commit" && ahead.length === 0));
    const byItsValues = client.pipeline && PLANNED_EACH_TIME.test(text);
    if (byItsValues) unheard(send(BY_ITS_VALUES, []));
    const answer = send(text, values);
    if (byItsValues) unheard(send(KEPT_AGAIN, []));
    if (isAhead) {
      // Told by what is waited for next.
      ahead.push(unheard(answer));
      return NOTHING;
    }
    const sent = ahead;
    ahead = [];
    const [outcome, ...before] = await Promise.allSettled([answer, ...sent]);
    if (text === "rollback") return given(outcome);
    // After the first that fails PostgreSQL refuses the others only because of it, and answers a commit as if it had been asked to roll back.
    for (const one of before) given(one);
    return given(outcome);
  };
  return { query, release: (destroy?: boolean) => client.release(destroy), get processID() { return (client as { processID?: number }).processID; } } as unknown as PostgresPoolClient;
}

/** What pg keeps to itself: the socket of a connection. */
interface OnItsStream {
  readonly connection: { readonly stream: { readonly writableCorked: number; cork(): void; uncork(): void } };
}

/**
 * What is asked in one turn of this process leaves with one write: each write wakes PostgreSQL, which costs more than many of its answers.
 * `process.nextTick` comes when everything that is ready has run.
 */
function leaveTogether(client: PoolClient): void {
  const { stream } = (client as unknown as OnItsStream).connection;
  if (stream.writableCorked > 0) return;
  stream.cork();
  process.nextTick(() => stream.uncork());
}

/** Its failure is told elsewhere; here it would be a rejection that nobody handles. */
function unheard<T>(answer: Promise<T>): Promise<T> {
  answer.catch(() => {});
  return answer;
}

function given<T>(outcome: PromiseSettledResult<T>): T {
  if (outcome.status === "rejected") throw outcome.reason;
  return outcome.value;
}

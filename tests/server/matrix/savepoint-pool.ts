import { EventEmitter } from "node:events";
import pg from "pg";

/** What a request wrote that stayed: counted where the transaction of the application was committed. */
export interface Written {
  readonly events: string[];
  readonly refusals: { readonly status: number; readonly problem: string; readonly route: string }[];
}

/**
 * A pool of one connection on which a transaction is always open: what the application calls a transaction is a savepoint in it. So a
 * request of a test works on the real database by its real rules, and one statement makes it undone.
 */
export class SavepointPool extends EventEmitter {
  /** As a pool of pg has them; one connection that answers in turn. */
  readonly options: pg.PoolConfig = {};
  readonly #client: pg.Client;
  /** One after the other, as they ask. */
  #free: Promise<void> = Promise.resolve();
  #pending: Written = nothing();
  #written: Written = nothing();

  private constructor(client: pg.Client) {
    super();
    this.#client = client;
  }

  static async open(application: pg.ClientConfig): Promise<SavepointPool> {
    const client = new pg.Client({ ...application, pipeline: true } as pg.ClientConfig);
    await client.connect();
    await client.query("begin");
    return new SavepointPool(client);
  }

  /** Runs something and takes back all that it wrote; tells what that was. */
  async undone(act: () => Promise<void>): Promise<Written> {
    this.#written = nothing();
    await this.#client.query("savepoint cell");
    try {
      await act();
    } finally {
      await this.#client.query("rollback to savepoint cell");
      await this.#client.query("release savepoint cell");
    }
    return this.#written;
  }

  async connect(): Promise<{ query: (asked: string | pg.QueryConfig, values?: unknown[]) => Promise<pg.QueryResult>; release: () => void }> {
    let release = (): void => {};
    const before = this.#free;
    this.#free = new Promise((settle) => (release = settle));
    await before;
    return { query: (asked, values = []) => this.#query(typeof asked === "string" ? { text: asked, values } : asked), release };
  }

  async end(): Promise<void> {
    await this.#client.end();
  }

  async #query(asked: pg.QueryConfig): Promise<pg.QueryResult> {
    const { text, values = [] } = asked;
    const word = /^\s*(begin|start transaction|commit|rollback)\b/i.exec(text)?.[1]?.toLowerCase();
    if (word === "begin" || word === "start transaction") {
      this.#pending = nothing();
      await this.#client.query("savepoint request");
      // A transaction begins blind; a savepoint would begin with what the one before it could see.
      await this.#client.query(`select ${SETTINGS.map((name) => `set_config('app.${name}', '', true)`).join(", ")}`);
      if (/read only/i.test(text)) await this.#client.query("set transaction read only");
      return EMPTY;
    }
    if (word === "commit" || word === "rollback") {
      if (word === "rollback") await this.#client.query("rollback to savepoint request");
      else {
        this.#written.events.push(...this.#pending.events);
        this.#written.refusals.push(...this.#pending.refusals);
      }
      await this.#client.query("release savepoint request");
      return EMPTY;
    }
    const result = await this.#client.query(asked);
    if (/insert into "hengji"\."event" /.test(text)) this.#pending.events.push(...verbsIn(values));
    if (/insert into "hengji"\."refusal" /.test(text)) this.#pending.refusals.push(refusalOf(text, values));
    return result;
  }
}

const SETTINGS = ["region", "kept_key", "request_key", "task", "login", "session", "person", "post", "role", "scope", "scope_more", "assigned", "delegate"];

const EMPTY = { rows: [], rowCount: 0, command: "", oid: 0, fields: [] } as unknown as pg.QueryResult;

function nothing(): Written {
  return { events: [], refusals: [] };
}

function refusalOf(text: string, values: readonly unknown[]): Written["refusals"][number] {
  const columns = /\(([^)]*)\) values/.exec(text)?.[1]?.split(",").map((name) => name.trim().replaceAll('"', "")) ?? [];
  const named = (name: string): unknown => values[columns.indexOf(name)];
  return { status: Number(named("status")), problem: String(named("problem")), route: String(named("route")) };
}

const VERB = /^[a-z-]+\.[a-z-]+$/;

/** The verb of an event, or of each where several are appended with one statement. */
function verbsIn(values: readonly unknown[]): readonly string[] {
  const isVerb = (value: unknown): value is string => typeof value === "string" && VERB.test(value);
  const many = values.find((value): value is string[] => Array.isArray(value) && value.length > 0 && value.every(isVerb));
  return many ?? [String(values.find(isVerb))];
}

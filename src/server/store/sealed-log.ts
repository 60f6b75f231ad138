import pg from "pg";
import { eventLine, type KeyedSeal, type SealedRow, type StoredBatch, type StoredLog } from "../../core/seal/index.ts";

/** The log of a database as it was at one moment, for whoever verifies it. */
export interface SealedLog {
  /** Regions that have seals or events; those asked for where row security hides which there are. */
  readonly regions: readonly string[];
  of(region: string): StoredLog;
  close(): Promise<void>;
}

/** There are no tables of a log in this database. */
export class NoLog extends Error {}

/** Rows fetched at once. */
const PAGE = 4000;
/** A batch that claims more rows than any honest one has is cut here: its number tells on it. */
const MOST_ROWS = 20_000;

const moment = (column: string): string => `coalesce(to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), ${column}::text)`;
/** Region and id are known from elsewhere: every column that is sent costs. */
const EVENT = `${moment("e.at")}, e.actor, e.verb, e.subject, e.digest_before, e.digest_after, e.post, e.role, e.year, e.stage, e.detail::text`;
const SEALS = `select batch, events, root::text, previous::text, ${moment("sealed_at")}, mac::text from hengji.seal where region = $1 order by batch`;
/** The leaves of a region one by one: today those of a batch lie in one row. A database that no newer version has opened yet has a row for each. */
const LEAF = {
  byBatch: "select sealed.batch, leaf.position, leaf.event_id, leaf.leaf from hengji.seal_leaves sealed, unnest(sealed.event_ids, sealed.leaves) with ordinality as leaf(event_id, leaf, position) where sealed.region = $1",
  oneByOne: "select batch, position, event_id, leaf from hengji.seal_leaf where region = $1",
} as const;
const QUEUE = "select event_id from hengji.event_to_seal where region = $1";

interface Statements {
  readonly leaves: string;
  readonly unsealed: string;
  readonly strangers: string;
  readonly waiting: string;
}

/**
 * Each puts all leaves in order once, and only then each beside its event: no index of theirs is asked which there are. An event is asked for by the
 * order of the ids: a database that last counted its rows when this region had none takes any index of the region for as good as that of the id.
 */
function statementsOn(leaf: string): Statements {
  const sealed = `select event_id from (${leaf}) as sealed_id`;
  const notBefore = (id: string): string => `select * from hengji.event where region = $1 and id >= ${id} order by id limit 1`;
  const found = `(select id from (${notBefore("w.event_id")}) as next where id = w.event_id)`;
  return {
    leaves: `select l.batch, l.position, l.event_id, l.leaf::text, ${EVENT} from (${leaf} order by batch, position, event_id) l
      left join lateral (${notBefore("l.event_id")}) e on e.id = l.event_id order by l.batch, l.position, l.event_id`,
    unsealed: `select e.id, ${EVENT} from (select id from hengji.event where region = $1 except ${sealed} except ${QUEUE}) as bare left join lateral (${notBefore("bare.id")}) e on true`,
    strangers: `select w.event_id, 'deleted' from (${QUEUE}) as w where ${found} is null
      union all select w.event_id, 'sealed' from (${QUEUE} intersect ${sealed}) as w where ${found} is not null`,
    waiting: `select count(*)::int from (${QUEUE} except ${sealed}) as w where ${found} is not null`,
  };
}

/**
 * Each row is looked up by its index, so that the time grows with the log and hardly faster, and rows come one after the other. A database
 * that has never counted its rows would take the log for small, compare every row with every other, or hold all of them at once.
 */
const LINEAR = ["enable_material = off", "enable_bitmapscan = off", "enable_seqscan = off", "enable_hashjoin = off", "enable_mergejoin = off", "enable_memoize = off", "enable_hashagg = off"];
/** Bytes are told in digits, whatever this server tells them in otherwise. */
const SPELT = "bytea_output = hex";

type Row = readonly (string | number | null)[];

/**
 * Opens the log for reading, in one transaction that sees one moment and can't write. A role that row security doesn't hold sees
 * everything; any other sees the regions asked for, as the house's own task `seal`.
 */
export async function openSealedLog(config: pg.ClientConfig, asked: readonly string[]): Promise<SealedLog> {
  const client = new pg.Client(config);
  client.on("error", () => {});
  await client.connect();
  try {
    await client.query("begin isolation level repeatable read read only");
    for (const setting of [...LINEAR, SPELT]) await client.query(`set local ${setting}`);
    const { rows: tables } = await client.query<{ found: boolean }>("select to_regclass('hengji.seal') is not null as found");
    if (tables[0]?.found !== true) throw new NoLog();
    const { rows: shapes } = await client.query<{ leaves: boolean }>("select to_regclass('hengji.seal_leaves') is not null as leaves");
    const leaves = shapes[0]?.leaves === true ? "seal_leaves" : "seal_leaf";
    const statements = statementsOn(leaves === "seal_leaves" ? LEAF.byBatch : LEAF.oneByOne);
    const { rows: role } = await client.query<{ free: boolean }>("select rolsuper or rolbypassrls as free from pg_roles where rolname = current_user");
    const regions = role[0]?.free === true ? await allRegions(client, leaves) : [];
    return {
      regions: [...new Set([...regions, ...asked])].sort(),
      of: (region) => storedLog(client, statements, region),
      async close() {
        await client.query("rollback").catch(() => {});
        await client.end();
      },
    };
  } catch (error) {
    await client.end().catch(() => {});
    throw error;
  }
}

async function allRegions(client: pg.Client, leaves: string): Promise<string[]> {
  // Each step finds the next region by the index: a log of millions has one or two.
  const { rows } = await client.query<{ region: string }>(`select distinct region from (${["seal", "event", leaves, "event_to_seal"].map(stepping).join(" union all ")}) as found where region is not null`);
  return rows.map(({ region }) => region);
}

function stepping(table: string): string {
  return `(with recursive step(region) as (select min(region) from hengji.${table} union all select (select min(region) from hengji.${table} where region > step.region) from step where step.region is not null) select region from step)`;
}

function storedLog(client: pg.Client, statements: Statements, region: string): StoredLog {
  const enter = (): Promise<unknown> => client.query("select set_config('app.region', $1, true), set_config('app.task', 'seal', true)", [region]);
  return {
    batches: pages(async function* () {
      await enter();
      yield* batches(cursor(client, "seals", SEALS, region), cursor(client, "leaves", statements.leaves, region), region);
    }),
    unsealed: pages(async function* () {
      await enter();
      for await (const rows of cursor(client, "unsealed", statements.unsealed, region)) yield rows.map((row) => lineOf(row, 1, region, String(row[0])) ?? "");
    }),
    strangers: pages(async function* () {
      await enter();
      for await (const rows of cursor(client, "strangers", statements.strangers, region)) yield rows.map(([id, kind]) => ({ id: String(id), kind: kind === "deleted" ? ("deleted" as const) : ("sealed" as const) }));
    }),
    async waiting() {
      await enter();
      return Number((await client.query<number[]>({ text: statements.waiting, values: [region], rowMode: "array" })).rows[0]?.[0] ?? 0);
    },
    async eventLine(id) {
      const { rows } = await client.query<(string | number | null)[]>({ text: `select ${EVENT} from hengji.event e where e.region = $1 and e.id = $2`, values: [region, id], rowMode: "array" });
      return rows[0] === undefined ? null : lineOf(rows[0], 0, region, id);
    },
  };
}

function pages<T>(open: () => AsyncGenerator<readonly T[]>): AsyncIterable<readonly T[]> {
  return { [Symbol.asyncIterator]: open };
}

/** Rows of a statement, some at a time; the next are on their way while these are looked at. */
async function* cursor(client: pg.Client, name: string, text: string, region: string): AsyncGenerator<readonly Row[]> {
  await client.query({ text: `declare hengji_${name} no scroll cursor for ${text}`, values: [region] });
  const fetch = (): Promise<{ rows: Row[] }> => client.query<(string | number | null)[]>({ text: `fetch ${PAGE} from hengji_${name}`, rowMode: "array" });
  let next = fetch();
  for (;;) {
    const { rows } = await next;
    if (rows.length === 0) break;
    next = fetch();
    // Looked at when it is waited for.
    next.catch(() => {});
    yield rows;
  }
  await client.query(`close hengji_${name}`);
}

/** Puts leaves under their seals; both come in the order of their batches, and either may lack what the other has. */
async function* batches(sealPages: AsyncGenerator<readonly Row[]>, leafPages: AsyncGenerator<readonly Row[]>, region: string): AsyncGenerator<readonly StoredBatch[]> {
  let seals: KeyedSeal[] = [];
  let sealsOver = false;
  let open: { readonly batch: number; readonly rows: SealedRow[] } | null = null;
  const nextSeal = async (): Promise<KeyedSeal | null> => {
    while (seals.length === 0 && !sealsOver) {
      const { value, done } = await sealPages.next();
      sealsOver = done === true;
      if (done !== true) seals = value.map((row: Row) => sealOf(row, region)).reverse();
    }
    return seals.at(-1) ?? null;
  };
  /** Seals before this batch have no leaves at all. */
  const finish = async (page: StoredBatch[], batch: number, rows: SealedRow[] | null): Promise<void> => {
    for (let seal = await nextSeal(); seal !== null && seal.batch < batch; seal = await nextSeal()) page.push({ batch: seals.pop()!.batch, seal, rows: [] });
    if (rows === null) return;
    const seal = seals.length > 0 || !sealsOver ? await nextSeal() : null;
    page.push({ batch, seal: seal?.batch === batch ? seals.pop()! : null, rows });
  };
  for await (const rows of leafPages) {
    const page: StoredBatch[] = [];
    for (const row of rows) {
      const batch = Number(row[0]);
      if (open !== null && open.batch !== batch) await finish(page, open.batch, open.rows);
      if (open === null || open.batch !== batch) open = { batch, rows: [] };
      if (open.rows.length < MOST_ROWS) {
        const eventId = String(row[2]);
        open.rows.push({ position: Number(row[1]), eventId, leaf: digitsOf(row[3]), line: lineOf(row, 4, region, eventId) });
      }
    }
    yield page;
  }
  const rest: StoredBatch[] = [];
  if (open !== null) await finish(rest, open.batch, open.rows);
  await finish(rest, Infinity, null);
  yield rest;
}

function sealOf([batch, events, root, previous, sealedAt, mac]: Row, region: string): KeyedSeal {
  return { region, batch: Number(batch), events: Number(events), root: digitsOf(root), previous: digitsOf(previous), sealedAt: String(sealedAt), mac: digitsOf(mac) };
}

/** A digest as the seal spells it. A database that no newer version has opened yet has the digits themselves, and is verified as it stands. */
function digitsOf(stored: Row[number] | undefined): string {
  return String(stored).replace(/^\\x/, "");
}

/** The line of the event whose columns begin here; null where there is none. */
function lineOf(row: Row, at: number, region: string, id: string): string | null {
  if (row[at + 1] === null) return null;
  const text = (offset: number): string => String(row[at + offset]);
  const orNull = (offset: number): string | null => (row[at + offset] === null ? null : text(offset));
  const year = row[at + 8];
  return eventLine({
    region, id, at: text(0), actor: text(1), verb: text(2), subject: text(3), digestBefore: orNull(4), digestAfter: orNull(5),
    post: orNull(6), role: orNull(7), year: year === null ? null : Number(year), stage: orNull(9), detail: text(10),
  });
}

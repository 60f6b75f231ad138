import { sql, type RawBuilder } from "kysely";
import { eventLine, headText, type KeyedSeal, type LoggedEvent, type SealedBatch, type SealedRow } from "../../core/seal/index.ts";
import { SCHEMA, type Tx } from "./db.ts";
import { LOGGED_EVENT, loggedEvent, momentOf, type LoggedEventRow } from "./logged-event.ts";

const table = (name: string): ReturnType<typeof sql.id> => sql.id(SCHEMA, name);

interface SealRow {
  readonly region: string;
  readonly batch: string;
  readonly events: number;
  readonly root: string;
  readonly previous: string;
  readonly sealed_at: string;
  readonly mac: string;
}

/** A digest is 32 bytes in its column and 64 digits everywhere else. */
const digitsOf = (column: string): RawBuilder<string> => sql<string>`encode(${sql.ref(column)}, 'hex')`;
const bytesOf = (digits: string): RawBuilder<unknown> => sql`decode(${digits}, 'hex')`;

const SEAL = sql`seal.region, seal.batch, seal.events, ${digitsOf("seal.root")} as root, ${digitsOf("seal.previous")} as previous, ${momentOf("seal.sealed_at")} as sealed_at, ${digitsOf("seal.mac")} as mac`;

function sealOf({ region, batch, events, root, previous, sealed_at, mac }: SealRow): KeyedSeal {
  return { region, batch: Number(batch), events, root, previous, sealedAt: sealed_at, mac };
}

/** Events that wait for their seal, in the order of their ids. What was sealed already, or is gone, stays where it is: that is for whoever verifies. */
export async function waitingEvents(tx: Tx, region: string, limit: number): Promise<LoggedEvent[]> {
  // Rows come and go here all day. A plain scan of the index marks entries of rows that are gone and passes them over the next
  // time; a bitmap or the whole table would read all of them again and again until somebody vacuums. Neither must the log be read from
  // its beginning: a database that last counted its rows when this city had none takes any index of the region for as good as that of the
  // id, so the id is asked for by its order.
  await sql`select ${sql.join(["bitmapscan", "seqscan", "hashjoin", "mergejoin", "material"].map((way) => sql`set_config(${`enable_${way}`}, 'off', true)`))}`.execute(tx);
  const { rows } = await sql<LoggedEventRow>`
    select event.* from ${table("event_to_seal")} as waiting
      cross join lateral (select ${LOGGED_EVENT} from ${table("event")} as event where event.region = waiting.region and event.id >= waiting.event_id order by event.id limit 1) as event
    where waiting.region = ${region} and event.id = waiting.event_id
      and not exists (select from ${table("seal_leaves")} as sealed where sealed.region = waiting.region and sealed.last_id >= waiting.event_id and sealed.first_id <= waiting.event_id and waiting.event_id = any(sealed.event_ids))
    order by waiting.event_id limit ${limit}`.execute(tx);
  return rows.map(loggedEvent);
}

/** The newest seal; null before the first. */
export async function newestSeal(tx: Tx, region: string): Promise<KeyedSeal | null> {
  const { rows } = await sql<SealRow>`select ${SEAL} from ${table("seal")} as seal where seal.region = ${region} order by seal.batch desc limit 1`.execute(tx);
  return rows[0] === undefined ? null : sealOf(rows[0]);
}

/** Seals from the newest on, or those before this number. */
export async function sealsBefore(tx: Tx, region: string, before: number | null, limit: number): Promise<KeyedSeal[]> {
  const { rows } = await sql<SealRow>`
    select ${SEAL} from ${table("seal")} as seal where seal.region = ${region} and (${before}::bigint is null or seal.batch < ${before}::bigint)
    order by seal.batch desc limit ${limit}`.execute(tx);
  return rows.map(sealOf);
}

/** The newest seal as it stands on paper: `990100-128-9f3a2-b11c0-4d5e6-f7a8b`; null before the first. */
export async function newestHead(tx: Tx, region: string): Promise<{ readonly region: string; readonly batch: number; readonly mac: string; readonly text: string } | null> {
  const seal = await newestSeal(tx, region);
  return seal === null ? null : { region, batch: seal.batch, mac: seal.mac, text: headText(seal) };
}

/** Adds a seal with its leaves and takes its events off the queue, in one statement. */
export async function insertSealedBatch(tx: Tx, { seal, rows }: SealedBatch): Promise<void> {
  const ids = rows.map(({ eventId }) => eventId);
  const inOrder = ids.toSorted();
  await sql`with sealed as (
      insert into ${table("seal")} (region, batch, events, root, previous, mac, sealed_at)
      values (${seal.region}, ${seal.batch}, ${seal.events}, ${bytesOf(seal.root)}, ${bytesOf(seal.previous)}, ${bytesOf(seal.mac)}, ${seal.sealedAt}::timestamptz)
    ), taken as (
      delete from ${table("event_to_seal")} where region = ${seal.region} and event_id = any(${ids}::uuid[])
    ) insert into ${table("seal_leaves")} (region, batch, first_id, last_id, event_ids, leaves)
      values (${seal.region}, ${seal.batch}, ${inOrder[0]}, ${inOrder.at(-1)}, ${ids}::uuid[], ${rows.map(({ leaf }) => `\\x${leaf}`)}::text[]::bytea[])`.execute(tx);
}

/** Seals of these numbers, in order. */
export async function sealsOf(tx: Tx, region: string, batches: readonly number[]): Promise<KeyedSeal[]> {
  const { rows } = await sql<SealRow>`select ${SEAL} from ${table("seal")} as seal where seal.region = ${region} and seal.batch = any(${batches}::bigint[]) order by seal.batch`.execute(tx);
  return rows.map(sealOf);
}

/**
 * Whole batches after this number, in order, at least one and then no more than about so many events together. A batch is read as
 * it was sealed: rows whose event is gone have no line.
 */
export async function sealedBatchesAfter(tx: Tx, region: string, after: number, events: number): Promise<SealedBatch[]> {
  const seals = await sql<SealRow & { readonly before: string }>`select * from (
      select ${SEAL}, sum(seal.events) over (order by seal.batch) - seal.events as before from ${table("seal")} as seal
      where seal.region = ${region} and seal.batch > ${after} order by seal.batch limit ${events}
    ) as listed where before < ${events} order by batch`.execute(tx);
  const last = seals.rows.at(-1);
  if (last === undefined) return [];
  const { rows } = await sql<LoggedEventRow & { readonly batch: string; readonly position: string; readonly event_id: string; readonly leaf: string; readonly id: string | null }>`
    select sealed.batch, leaf.position, leaf.event_id, ${digitsOf("leaf.leaf")} as leaf, ${LOGGED_EVENT} from ${table("seal_leaves")} as sealed
    cross join lateral unnest(sealed.event_ids, sealed.leaves) with ordinality as leaf(event_id, leaf, position)
    left join ${table("event")} as event on event.region = sealed.region and event.id = leaf.event_id
    where sealed.region = ${region} and sealed.batch > ${after} and sealed.batch <= ${last.batch} order by sealed.batch, leaf.position`.execute(tx);
  const batches = new Map<string, { readonly seal: KeyedSeal; readonly rows: SealedRow[] }>(seals.rows.map((row) => [row.batch, { seal: sealOf(row), rows: [] }]));
  for (const { batch, position, event_id, leaf, ...event } of rows) {
    batches.get(batch)?.rows.push({ position: Number(position), eventId: event_id, leaf, line: event.id === null ? null : eventLine(loggedEvent(event)) });
  }
  return [...batches.values()];
}

import { sql } from "kysely";
import type { LogVerb } from "../../core/seal/index.ts";
import { SCHEMA, type Tx } from "./db.ts";

export interface NewEvent {
  readonly region: string;
  readonly id: string;
  readonly at: Date;
  readonly actor: string;
  readonly verb: LogVerb;
  /** Id of the record it happened to. */
  readonly subject: string;
  readonly digestBefore: string | null;
  readonly digestAfter: string | null;
  readonly detail: Readonly<Record<string, string | number | null>>;
  readonly post?: string | null;
  readonly role?: string | null;
  readonly year?: number | null;
  readonly stage?: string | null;
}

/** Appends an event and queues it for its seal, in one statement, sent ahead (`pipelined.ts`). */
export async function appendEvent(tx: Tx, event: NewEvent): Promise<void> {
  await sql`/* ahead */ with written as (
    insert into ${sql.id(SCHEMA, "event")} (region, id, at, actor, verb, subject, digest_before, digest_after, detail, post, role, year, stage)
    values (${event.region}, ${event.id}, ${event.at}, ${event.actor}, ${event.verb}, ${event.subject}, ${event.digestBefore}, ${event.digestAfter},
      ${JSON.stringify(event.detail)}, ${event.post ?? null}, ${event.role ?? null}, ${event.year ?? null}, ${event.stage ?? null})
  ) insert into ${sql.id(SCHEMA, "event_to_seal")} (region, event_id) values (${event.region}, ${event.id})`.execute(tx);
}

/** Many of one moment by one actor, each as {@link appendEvent} appends it, with one statement. */
export async function appendEvents(tx: Tx, events: readonly NewEvent[]): Promise<void> {
  const [first] = events;
  if (first === undefined) return;
  const column = <T>(of: (event: NewEvent) => T): readonly T[] => events.map(of);
  await sql`/* ahead */ with written as (
    insert into ${sql.id(SCHEMA, "event")} (region, id, at, actor, verb, subject, digest_before, digest_after, detail, post, role, year, stage)
    select ${first.region}, made.id, ${first.at}, ${first.actor}, made.verb, made.subject, made.digest_before, made.digest_after, made.detail::jsonb, ${first.post ?? null}, ${first.role ?? null}, made.year, made.stage
    from unnest(${column(({ id }) => id)}::uuid[], ${column(({ verb }) => verb)}::text[], ${column(({ subject }) => subject)}::uuid[], ${column(({ digestBefore }) => digestBefore)}::text[],
      ${column(({ digestAfter }) => digestAfter)}::text[], ${column(({ detail }) => JSON.stringify(detail))}::text[], ${column(({ year }) => year ?? null)}::int[], ${column(({ stage }) => stage ?? null)}::text[])
      as made(id, verb, subject, digest_before, digest_after, detail, year, stage)
  ) insert into ${sql.id(SCHEMA, "event_to_seal")} (region, event_id) select ${first.region}, unnest(${column(({ id }) => id)}::uuid[])`.execute(tx);
}

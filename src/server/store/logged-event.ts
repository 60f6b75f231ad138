import { sql, type RawBuilder } from "kysely";
import type { LoggedEvent } from "../../core/seal/index.ts";

/** A moment as the log spells it: UTC, to the microsecond. */
export function momentOf(column: string): RawBuilder<string> {
  return sql<string>`coalesce(to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), ${sql.ref(column)}::text)`;
}

/** The columns of an event, each spelt as its leaf was hashed; the table is named `event` in the statement. */
export const LOGGED_EVENT = sql`event.region, event.id, ${momentOf("event.at")} as at, event.actor, event.verb, event.subject, event.digest_before, event.digest_after,
  event.post, event.role, event.year, event.stage, event.detail::text as detail`;

export interface LoggedEventRow {
  readonly region: string;
  readonly id: string;
  readonly at: string;
  readonly actor: string;
  readonly verb: string;
  readonly subject: string;
  readonly digest_before: string | null;
  readonly digest_after: string | null;
  readonly post: string | null;
  readonly role: string | null;
  readonly year: number | null;
  readonly stage: string | null;
  readonly detail: string;
}

export function loggedEvent(row: LoggedEventRow): LoggedEvent {
  const { region, id, at, actor, verb, subject, post, role, year, stage, detail } = row;
  return { region, id, at, actor, verb, subject, digestBefore: row.digest_before, digestAfter: row.digest_after, post, role, year, stage, detail };
}

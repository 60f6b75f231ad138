import type { Tx } from "./db.ts";

export interface NewEvent {
  readonly region: string;
  readonly id: string;
  readonly at: Date;
  readonly actor: string;
  /** Noun and past tense: `recheck.kept`. */
  readonly verb: string;
  /** Id of the record it happened to. */
  readonly subject: string;
  readonly digestBefore: string | null;
  readonly digestAfter: string | null;
  readonly detail: Readonly<Record<string, string | number | null>>;
}

export async function appendEvent(tx: Tx, event: NewEvent): Promise<void> {
  await tx
    .insertInto("event")
    .values({
      region: event.region,
      id: event.id,
      at: event.at,
      actor: event.actor,
      verb: event.verb,
      subject: event.subject,
      digest_before: event.digestBefore,
      digest_after: event.digestAfter,
      detail: JSON.stringify(event.detail),
    })
    .execute();
}

import { sql, type RawBuilder } from "kysely";

/** A filing that somebody began, typed into or moved: `taken` names them all, and an id is no part of anything else that stands there. */
export function wasInHandsOf(personId: string): RawBuilder<boolean> {
  return sql<boolean>`strpos(filing.taken, ${personId}) > 0`;
}

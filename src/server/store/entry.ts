import { sql } from "kysely";
import type { Role } from "../../core/access/role.ts";
import { SCHEMA, type Tx } from "./db.ts";

/** What a transaction may see and how long it may take; the policies of row security read the `app.` settings that its entry makes. */
export interface TransactionScope {
  readonly region: string;
  /** Digest of the key of the one kept recheck that is visible. */
  readonly keptKeyHash: string | null;
  /** Digest of the request's idempotency key. */
  readonly requestKeyHash: string | null;
  /** Names a job of the house itself, `erase`. */
  readonly task: string | null;
  /** Digest of the token of the asker's session. */
  readonly sessionHash: string | null;
  /** User name that somebody wants to sign in with. */
  readonly login: string | null;
}

/** When it is: a session must have been seen since, and a post must hold on the day. */
export interface EntryMoment {
  readonly now: Date;
  readonly idleBefore: Date;
  /** Calendar day of the office. */
  readonly today: string;
}

/** A live session, before anybody asked what its person may do. */
export interface LiveSession {
  readonly id: string;
  readonly personId: string;
  readonly postId: string | null;
  readonly factorPassed: boolean;
}

export interface ActingPost {
  readonly postId: string;
  readonly role: Role;
  readonly unitId: string;
  readonly scopes: readonly string[];
  readonly assigned: readonly string[];
}

export interface Entry {
  /** Null where nobody is signed in, or the session has ended. */
  readonly session: LiveSession | null;
  /** Null while a code is missing, and where the post is not, or no longer, the person's. */
  readonly post: ActingPost | null;
  /** 委托: the post is somebody else's. */
  readonly byDelegation: boolean;
  /** How many versions of workflows are stored here; whoever keeps them in memory reads them again when there are more. */
  readonly workflowVersions: number;
  /** Number of the packs in force; 0 before any were stored. */
  readonly packPublication: number;
}

interface Row {
  readonly session_id: string | null;
  readonly person: string;
  readonly session_post: string | null;
  readonly factor_passed: boolean;
  readonly post: string | null;
  readonly role: Role;
  readonly unit: string;
  readonly scopes: readonly string[];
  readonly assigned: readonly string[];
  readonly by_delegation: boolean | null;
  readonly workflow_versions: number;
  readonly pack_publication: number;
}

/**
 * Says who is asking, for this transaction only: the next one on the same connection starts blind. Whoever is signed in is entered with the
 * session, the post that it acts in and all that the post may see.
 */
export async function enter(tx: Tx, scope: TransactionScope, { now, idleBefore, today }: EntryMoment): Promise<Entry> {
  const { rows } = await sql<Row>`select entered.*, set_config('app.today', ${today}, true) as today,
      (select held.person_id <> entered.person from ${sql.id(SCHEMA, "post")} as held where held.region = ${scope.region} and held.id = entered.post) as by_delegation,
      (select count(*)::int from ${sql.id(SCHEMA, "workflow_version")} where region = ${scope.region}) as workflow_versions,
      (select coalesce(max(number), 0) from ${sql.id(SCHEMA, "pack_publication")} where region = ${scope.region}) as pack_publication
    from ${sql.id(SCHEMA, "enter")}(
    ${scope.region}, ${scope.keptKeyHash ?? ""}, ${scope.requestKeyHash ?? ""}, ${scope.task ?? ""}, ${scope.sessionHash ?? ""}, ${scope.login ?? ""},
    ${now}, ${idleBefore}, ${today}) as entered`.execute(tx);
  const row = rows[0]!;
  const counts = { workflowVersions: row.workflow_versions, packPublication: row.pack_publication };
  if (row.session_id === null) return { session: null, post: null, byDelegation: false, ...counts };
  const session = { id: row.session_id, personId: row.person, postId: row.session_post, factorPassed: row.factor_passed };
  return { session, byDelegation: row.by_delegation === true, ...counts, post: row.post === null ? null : { postId: row.post, role: row.role, unitId: row.unit, scopes: row.scopes, assigned: row.assigned } };
}

import { sql, type Kysely } from "kysely";

/**
 * Kept rechecks, the space they take, events, and answers that are given twice.
 *
 * Every table stands behind row security that holds for its owner as well. A policy reads settings that a transaction makes
 * for itself; `nullif(…, '')` because a setting that was made in an earlier transaction is '' and not null.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const REGION = "region = nullif(current_setting('app.region', true), '')";
const HELD = `${REGION} and key_hash = nullif(current_setting('app.kept_key', true), '')`;
const ASKED = `${REGION} and key_hash = nullif(current_setting('app.request_key', true), '')`;
const ERASING = `${REGION} and nullif(current_setting('app.task', true), '') = 'erase'`;

const DIGEST = "~ '^[0-9a-f]{64}$'";

const STATEMENTS: readonly string[] = [
  `create table hengji.kept_recheck (
    region text not null check (region ~ '^[0-9]{6,12}$'),
    id uuid not null,
    key_hash text not null check (key_hash ${DIGEST}),
    name text not null check (char_length(name) between 1 and 200),
    language text not null check (language in ('zh-CN', 'en')),
    content text not null,
    content_format integer not null,
    content_digest text not null check (content_digest ${DIGEST}),
    content_bytes bigint not null check (content_bytes = octet_length(content)),
    kept_at timestamptz not null,
    discarded_at timestamptz,
    erase_after timestamptz,
    primary key (region, id),
    unique (region, key_hash),
    check ((discarded_at is null) = (erase_after is null)),
    check (erase_after > discarded_at)
  )`,
  `create index kept_recheck_erasable on hengji.kept_recheck (region, erase_after) where erase_after is not null`,
  `create table hengji.kept_space (
    region text not null primary key,
    kept_rows bigint not null check (kept_rows >= 0),
    kept_bytes bigint not null check (kept_bytes >= 0)
  )`,
  `create table hengji.event (
    region text not null check (region ~ '^[0-9]{6,12}$'),
    id uuid not null,
    at timestamptz not null,
    actor text not null check (actor <> ''),
    verb text not null check (verb ~ '^[a-z-]+\\.[a-z-]+$'),
    subject uuid not null,
    digest_before text check (digest_before ${DIGEST}),
    digest_after text check (digest_after ${DIGEST}),
    detail jsonb not null,
    primary key (region, id)
  )`,
  `create index event_subject on hengji.event (region, subject, at)`,
  `create table hengji.answered_request (
    region text not null check (region ~ '^[0-9]{6,12}$'),
    key_hash text not null check (key_hash ${DIGEST}),
    request_digest text not null check (request_digest ${DIGEST}),
    made_at timestamptz not null,
    answer bytea,
    primary key (region, key_hash)
  )`,
  `create index answered_request_old on hengji.answered_request (region, made_at)`,

  ...["kept_recheck", "kept_space", "event", "answered_request", "kysely_migration", "kysely_migration_lock"].flatMap((table) => [
    `alter table hengji.${table} enable row level security`,
    `alter table hengji.${table} force row level security`,
  ]),

  // Whoever holds the key sees the one row, may mark it, and may add one under a new key.
  `create policy held_read on hengji.kept_recheck for select using (${HELD})`,
  `create policy held_keep on hengji.kept_recheck for insert with check (${HELD} and discarded_at is null)`,
  `create policy held_mark on hengji.kept_recheck for update using (${HELD}) with check (${HELD})`,
  // Erasing sees only what nobody can restore any more, by the clock of the database.
  `create policy erasable_read on hengji.kept_recheck for select using (${ERASING} and erase_after <= now())`,
  // A row that is locked for erasing is locked as for an update, so an update has to be thinkable, though none passes.
  `create policy erasable_lock on hengji.kept_recheck for update using (${ERASING} and erase_after <= now()) with check (false)`,
  `create policy erasable_erase on hengji.kept_recheck for delete using (${ERASING} and erase_after <= now())`,

  `create policy space_of_region on hengji.kept_space using (${REGION}) with check (${REGION})`,

  // Events go in and are not seen again by the application: nobody who may read them has signed in yet.
  `create policy event_append on hengji.event for insert with check (${REGION})`,

  `create policy asked_read on hengji.answered_request for select using (${ASKED})`,
  `create policy asked_claim on hengji.answered_request for insert with check (${ASKED})`,
  `create policy asked_answer on hengji.answered_request for update using (${ASKED}) with check (${ASKED})`,
  `create policy old_read on hengji.answered_request for select using (${ERASING} and made_at < now() - interval '1 day')`,
  `create policy old_erase on hengji.answered_request for delete using (${ERASING} and made_at < now() - interval '1 day')`,

  // The migrator's own tables: its owner's, and nobody else's.
  `create policy owner_only on hengji.kysely_migration to current_user using (true) with check (true)`,
  `create policy owner_only on hengji.kysely_migration_lock to current_user using (true) with check (true)`,
];

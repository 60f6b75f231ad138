import { sql, type Kysely } from "kysely";

/**
 * 导入记录: each import of the ledger is a record, entries tell by which one they came, and what was taken back is kept beside the ledger. 并入: a
 * body that was merged tells into which one, whether or not anybody held a post there that day.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const setting = (name: string): string => `nullif(current_setting('app.${name}', true), '')`;
const once = (expression: string): string => `(select ${expression})`;
const REGION = `region = ${once(setting("region"))}`;
const REGION_COLUMN = "region text not null check (region ~ '^[0-9]{6,12}$')";
const YEAR = "integer not null check (year between 2000 and 2100)";
const SEEN = `unnest(string_to_array(${setting("scope")} || coalesce(',' || ${setting("scope_more")}, ''), ',')) as seen(path)`;
/** An import tells sums of all that its post saw, so it is shown to whoever sees all of that. */
const WHOLE = `${REGION} and not exists (select 1 from unnest(scopes) as own(path) where not exists (select 1 from ${SEEN} where own.path ~>=~ seen.path and own.path ~<~ (seen.path || '~')))`;
/** As on budgets and payments. */
const VISIBLE = `${REGION} and (
  (unit_path ~>=~ ${once(setting("scope"))} and unit_path ~<~ ${once(`${setting("scope")} || '~'`)})
  or exists (select 1 from unnest(${once(`string_to_array(${setting("scope_more")}, ',')`)}) as more(path) where unit_path ~>=~ more.path and unit_path ~<~ (more.path || '~'))
  or subject_id = any(${once(`string_to_array(${setting("assigned")}, ',')::uuid[]`)}::uuid[]))`;

const IMPORTS: readonly string[] = [
  // The number is given while no other import of the year is under way: a later one has a higher number.
  `create table hengji.ledger_import (
    ${REGION_COLUMN}, id uuid not null, no bigint generated always as identity, year ${YEAR}, scopes text[] not null check (cardinality(scopes) > 0),
    person_id uuid not null, post_id uuid not null, at timestamptz not null, file_name text not null, digest text not null check (digest ~ '^[0-9a-f]{64}$'),
    budgets integer not null, adjustments integer not null, payments integer not null, budget_fen bigint not null, adjusted_fen bigint not null, paid_fen bigint not null, left_out integer not null,
    taken_back_at timestamptz, taken_back_by uuid, taken_back_reason text,
    primary key (region, id), unique (region, no),
    check ((taken_back_at is null) = (taken_back_by is null)), check ((taken_back_at is null) = (taken_back_reason is null)), check (taken_back_reason <> ''))`,
  `alter table hengji.ledger_import enable row level security`,
  `alter table hengji.ledger_import force row level security`,
  `create policy with_ranges on hengji.ledger_import using (${WHOLE}) with check (${WHOLE})`,
  ...["budget", "budget_adjustment", "payment"].flatMap((table) => [
    `alter table hengji.${table} add column import_no bigint`,
    `create index ${table}_import on hengji.${table} (region, import_no) where import_no is not null`,
  ]),
  // An initial budget has neither a document nor a day.
  `create table hengji.ledger_entry_taken_back (
    ${REGION_COLUMN}, id uuid not null, import_id uuid not null, kind text not null check (kind in ('budget', 'adjustment', 'payment')), subject_id uuid not null, year ${YEAR}, unit_path text not null, source text not null,
    reference text, day date, amount_fen bigint not null, before_fen bigint, after_fen bigint, recorded_at timestamptz, taken_back_at timestamptz not null,
    primary key (region, id), check ((kind = 'budget') = (reference is null)), check ((kind = 'budget') = (day is null)), check ((kind = 'adjustment') = (after_fen is not null)))`,
  `create index ledger_entry_taken_back_import on hengji.ledger_entry_taken_back (region, import_id)`,
  `create index ledger_entry_taken_back_subject on hengji.ledger_entry_taken_back (region, subject_id, year)`,
  `alter table hengji.ledger_entry_taken_back enable row level security`,
  `alter table hengji.ledger_entry_taken_back force row level security`,
  `create policy in_scope on hengji.ledger_entry_taken_back using (${VISIBLE}) with check (${VISIBLE})`,
  // Whatever deletes it: no document and no payment goes without being kept.
  `create function hengji.keep_taken_back() returns trigger language plpgsql as $$
    begin
      if not exists (select from hengji.ledger_entry_taken_back as kept where kept.region = old.region and kept.id = old.id) then
        raise exception 'an entry of the ledger goes only where it is kept as taken back' using errcode = '42501';
      end if;
      return old;
    end $$`,
  `revoke execute on function hengji.keep_taken_back from public`,
  ...["budget_adjustment", "payment"].map((table) => `create trigger keep_taken_back before delete on hengji.${table} for each row execute function hengji.keep_taken_back()`),
];

/** Roles that see their own body and no other; what a merger gave their posts beside that told until now into what a body was merged. */
const WITHIN = "'unit-officer', 'unit-head', 'department-finance'";
const EVERYTHING = ["unit_standing", "post", "post_scope"];

const MERGERS: readonly string[] = [
  `alter table hengji.unit_standing add column into_id uuid`,
  // The owner is held by row security as well, and what is there already has to be seen.
  ...EVERYTHING.map((table) => `alter table hengji.${table} no force row level security`),
  `update hengji.unit_standing as taken set into_id = (
      select held.unit_id from hengji.post as held join hengji.post_scope as range on range.region = held.region and range.post_id = held.id
      where held.region = taken.region and held.role in (${WITHIN}) and range.path = taken.path and held.unit_id <> taken.unit_id
        and not exists (select from hengji.unit_standing as own where own.region = held.region and own.unit_id = held.unit_id and starts_with(range.path, own.path))
      order by held.valid_from, held.id limit 1)
    where taken.valid_to is not null and not exists (select from hengji.unit_standing as later where later.region = taken.region and later.unit_id = taken.unit_id and later.valid_from > taken.valid_from)`,
  ...EVERYTHING.map((table) => `alter table hengji.${table} force row level security`),
];

const STATEMENTS: readonly string[] = [...IMPORTS, ...MERGERS];

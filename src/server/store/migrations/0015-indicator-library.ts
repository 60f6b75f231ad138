import { sql, type Kysely } from "kysely";

/**
 * 指标库: the sectors and cards of a region in all their versions, by what they are searched, how they were judged, with which values others compare;
 * and where goals use them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const setting = (name: string): string => `nullif(current_setting('app.${name}', true), '')`;
const once = (expression: string): string => `(select ${expression})`;
const REGION = `region = ${once(setting("region"))}`;
const TASK = (name: string): string => `${once(setting("task"))} = '${name}'`;
const IN_POST = `${once(setting("role"))} is not null and ${once(setting("role"))} not in ('system-admin', 'security-admin', 'audit-admin')`;
const REGION_COLUMN = "region text not null check (region ~ '^[0-9]{6,12}$')";
const CODE = "code text not null check (code ~ '^[A-Z]{2,6}-[0-9]{4}$')";
const DIGEST = "~ '^[0-9a-f]{64}$'";

const IN_RANGE = `((unit_path ~>=~ ${once(setting("scope"))} and unit_path ~<~ ${once(`${setting("scope")} || '~'`)})
  or exists (select 1 from unnest(${once(`string_to_array(${setting("scope_more")}, ',')`)}) as more(path) where unit_path ~>=~ more.path and unit_path ~<~ (more.path || '~')))`;
/** As on a filing. */
const FILING_VISIBLE = `(${IN_RANGE} or subject_id = any(${once(`string_to_array(${setting("assigned")}, ',')::uuid[]`)}::uuid[]) or ${TASK("found")})`;
const ON_CARD = `exists (select 1 from hengji.indicator_card where indicator_card.region = card_review.region and indicator_card.id = card_review.card_id)`;

/** A goal that has its letter, and every goal that names a card: the rows of both are kept. */
const KEPT = (row: string): string => `(${row}.approval_id is not null or position('"card":"' in ${row}.content) > 0)`;

const STATEMENTS: readonly string[] = [
  `create table hengji.library_sector (
    ${REGION_COLUMN}, id text not null check (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'), title text not null, functions text not null, provenance text not null, groups text not null, digest text not null check (digest ${DIGEST}),
    primary key (region, id))`,
  `create table hengji.indicator_card (
    ${REGION_COLUMN}, ${CODE}, version integer not null check (version between 1 and 9999), id uuid not null, state text not null check (state in ('draft', 'proposed', 'published', 'replaced', 'retired')),
    origin text not null check (origin in ('pack', 'region')), content text not null, content_format integer not null, digest text not null check (digest ${DIGEST}), name text not null,
    sector text not null, group_id text not null, level1 text not null, level2 text not null, unit_path text not null, unit_name text not null, reason text not null, authors text not null,
    saved integer not null check (saved > 0), saved_at timestamptz not null, proposed_at timestamptz, published_at timestamptz, published_by uuid, replaced_at timestamptz,
    retired_at timestamptz, retired_by uuid, retired_reason text not null default '', replaced_by text,
    primary key (region, code, version), unique (region, id), check ((state in ('draft', 'proposed')) = (published_at is null)), check ((state = 'retired') = (retired_at is not null)))`,
  // One of a code is in force, and one is worked on.
  `create unique index indicator_card_in_force on hengji.indicator_card (region, code) where state = 'published'`,
  `create unique index indicator_card_worked_on on hengji.indicator_card (region, code) where state in ('draft', 'proposed')`,
  `create index indicator_card_tree on hengji.indicator_card (region, state, sector, group_id, level1, level2, unit_path)`,
  `create index indicator_card_browsed on hengji.indicator_card (region, state, code)`,

  // Row security keeps other ways of searching Chinese from their indexes; this one is an equality.
  `create table hengji.indicator_token (${REGION_COLUMN}, token text not null, weight smallint not null, ${CODE}, primary key (region, token, weight, code))`,
  `create index indicator_token_card on hengji.indicator_token (region, code)`,

  `create table hengji.card_review (
    ${REGION_COLUMN}, id uuid not null, card_id uuid not null, saved integer not null, judgements text not null, opinion text not null, returned boolean not null,
    person_id uuid not null, post_id uuid not null, role text not null, at timestamptz not null, primary key (region, id))`,
  `create index card_review_card on hengji.card_review (region, card_id, at)`,

  `create table hengji.card_reference (
    ${REGION_COLUMN}, id uuid not null, ${CODE}, kind text not null check (kind in ('plan', 'sector', 'history', 'budget')), value text not null check (value <> ''), year integer not null check (year between 1990 and 2100),
    compared text not null check (compared <> ''), source text not null check (source <> ''), source_date date not null, person_id uuid not null, post_id uuid not null, at timestamptz not null, primary key (region, id))`,
  `create index card_reference_card on hengji.card_reference (region, code, year)`,

  // Kept by the database, whichever command changed the goal.
  `create table hengji.indicator_use (
    ${REGION_COLUMN}, filing_id uuid not null, row_id text not null, subject_id uuid not null, unit_path text not null, department_id uuid, year integer not null, level1 text not null, level2 text not null,
    level3 text not null, target text not null, card_code text, card_version integer, approved boolean not null, shared boolean not null, primary key (region, filing_id, row_id))`,
  `create index indicator_use_card on hengji.indicator_use (region, card_code, year) where card_code is not null`,
  `create index indicator_use_subject on hengji.indicator_use (region, subject_id, year)`,
  `create index indicator_use_department on hengji.indicator_use (region, department_id, level2, year)`,

  ...["library_sector", "indicator_card", "indicator_token", "card_review", "card_reference", "indicator_use"].flatMap((table) => [
    `alter table hengji.${table} enable row level security`,
    `alter table hengji.${table} force row level security`,
  ]),
  `create policy read on hengji.library_sector for select using (${REGION} and (${IN_POST} or ${TASK("packs")}))`,
  `create policy keep on hengji.library_sector using (${REGION} and ${TASK("packs")}) with check (${REGION} and ${TASK("packs")})`,
  // What is in force, or was, is for everybody who works here; what is being written is for those above its author.
  `create policy read on hengji.indicator_card for select using (${REGION} and ((${IN_POST} and (state in ('published', 'replaced', 'retired') or ${IN_RANGE})) or ${TASK("packs")}))`,
  `create policy draft on hengji.indicator_card for insert with check (${REGION} and ((${IN_POST} and origin = 'region' and state = 'draft' and ${IN_RANGE}) or (${TASK("packs")} and origin = 'pack')))`,
  `create policy work on hengji.indicator_card for update using (${REGION} and ((${IN_POST} and ${IN_RANGE}) or ${TASK("packs")})) with check (${REGION} and ((${IN_POST} and ${IN_RANGE}) or ${TASK("packs")}))`,
  `create policy discard on hengji.indicator_card for delete using (${REGION} and ${IN_POST} and state = 'draft' and ${IN_RANGE})`,
  `create policy search on hengji.indicator_token using (${REGION} and (${IN_POST} or ${TASK("packs")})) with check (${REGION} and (${IN_POST} or ${TASK("packs")}))`,
  `create policy with_card on hengji.card_review using (${REGION} and ${IN_POST} and ${ON_CARD}) with check (${REGION} and ${IN_POST} and ${ON_CARD})`,
  `create policy compare on hengji.card_reference using (${REGION} and ${IN_POST}) with check (${REGION} and ${IN_POST})`,
  // What was approved and is not withheld from the public is no secret among those who fill and judge goals; everything else is seen with its goal.
  // Somebody from outside sees what is assigned and nothing else.
  `create policy read on hengji.indicator_use for select using (${REGION} and ((shared and ${IN_POST} and ${once(setting("role"))} <> 'third-party-reviewer') or ${FILING_VISIBLE}))`,
  `create policy keep on hengji.indicator_use for insert with check (${REGION} and ${FILING_VISIBLE})`,
  `create policy mark on hengji.indicator_use for update using (${REGION} and ${FILING_VISIBLE}) with check (${REGION} and ${FILING_VISIBLE})`,
  `create policy drop_old on hengji.indicator_use for delete using (${REGION} and ${FILING_VISIBLE})`,

  `create function hengji.keep_uses() returns trigger language plpgsql as $$
    begin
      if tg_op = 'UPDATE' then delete from hengji.indicator_use where region = new.region and filing_id = new.id; end if;
      if ${KEPT("new")} then
        insert into hengji.indicator_use (region, filing_id, row_id, subject_id, unit_path, department_id, year, level1, level2, level3, target, card_code, card_version, approved, shared)
        select new.region, new.id, line ->> 'id', new.subject_id, new.unit_path, new.department_id, new.year, line ->> 'level1', line ->> 'level2', line ->> 'level3', line ->> 'target',
            split_part(line ->> 'card', '@', 1), split_part(line ->> 'card', '@', 2)::integer, new.approval_id is not null,
            new.approval_id is not null and not exists (select 1 from hengji.withholding where withholding.region = new.region and withholding.subject_id = new.subject_id and withholding.released_at is null)
          from json_array_elements(new.content::json -> 'rows') as line where btrim(line ->> 'level3') <> '' on conflict do nothing;
      end if;
      return null;
    end $$`,
  `revoke execute on function hengji.keep_uses from public`,
  `create trigger keep_first_uses after insert on hengji.filing for each row when (new.stage = 'goal' and ${KEPT("new")}) execute function hengji.keep_uses()`,
  `create trigger keep_uses after update on hengji.filing for each row
    when (new.stage = 'goal' and (old.content, old.approval_id) is distinct from (new.content, new.approval_id) and (${KEPT("old")} or ${KEPT("new")})) execute function hengji.keep_uses()`,
  // A project that is withheld is withheld here as well, from that moment.
  `create function hengji.keep_shared() returns trigger language plpgsql as $$
    begin
      update hengji.indicator_use set shared = approved and not exists (select 1 from hengji.withholding where withholding.region = new.region and withholding.subject_id = new.subject_id and withholding.released_at is null)
        where region = new.region and subject_id = new.subject_id;
      return null;
    end $$`,
  `revoke execute on function hengji.keep_shared from public`,
  `create trigger keep_shared after insert or update on hengji.withholding for each row execute function hengji.keep_shared()`,

  // What was approved before there was a library.
  ...["filing", "indicator_use", "withholding", "subject"].map((table) => `alter table hengji.${table} no force row level security`),
  `insert into hengji.indicator_use (region, filing_id, row_id, subject_id, unit_path, department_id, year, level1, level2, level3, target, card_code, card_version, approved, shared)
    select filing.region, filing.id, line ->> 'id', filing.subject_id, filing.unit_path, filing.department_id, filing.year, line ->> 'level1', line ->> 'level2', line ->> 'level3', line ->> 'target', null, null, true,
        not exists (select 1 from hengji.withholding where withholding.region = filing.region and withholding.subject_id = filing.subject_id and withholding.released_at is null)
      from hengji.filing, json_array_elements(filing.content::json -> 'rows') as line where filing.stage = 'goal' and filing.approval_id is not null and btrim(line ->> 'level3') <> '' on conflict do nothing`,
  ...["filing", "indicator_use", "withholding", "subject"].map((table) => `alter table hengji.${table} force row level security`),
];

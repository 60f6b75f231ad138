import { sql, type Kysely } from "kysely";

/**
 * 指标库 for any number of cards: how many stand where is kept beside them; a reference value can be withdrawn; a card that says what another says
 * names why there are to be both; and what self-evaluations reached under a card is kept, as what goals promised is.
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
const IN_RANGE = `((unit_path ~>=~ ${once(setting("scope"))} and unit_path ~<~ ${once(`${setting("scope")} || '~'`)})
  or exists (select 1 from unnest(${once(`string_to_array(${setting("scope_more")}, ',')`)}) as more(path) where unit_path ~>=~ more.path and unit_path ~<~ (more.path || '~')))`;
/** As on a filing. */
const FILING_VISIBLE = `(${IN_RANGE} or subject_id = any(${once(`string_to_array(${setting("assigned")}, ',')::uuid[]`)}::uuid[]) or ${TASK("found")})`;

const PLACE = "region, sector, group_id, level1, level2";
const counted = (rows: string, sign: 1 | -1): string => `select ${PLACE}, ${sign} as number from ${rows} where state = 'published'`;
/** Always in the same order, so that two who publish at once wait for each other and never both. */
const tally = (rows: string): string => `insert into hengji.card_tally (${PLACE}, number)
  select ${PLACE}, sum(number) as number from (${rows}) as changed group by ${PLACE} having sum(number) <> 0 order by ${PLACE}
  on conflict (${PLACE}) do update set number = card_tally.number + excluded.number`;
const keeper = (name: string, body: string): readonly string[] => [
  `create function hengji.${name}() returns trigger language plpgsql as $$ begin ${body} return null; end $$`,
  `revoke execute on function hengji.${name} from public`,
];

/** 自评 that came to its end, with lines that name a card. */
const REACHED = (row: string): string => `(${row}.stage = 'self-evaluation' and ${row}.holder is null and position('"card":"' in ${row}.content) > 0)`;
const NOT_WITHHELD = (row: string): string => `not exists (select 1 from hengji.withholding where withholding.region = ${row}.region and withholding.subject_id = ${row}.subject_id and withholding.released_at is null)`;
const RESULT_COLUMNS = "region, filing_id, row_id, subject_id, unit_path, year, level1, level2, level3, target, actual, card_code, card_version, shared";
const results = (filing: string): string => `${filing}.region, ${filing}.id, line ->> 'id', ${filing}.subject_id, ${filing}.unit_path, ${filing}.year, line ->> 'level1', line ->> 'level2', line ->> 'level3', line ->> 'target', line ->> 'actual',
  split_part(line ->> 'card', '@', 1), split_part(line ->> 'card', '@', 2)::integer, ${NOT_WITHHELD(filing)}`;

const STATEMENTS: readonly string[] = [
  `create table hengji.card_tally (
    ${REGION_COLUMN}, sector text not null, group_id text not null, level1 text not null, level2 text not null, number integer not null, primary key (${PLACE}))`,
  `alter table hengji.card_tally enable row level security`,
  `alter table hengji.card_tally force row level security`,
  `create policy everybody_in_post on hengji.card_tally using (${REGION} and (${IN_POST} or ${TASK("packs")})) with check (${REGION} and (${IN_POST} or ${TASK("packs")}))`,
  ...keeper("tally_cards_added", `${tally(counted("after", 1))};`),
  ...keeper("tally_cards_changed", `${tally(`${counted("before", -1)} union all ${counted("after", 1)}`)};`),
  `create trigger tally_added after insert on hengji.indicator_card referencing new table as after for each statement execute function hengji.tally_cards_added()`,
  // What is in force is never deleted.
  `create trigger tally_changed after update on hengji.indicator_card referencing old table as before new table as after for each statement execute function hengji.tally_cards_changed()`,
  `alter table hengji.indicator_card no force row level security`,
  `alter table hengji.card_tally no force row level security`,
  tally(counted("hengji.indicator_card", 1)),
  `alter table hengji.card_tally force row level security`,
  `alter table hengji.indicator_card force row level security`,

  // Drafts that nobody has saved yet name cards as well; each sees its own.
  `create index filing_draft_person on hengji.filing_draft (region, person_id)`,
  `alter table hengji.indicator_card add column same_reason text not null default ''`,
  `alter table hengji.card_reference add column withdrawn_at timestamptz, add column withdrawn_by uuid, add column withdrawn_reason text not null default '',
    add constraint card_reference_withdrawn check ((withdrawn_at is null) = (withdrawn_reason = ''))`,

  `create table hengji.indicator_result (
    ${REGION_COLUMN}, filing_id uuid not null, row_id text not null, subject_id uuid not null, unit_path text not null, year integer not null, level1 text not null, level2 text not null, level3 text not null,
    target text not null, actual text not null, card_code text not null, card_version integer not null, shared boolean not null, primary key (region, filing_id, row_id))`,
  `create index indicator_result_card on hengji.indicator_result (region, card_code, year)`,
  `create index indicator_result_subject on hengji.indicator_result (region, subject_id)`,
  `alter table hengji.indicator_result enable row level security`,
  `alter table hengji.indicator_result force row level security`,
  // As what goals promised under it: no secret among those who fill and judge, unless it is withheld from the public.
  `create policy read on hengji.indicator_result for select using (${REGION} and ((shared and ${IN_POST} and ${once(setting("role"))} <> 'third-party-reviewer') or ${FILING_VISIBLE}))`,
  `create policy keep on hengji.indicator_result for insert with check (${REGION} and ${FILING_VISIBLE})`,
  `create policy mark on hengji.indicator_result for update using (${REGION} and ${FILING_VISIBLE}) with check (${REGION} and ${FILING_VISIBLE})`,
  `create policy drop_old on hengji.indicator_result for delete using (${REGION} and ${FILING_VISIBLE})`,
  ...keeper("keep_results", `
    if tg_op = 'UPDATE' then delete from hengji.indicator_result where region = new.region and filing_id = new.id; end if;
    if ${REACHED("new")} then
      insert into hengji.indicator_result (${RESULT_COLUMNS}) select ${results("new")}
        from json_array_elements(new.content::json -> 'rows') as line where line ->> 'card' is not null on conflict do nothing;
    end if;`),
  `create trigger keep_first_results after insert on hengji.filing for each row when (${REACHED("new")}) execute function hengji.keep_results()`,
  `create trigger keep_results after update on hengji.filing for each row
    when ((old.content, old.holder) is distinct from (new.content, new.holder) and (${REACHED("old")} or ${REACHED("new")})) execute function hengji.keep_results()`,
  `create or replace function hengji.keep_shared() returns trigger language plpgsql as $$
    declare is_shared boolean := ${NOT_WITHHELD("new")};
    begin
      update hengji.indicator_use set shared = approved and is_shared where region = new.region and subject_id = new.subject_id;
      update hengji.indicator_result set shared = is_shared where region = new.region and subject_id = new.subject_id;
      return null;
    end $$`,

  ...["filing", "indicator_result", "withholding"].map((table) => `alter table hengji.${table} no force row level security`),
  `insert into hengji.indicator_result (${RESULT_COLUMNS}) select ${results("filing")}
    from hengji.filing, json_array_elements(filing.content::json -> 'rows') as line where ${REACHED("filing")} and line ->> 'card' is not null on conflict do nothing`,
  ...["filing", "indicator_result", "withholding"].map((table) => `alter table hengji.${table} force row level security`),
];

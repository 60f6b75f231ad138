import { sql, type Kysely } from "kysely";

/**
 * 资金台账: adjustments of budgets are rows of their own, and what a budget is now follows from them. 绩效对象: every kind of them, what they
 * hang under, platform tags, and classified ones of which there is a code and nothing else. 组织机构: how each body stood from when to when, and
 * how what is recorded goes on when it is moved.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const setting = (name: string): string => `nullif(current_setting('app.${name}', true), '')`;
const once = (expression: string): string => `(select ${expression})`;
const REGION = `region = ${once(setting("region"))}`;
const TASK = (name: string): string => `${once(setting("task"))} = '${name}'`;
const REGION_COLUMN = "region text not null check (region ~ '^[0-9]{6,12}$')";

/** As on budgets and payments, and said of the same columns. */
const VISIBLE = `${REGION} and (
  (unit_path ~>=~ ${once(setting("scope"))} and unit_path ~<~ ${once(`${setting("scope")} || '~'`)})
  or exists (select 1 from unnest(${once(`string_to_array(${setting("scope_more")}, ',')`)}) as more(path) where unit_path ~>=~ more.path and unit_path ~<~ (more.path || '~'))
  or subject_id = any(${once(`string_to_array(${setting("assigned")}, ',')::uuid[]`)}::uuid[])
  or ${TASK("found")})`;

const KINDS = ["project", "project-level-1", "special-fund", "policy", "department-overall", "unit-overall", "fund", "fund-item", "transfer-payment", "special-bond"];
const ATTRIBUTES = ["continuing", "new", "in-year", "carried-over", "cancelled"];
const oneOf = (values: readonly string[]): string => `in (${values.map((value) => `'${value}'`).join(", ")})`;

const LEDGER: readonly string[] = [
  // A document and its day; the one without is what the budget had been changed by before adjustments were kept.
  `create table hengji.budget_adjustment (
    ${REGION_COLUMN}, id uuid not null, subject_id uuid not null, year integer not null check (year between 2000 and 2100), unit_path text not null, source text not null,
    document_no text, adjusted_on date, amount_fen bigint not null check (amount_fen <> 0), before_fen bigint, after_fen bigint not null check (after_fen >= 0), recorded_at timestamptz not null,
    primary key (region, id), unique nulls not distinct (region, subject_id, year, source, document_no),
    check ((document_no is null) = (adjusted_on is null)), check (after_fen = coalesce(before_fen, 0) + amount_fen))`,
  `create index budget_adjustment_unit on hengji.budget_adjustment (region, year, unit_path text_pattern_ops)`,
  `create index budget_unit on hengji.budget (region, year, unit_path text_pattern_ops)`,
  `create index payment_unit on hengji.payment (region, year, unit_path text_pattern_ops)`,
  // Money that was added in the year has no budget at its beginning, which is not one of zero.
  `alter table hengji.budget alter column initial_fen drop not null`,
  // The owner is held by row security as well, and what is there already has to be seen.
  `alter table hengji.budget no force row level security`,
  `insert into hengji.budget_adjustment (region, id, subject_id, year, unit_path, source, amount_fen, before_fen, after_fen, recorded_at)
    select region, gen_random_uuid(), subject_id, year, unit_path, source, adjusted_fen - initial_fen, initial_fen, adjusted_fen, now() from hengji.budget where adjusted_fen <> initial_fen`,
  `alter table hengji.budget force row level security`,
  `alter table hengji.budget_adjustment enable row level security`,
  `alter table hengji.budget_adjustment force row level security`,
  `create policy in_scope on hengji.budget_adjustment using (${VISIBLE}) with check (${VISIBLE})`,
];

const SUBJECTS: readonly string[] = [
  `alter table hengji.subject
    add column kind text not null default 'project' check (kind ${oneOf(KINDS)}),
    add column attribute text check (attribute ${oneOf(ATTRIBUTES)}),
    add column parent_id uuid,
    add column classified boolean not null default false,
    add column tags text[] not null default '{}'`,
  // Whatever writes it: of what is classified there is neither a name nor a mark by which to find it.
  `alter table hengji.subject add constraint classified_says_nothing check (not classified or (name = '' and tags = '{}' and parent_id is null and attribute is null))`,
  `create index subject_parent on hengji.subject (region, parent_id) where parent_id is not null`,
];

const PERSON = once(`${setting("person")}::uuid`);
const ROLE = once(setting("role"));
const UNIT_KINDS = ["region", "finance", "division", "department", "street", "unit", "institute", "branch", "community", "grid", "third-party"];
/** Paths below a path, told without a pattern. */
const below = (column: string, path: string): string => `(${column} ~>=~ ${path} and ${column} ~<~ (${path} || '~'))`;
const MONEY = ["budget", "budget_adjustment", "payment"];
/** Only the function that carries records from one path to another works as this. */
const REARRANGED = `${REGION} and ${TASK("rearrange")}`;

const ORGANISATION: readonly string[] = [
  `alter table hengji.org_unit drop constraint org_unit_kind_check`,
  `alter table hengji.org_unit add constraint org_unit_kind_check check (kind ${oneOf(UNIT_KINDS)})`,
  // How a body stood from when to when. org_unit keeps how it stands now, which is what everything else asks.
  `create table hengji.unit_standing (
    ${REGION_COLUMN}, unit_id uuid not null, valid_from date not null, valid_to date, path text not null, code text not null, name text not null,
    kind text not null check (kind ${oneOf(UNIT_KINDS)}), department_id uuid, reason text not null default '',
    primary key (region, unit_id, valid_from), check (valid_to > valid_from))`,
  `alter table hengji.org_unit no force row level security`,
  `insert into hengji.unit_standing (region, unit_id, valid_from, valid_to, path, code, name, kind, department_id) select region, id, valid_from, valid_to, path, code, name, kind, department_id from hengji.org_unit`,
  `alter table hengji.org_unit force row level security`,
  `create function hengji.keep_first_standing() returns trigger language plpgsql as $$
    begin
      insert into hengji.unit_standing (region, unit_id, valid_from, valid_to, path, code, name, kind, department_id) values (new.region, new.id, new.valid_from, new.valid_to, new.path, new.code, new.name, new.kind, new.department_id);
      return null;
    end $$`,
  `revoke execute on function hengji.keep_first_standing from public`,
  `create trigger keep_first_standing after insert on hengji.org_unit for each row execute function hengji.keep_first_standing()`,
  `alter table hengji.unit_standing enable row level security`,
  `alter table hengji.unit_standing force row level security`,
  `create policy standing_read on hengji.unit_standing for select using (${REGION} and (${PERSON} is not null or ${TASK("found")}))`,
  `create policy standing_change on hengji.unit_standing using (${REGION} and (${ROLE} = 'system-admin' or ${TASK("found")})) with check (${REGION} and (${ROLE} = 'system-admin' or ${TASK("found")}))`,

  // Where a subject stood before: whoever sees a record of then sees what it is of.
  `alter table hengji.subject add column former_paths text[] not null default '{}'`,
  `create policy archive_read on hengji.subject for select using (${REGION} and cardinality(former_paths) > 0 and exists (
    select 1 from unnest(former_paths) as former(path), unnest(string_to_array(${setting("scope")} || coalesce(',' || ${setting("scope_more")}, ''), ',')) as seen(path) where ${below("former.path", "seen.path")}))`,
  ...["subject", ...MONEY, "post_scope", "post"].map((table) => `create policy rearrange on hengji.${table} using (${REARRANGED}) with check (${REARRANGED})`),
  `create policy rearrange on hengji.filing for select using (${REARRANGED})`,

  // What hangs on a body and all below it, as numbers: whoever manages the tree sees no records.
  `create function hengji.unit_weight(city text, of_path text, today date, out posts int, out subjects int, out open_filings int)
    language plpgsql as $$
    begin
      if current_setting('app.role', true) is distinct from 'system-admin' then raise exception 'only for whoever manages the tree' using errcode = '42501'; end if;
      perform set_config('app.task', 'rearrange', true);
      select count(*) into posts from hengji.post join hengji.org_unit as unit on unit.region = post.region and unit.id = post.unit_id
        where post.region = city and ${below("unit.path", "of_path")} and (post.valid_to is null or post.valid_to > today);
      select count(*) into subjects from hengji.subject where subject.region = city and ${below("subject.unit_path", "of_path")};
      select count(*) into open_filings from hengji.filing where filing.region = city and ${below("filing.unit_path", "of_path")} and filing.holder is not null;
      perform set_config('app.task', '', true);
    end $$`,
  `revoke execute on function hengji.unit_weight from public`,
  // Records keep the path under which they were made. Subjects go on, with the money of the year and later, and posts see both places.
  `create function hengji.carry_unit(city text, old_path text, new_path text, department uuid, from_unit uuid, to_unit uuid, codes text[], since_year int, with_posts boolean, out subjects int, out posts int)
    language plpgsql as $$
    declare carried uuid[];
    begin
      if current_setting('app.role', true) is distinct from 'system-admin' then raise exception 'only for whoever manages the tree' using errcode = '42501'; end if;
      perform set_config('app.task', 'rearrange', true);
      with moved as (
        update hengji.subject set unit_id = coalesce(to_unit, unit_id), unit_path = new_path || substr(unit_path, length(old_path) + 1), department_id = coalesce(department, department_id), former_paths = array_append(former_paths, unit_path)
        where subject.region = city and ${below("unit_path", "old_path")} and (from_unit is null or unit_id = from_unit) and (codes is null or code = any(codes)) returning id)
      select coalesce(array_agg(id), '{}') into carried from moved;
      subjects := cardinality(carried);
      ${MONEY.map((table) => `update hengji.${table} set unit_path = new_path || substr(unit_path, length(old_path) + 1) where region = city and subject_id = any(carried) and year >= since_year and ${below("unit_path", "old_path")};`).join("\n      ")}
      posts := 0;
      if with_posts then
        -- Of a body that goes on elsewhere: its new place. Of a body that takes another one in: the other one's archive.
        insert into hengji.post_scope (region, post_id, path)
          select distinct scope.region, scope.post_id, case when to_unit is null then new_path || substr(scope.path, length(old_path) + 1) else old_path end
          from hengji.post_scope as scope where scope.region = city and (case when to_unit is null then ${below("scope.path", "old_path")} else scope.path = new_path end)
          on conflict do nothing;
        get diagnostics posts = row_count;
      end if;
      perform set_config('app.task', '', true);
    end $$`,
  `revoke execute on function hengji.carry_unit from public`,
];

const STATEMENTS: readonly string[] = [...LEDGER, ...SUBJECTS, ...ORGANISATION];

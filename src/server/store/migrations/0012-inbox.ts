import { sql, type Kysely } from "kysely";

/**
 * 待办: what waits for a post over all years, what somebody handed on and waits for, views that people keep, the digest of each day, and what
 * was told to the one above because it is long overdue.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const setting = (name: string): string => `nullif(current_setting('app.${name}', true), '')`;
const once = (expression: string): string => `(select ${expression})`;
const REGION = `region = ${once(setting("region"))}`;
const PERSON = once(`${setting("person")}::uuid`);
const TASK = (name: string): string => `${once(setting("task"))} = '${name}'`;
const OWN = `${REGION} and person_id = ${PERSON}`;
const REGION_COLUMN = "region text not null check (region ~ '^[0-9]{6,12}$')";

/** As on a filing, and said of the same columns. */
const VISIBLE = `${REGION} and (
  (unit_path ~>=~ ${once(setting("scope"))} and unit_path ~<~ ${once(`${setting("scope")} || '~'`)})
  or exists (select 1 from unnest(${once(`string_to_array(${setting("scope_more")}, ',')`)}) as more(path) where unit_path ~>=~ more.path and unit_path ~<~ (more.path || '~'))
  or subject_id = any(${once(`string_to_array(${setting("assigned")}, ',')::uuid[]`)}::uuid[])
  or ${TASK("found")})`;

const HANDS = `insert into hengji.filing_hand (region, person_id, filing_id, subject_id, unit_path, year, stage, step, holder, handler_post, step_since)
  select distinct filed.region, (hand ->> 'personId')::uuid, filed.id, filed.subject_id, filed.unit_path, filed.year, filed.stage, filed.step, filed.holder, filed.handler_post, filed.step_since`;

/** What a filing under way is counted by. */
const TALLIED_BY = ["holder", "step", "workflow", "workflow_version", "step_since", "came_back", "handler_post", "extended_until"];
const TALLY_COLUMNS = "region, holder, year, stage, step, workflow, workflow_version, since_day, came_back, number";
const tallied = (row: string): string => `${row}.holder is not null and ${row}.handler_post is null and ${row}.extended_until is null`;
/** The calendar day of the office, which is eight hours ahead the year round. */
const sinceDay = (row: string): string => `(${row}.step_since at time zone 'UTC' + interval '8 hours')::date`;
const tally = (row: "old" | "new", number: 1 | -1): string => `insert into hengji.waiting_tally (${TALLY_COLUMNS})
  values (${["region", "holder", "year", "stage", "step", "workflow", "workflow_version"].map((column) => `${row}.${column}`).join(", ")}, ${sinceDay(row)}, ${row}.came_back, ${number})`;

const STATEMENTS: readonly string[] = [
  // Whose hands a filing under way went through: `taken` says so, but in no way that an index finds under row security.
  `create table hengji.filing_hand (
    ${REGION_COLUMN}, person_id uuid not null, filing_id uuid not null, subject_id uuid not null, unit_path text not null, year integer not null, stage text not null,
    step text not null, holder text not null, handler_post uuid, step_since timestamptz not null, primary key (region, person_id, filing_id))`,
  `create index filing_hand_filing on hengji.filing_hand (region, filing_id)`,
  `create index filing_hand_since on hengji.filing_hand (region, person_id, step_since, filing_id, holder, handler_post, year, stage, step, unit_path, subject_id)`,
  `alter table hengji.filing_hand enable row level security`,
  `alter table hengji.filing_hand force row level security`,
  `create policy in_scope on hengji.filing_hand using (${VISIBLE}) with check (${VISIBLE})`,
  // Whichever way a filing moves, they move along; what has come to its end waits for nobody.
  `create function hengji.keep_hands() returns trigger language plpgsql as $$
    begin
      if new.holder is null then
        if tg_op = 'UPDATE' then delete from hengji.filing_hand where region = new.region and filing_id = new.id; end if;
        return null;
      end if;
      if tg_op = 'UPDATE' then
        update hengji.filing_hand set step = new.step, holder = new.holder, handler_post = new.handler_post, step_since = new.step_since
          where region = new.region and filing_id = new.id and (step, holder, handler_post, step_since) is distinct from (new.step, new.holder, new.handler_post, new.step_since);
        if new.taken = old.taken and old.holder is not null then return null; end if;
      end if;
      ${HANDS} from (select new.*) as filed, json_array_elements(filed.taken::json) as hand on conflict (region, person_id, filing_id) do nothing;
      return null;
    end $$`,
  `revoke execute on function hengji.keep_hands from public`,
  `create trigger keep_first_hands after insert on hengji.filing for each row execute function hengji.keep_hands()`,
  `create trigger keep_hands after update on hengji.filing for each row
    when ((old.taken, old.step, old.holder, old.handler_post, old.step_since) is distinct from (new.taken, new.step, new.holder, new.handler_post, new.step_since)) execute function hengji.keep_hands()`,
  // The owner is held by row security as well, and what is there already has to be seen.
  ...["filing", "filing_hand"].map((table) => `alter table hengji.${table} no force row level security`),
  `${HANDS} from hengji.filing as filed, json_array_elements(filed.taken::json) as hand where filed.holder is not null`,
  ...["filing", "filing_hand"].map((table) => `alter table hengji.${table} force row level security`),

  // What waits is counted from the first alone, whichever range it is counted in, and shown page by page along the second.
  `drop index hengji.filing_waiting`,
  `create index filing_waiting on hengji.filing (region, holder, unit_path text_pattern_ops, year, stage, step, step_since, subject_id, came_back, workflow, workflow_version, handler_post, extended_until)`,
  `create index filing_waiting_since on hengji.filing (region, holder, step_since, id)`,

  // How many filings wait, kept with every step: whoever sees the whole region has tens of thousands of them, and counting those takes too long. What
  // was handed to one post or given a later day is few, and counted where it stands. Rows only ever add up, so that nobody waits for anybody; now
  // and then they are drawn together.
  `create table hengji.waiting_tally (
    ${REGION_COLUMN}, id uuid not null default gen_random_uuid(), holder text not null, year integer not null, stage text not null, step text not null, workflow text not null, workflow_version integer not null,
    since_day date not null, came_back boolean not null, number integer not null, primary key (region, id))`,
  `create index waiting_tally_holder on hengji.waiting_tally (region, holder)`,
  `alter table hengji.waiting_tally enable row level security`,
  `alter table hengji.waiting_tally force row level security`,
  // For those who see everything: whoever sees less is told nothing by it of what others have.
  `create policy whole_region on hengji.waiting_tally for select using (${REGION} and (${once(setting("scope"))} ~ '^[^.]+[.]$' or ${TASK("remind")}))`,
  `create policy keep on hengji.waiting_tally for insert with check (${REGION})`,
  `create policy draw_together on hengji.waiting_tally for delete using (${REGION} and ${TASK("remind")})`,
  `create function hengji.keep_tally() returns trigger language plpgsql as $$
    begin
      if tg_op = 'UPDATE' and ${tallied("old")} then ${tally("old", -1)}; end if;
      if ${tallied("new")} then ${tally("new", 1)}; end if;
      return null;
    end $$`,
  `revoke execute on function hengji.keep_tally from public`,
  `create trigger keep_first_tally after insert on hengji.filing for each row execute function hengji.keep_tally()`,
  `create trigger keep_tally after update on hengji.filing for each row
    when ((${TALLIED_BY.map((column) => `old.${column}`).join(", ")}) is distinct from (${TALLIED_BY.map((column) => `new.${column}`).join(", ")})) execute function hengji.keep_tally()`,
  `create index filing_set_apart on hengji.filing (region, holder) where holder is not null and (handler_post is not null or extended_until is not null)`,
  ...["filing", "waiting_tally"].map((table) => `alter table hengji.${table} no force row level security`),
  `insert into hengji.waiting_tally (${TALLY_COLUMNS}) select region, holder, year, stage, step, workflow, workflow_version, ${sinceDay("filing")}, came_back, count(*) from hengji.filing where ${tallied("filing")} group by 1, 2, 3, 4, 5, 6, 7, 8, 9`,
  ...["filing", "waiting_tally"].map((table) => `alter table hengji.${table} force row level security`),

  // 常用视图: a filter of a list or of the inbox with a name; everybody has their own.
  `create table hengji.saved_view (
    ${REGION_COLUMN}, id uuid not null, person_id uuid not null, name text not null check (length(name) between 1 and 40), address text not null check (length(address) between 1 and 1000),
    kept_at timestamptz not null, primary key (region, id), unique (region, person_id, name))`,
  `alter table hengji.saved_view enable row level security`,
  `alter table hengji.saved_view force row level security`,
  `create policy own_view on hengji.saved_view using (${OWN}) with check (${OWN})`,

  // 逾期升级: since when a filing is told of to a role above, until it moves.
  `alter table hengji.filing add column escalated_to text, add column escalated_at timestamptz`,
  `create index filing_escalated on hengji.filing (region, escalated_to, step_since, id) where escalated_to is not null`,

  // 每日提醒: one a person and day, for that person's eyes; and which days have had theirs.
  `create table hengji.reminder (
    ${REGION_COLUMN}, person_id uuid not null, day date not null, content text not null, content_format integer not null, made_at timestamptz not null, primary key (region, person_id, day))`,
  `create table hengji.reminder_day (${REGION_COLUMN}, day date not null, made_at timestamptz not null, primary key (region, day))`,
  ...["reminder", "reminder_day"].flatMap((table) => [`alter table hengji.${table} enable row level security`, `alter table hengji.${table} force row level security`]),
  `create policy own_reminder on hengji.reminder for select using (${OWN})`,
  ...["reminder", "reminder_day"].map((table) => `create policy remind on hengji.${table} using (${REGION} and ${TASK("remind")}) with check (${REGION} and ${TASK("remind")})`),
  // Whoever reminds has to see what waits, and for whom.
  ...["post", "post_scope", "assignment", "person", "org_unit"].map((table) => `create policy remind on hengji.${table} for select using (${REGION} and ${TASK("remind")})`),
  `create policy remind on hengji.filing for select using (${REGION} and ${TASK("remind")})`,
  `create policy escalate on hengji.filing for update using (${REGION} and ${TASK("remind")}) with check (${REGION} and ${TASK("remind")})`,
];

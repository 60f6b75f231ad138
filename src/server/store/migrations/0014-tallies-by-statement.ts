import { sql, type Kysely } from "kysely";

/**
 * What waits is kept with each statement and no longer with each row, so that 500 moves are one update of hands and one of tallies; and how many
 * filings somebody has handed on is added up as well, so that no count reads thousands of rows.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const setting = (name: string): string => `nullif(current_setting('app.${name}', true), '')`;
const once = (expression: string): string => `(select ${expression})`;
const REGION = `region = ${once(setting("region"))}`;
const REMINDS = `${once(setting("task"))} = 'remind'`;

/** What a filing under way is counted by, and what its hands say of it. */
const TALLIED_BY = ["holder", "step", "workflow", "workflow_version", "step_since", "came_back", "handler_post", "extended_until"];
const HANDS_SAY = ["step", "holder", "handler_post", "step_since"];
const listed = (row: string, columns: readonly string[]): string => `(${columns.map((column) => `${row}.${column}`).join(", ")})`;
/** The calendar day of the office, which is eight hours ahead the year round. */
const tallied = (rows: "before" | "after", number: 1 | -1): string => `select region, holder, year, stage, step, workflow, workflow_version, (step_since at time zone 'UTC' + interval '8 hours')::date as since_day, came_back, ${number} as number
  from ${rows} where holder is not null and handler_post is null and extended_until is null`;
const TALLY_COLUMNS = "region, holder, year, stage, step, workflow, workflow_version, since_day, came_back, number";
const tally = (moves: string): string => `insert into hengji.waiting_tally (${TALLY_COLUMNS})
  select region, holder, year, stage, step, workflow, workflow_version, since_day, came_back, sum(number) from (${moves}) as moved group by 1, 2, 3, 4, 5, 6, 7, 8, 9 having sum(number) <> 0`;

const HANDS = `insert into hengji.filing_hand (region, person_id, filing_id, subject_id, unit_path, year, stage, step, holder, handler_post, step_since)
  select distinct filed.region, (hand ->> 'personId')::uuid, filed.id, filed.subject_id, filed.unit_path, filed.year, filed.stage, filed.step, filed.holder, filed.handler_post, filed.step_since`;

const handed = (rows: "before" | "after", number: 1 | -1): string => `select region, person_id, holder, year, stage, step, ${number} as number from ${rows}`;
const handTally = (moves: string): string => `insert into hengji.hand_tally (region, person_id, holder, year, stage, step, number)
  select region, person_id, holder, year, stage, step, sum(number) from (${moves}) as moved group by 1, 2, 3, 4, 5, 6 having sum(number) <> 0`;

const keeper = (name: string, body: string, declared = ""): readonly string[] => [
  `create function hengji.${name}() returns trigger language plpgsql as $$ ${declared} begin ${body} return null; end $$`,
  `revoke execute on function hengji.${name} from public`,
];

const STATEMENTS: readonly string[] = [
  // How many filings under way went through somebody's hands, by who has them now; rows only ever add up, as those of `waiting_tally` do.
  `create table hengji.hand_tally (
    region text not null check (region ~ '^[0-9]{6,12}$'), id uuid not null default gen_random_uuid(), person_id uuid not null, holder text not null, year integer not null, stage text not null,
    step text not null, number integer not null, primary key (region, id))`,
  `create index hand_tally_person on hengji.hand_tally (region, person_id)`,
  // The few that were handed to one post are looked at one by one.
  `create index filing_hand_handed on hengji.filing_hand (region, person_id) where handler_post is not null`,
  `alter table hengji.hand_tally enable row level security`,
  `alter table hengji.hand_tally force row level security`,
  `create policy whole_region on hengji.hand_tally for select using (${REGION} and ((${once(setting("scope"))} ~ '^[^.]+[.]$' and person_id = ${once(`${setting("person")}::uuid`)}) or ${REMINDS}))`,
  `create policy keep on hengji.hand_tally for insert with check (${REGION})`,
  `create policy draw_together on hengji.hand_tally for delete using (${REGION} and ${REMINDS})`,

  ...["keep_first_hands", "keep_hands", "keep_first_tally", "keep_tally"].map((trigger) => `drop trigger ${trigger} on hengji.filing`),
  `drop function hengji.keep_hands`,
  `drop function hengji.keep_tally`,

  ...keeper("keep_hand_tally_added", `${handTally(handed("after", 1))};`),
  ...keeper("keep_hand_tally_moved", `${handTally(`${handed("before", -1)} union all ${handed("after", 1)}`)};`),
  ...keeper("keep_hand_tally_gone", `${handTally(handed("before", -1))};`),
  `create trigger keep_tally_added after insert on hengji.filing_hand referencing new table as after for each statement execute function hengji.keep_hand_tally_added()`,
  `create trigger keep_tally_moved after update on hengji.filing_hand referencing old table as before new table as after for each statement execute function hengji.keep_hand_tally_moved()`,
  `create trigger keep_tally_gone after delete on hengji.filing_hand referencing old table as before for each statement execute function hengji.keep_hand_tally_gone()`,

  ...keeper("keep_begun", `
    ${tally(tallied("after", 1))};
    ${HANDS} from after as filed, json_array_elements(filed.taken::json) as hand where filed.holder is not null;`),
  ...keeper("keep_moved", `
    -- Most writes are saves, which move nothing.
    select bool_or(${listed("before", TALLIED_BY)} is distinct from ${listed("after", TALLIED_BY)}), bool_or(before.holder is not null and after.holder is null),
        bool_or(after.holder is not null and ${listed("before", HANDS_SAY)} is distinct from ${listed("after", HANDS_SAY)}), bool_or(after.holder is not null and (before.holder is null or before.taken <> after.taken))
      into counted_anew, ended, moved, taken_up from before join after using (region, id);
    if counted_anew then ${tally(`${tallied("before", -1)} union all ${tallied("after", 1)}`)}; end if;
    -- What has come to its end waits for nobody.
    if ended then
      delete from hengji.filing_hand as hand using after as filed where filed.holder is null and hand.region = filed.region and hand.filing_id = filed.id;
    end if;
    if moved then
      update hengji.filing_hand as hand set step = filed.step, holder = filed.holder, handler_post = filed.handler_post, step_since = filed.step_since
        from after as filed where filed.holder is not null and hand.region = filed.region and hand.filing_id = filed.id and ${listed("hand", HANDS_SAY)} is distinct from ${listed("filed", HANDS_SAY)};
    end if;
    -- Whoever was named before has it in hand already.
    if taken_up then
      ${HANDS} from before join after as filed using (region, id), json_array_elements(filed.taken::json) as hand
        where filed.holder is not null and (before.holder is null or before.taken <> filed.taken) and (before.holder is null or strpos(before.taken, hand ->> 'personId') = 0)
        on conflict (region, person_id, filing_id) do nothing;
    end if;`, "declare counted_anew boolean; ended boolean; moved boolean; taken_up boolean;"),
  `create trigger keep_begun after insert on hengji.filing referencing new table as after for each statement execute function hengji.keep_begun()`,
  `create trigger keep_moved after update on hengji.filing referencing old table as before new table as after for each statement execute function hengji.keep_moved()`,

  // 催办 of those who are asked to sign, by whoever waits for their signatures.
  `alter table hengji.urging add column to_signers boolean not null default false`,

  // Whoever reminds has to see who acts for whom.
  `create policy remind on hengji.delegation for select using (${REGION} and ${REMINDS})`,

  // The owner is held by row security as well, and what is there already has to be seen.
  ...["filing_hand", "hand_tally"].map((table) => `alter table hengji.${table} no force row level security`),
  handTally("select region, person_id, holder, year, stage, step, 1 as number from hengji.filing_hand"),
  ...["filing_hand", "hand_tally"].map((table) => `alter table hengji.${table} force row level security`),
];

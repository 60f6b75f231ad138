import { sql, type Kysely } from "kysely";

/**
 * 事前评估在办: what somebody types of an application or of their own sheet and has not saved, which is nobody else's; urgings and extensions hang on an
 * application as they do on a filing; and what is long overdue there is told to a role above, once for each turn.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const setting = (name: string): string => `(select nullif(current_setting('app.${name}', true), ''))`;
const REGION = `region = ${setting("region")}`;
const PERSON = "(select nullif(current_setting('app.person', true), '')::uuid)";
const REMINDS = `${setting("task")} = 'remind'`;
/** Seen by whoever sees the application, by the application's own policy. */
const onApplication = (table: string, column: string): string => `exists (select 1 from hengji.ex_ante where ex_ante.region = ${table}.region and ex_ante.id = ${table}.${column})`;
/** Whoever only judges neither urges nor gives a later day: who judges is not told to who is judged. */
const NO_EXPERT = `${setting("role")} <> 'third-party-reviewer'`;

const STATEMENTS: readonly string[] = [
  `create table hengji.ex_ante_draft (
    region text not null check (region ~ '^[0-9]{6,12}$'), application_id uuid not null, person_id uuid not null, part text not null check (part in ('application', 'sheet')),
    base_version integer not null check (base_version >= 0), round integer not null check (round > 0), content text not null, content_format integer not null, saved_at timestamptz not null,
    primary key (region, application_id, person_id, part))`,
  `alter table hengji.ex_ante_draft enable row level security`,
  `alter table hengji.ex_ante_draft force row level security`,
  `create policy own_draft on hengji.ex_ante_draft using (${REGION} and person_id = ${PERSON} and ${onApplication("ex_ante_draft", "application_id")})
    with check (${REGION} and person_id = ${PERSON} and ${onApplication("ex_ante_draft", "application_id")})`,
  ...["urging", "extension"].flatMap((table) => [
    `create policy with_application on hengji.${table} for select using (${REGION} and ${onApplication(table, "filing_id")})`,
    `create policy add_to_application on hengji.${table} for insert with check (${REGION} and ${NO_EXPERT} and ${onApplication(table, "filing_id")})`,
  ]),
  `alter table hengji.ex_ante add column escalated_turn text, add column escalated_to text, add column escalated_at timestamptz,
    add check ((escalated_turn is null) = (escalated_to is null) and (escalated_turn is null) = (escalated_at is null))`,
  // Whoever reminds has to see what waits, and for whom.
  `create policy remind on hengji.ex_ante for select using (${REGION} and ${REMINDS})`,
  `create policy escalate on hengji.ex_ante for update using (${REGION} and ${REMINDS}) with check (${REGION} and ${REMINDS})`,
  `create policy remind on hengji.ex_ante_expert for select using (${REGION} and ${REMINDS})`,
];

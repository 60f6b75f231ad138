import { sql, type Kysely } from "kysely";

/** 常用意见: what a reviewer says again and again; everybody has their own. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const OWN = `region = (select nullif(current_setting('app.region', true), '')) and person_id = (select nullif(current_setting('app.person', true), '')::uuid)`;

const STATEMENTS: readonly string[] = [
  `create table hengji.stock_opinion (
    region text not null check (region ~ '^[0-9]{6,12}$'), id uuid not null, person_id uuid not null,
    action text not null check (action in ('approve', 'return')), said text not null check (length(said) between 1 and 500), kept_at timestamptz not null,
    primary key (region, id), unique (region, person_id, action, said))`,
  `alter table hengji.stock_opinion enable row level security`,
  `alter table hengji.stock_opinion force row level security`,
  `create policy own_opinion on hengji.stock_opinion using (${OWN}) with check (${OWN})`,
];

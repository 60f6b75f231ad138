import { sql, type Kysely } from "kysely";

/**
 * The leaves of a batch lie in one row, in their order, and so cost a small write little more than their bytes. Which batches may hold an event is
 * known by the smallest and largest of their ids; ids rise with time.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const setting = (name: string): string => `(select nullif(current_setting('app.${name}', true), ''))`;
const REGION = `region = ${setting("region")}`;
const SEALING = `${setting("task")} = 'seal'`;

const STATEMENTS: readonly string[] = [
  `create table hengji.seal_leaves (
    region text not null check (region ~ '^[0-9]{6,12}$'), batch bigint not null, first_id uuid not null, last_id uuid not null, event_ids uuid[] not null, leaves bytea[] not null,
    primary key (region, batch), check (cardinality(event_ids) = cardinality(leaves)), check (octet_length(leaves[1]) = 32))`,
  // Ids and digests look like chance: whoever tries to compress them works for nothing.
  `alter table hengji.seal_leaves alter column event_ids set storage external, alter column leaves set storage external`,
  `alter table hengji.seal_leaf no force row level security`,
  `insert into hengji.seal_leaves (region, batch, first_id, last_id, event_ids, leaves)
    select region, batch, (array_agg(event_id order by event_id))[1], (array_agg(event_id order by event_id desc))[1], array_agg(event_id order by position, event_id), array_agg(leaf order by position, event_id)
    from hengji.seal_leaf group by region, batch`,
  `drop table hengji.seal_leaf`,
  `create index seal_leaves_last on hengji.seal_leaves (region, last_id)`,
  `alter table hengji.seal_leaves enable row level security`,
  `alter table hengji.seal_leaves force row level security`,
  `create policy leaves_read on hengji.seal_leaves for select using (${REGION} and (${setting("role")} = 'audit-admin' or ${SEALING}))`,
  `create policy leaves_add on hengji.seal_leaves for insert with check (${REGION} and ${SEALING})`,
];

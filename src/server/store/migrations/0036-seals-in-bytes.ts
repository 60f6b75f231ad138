import { sql, type Kysely } from "kysely";

/**
 * Digests of seals are kept as their 32 bytes, and a leaf has one key: its event. So a small write carries less for its seal. What a seal says is the
 * same, and exports and heads spell it in digits as before.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const inBytes = (table: string, columns: readonly string[]): string => `alter table hengji.${table} ${columns.flatMap((column) => [
  `drop constraint ${table}_${column}_check`,
  `alter column ${column} type bytea using decode(${column}, 'hex')`,
  `add constraint ${table}_${column}_check check (octet_length(${column}) = 32)`,
]).join(", ")}`;

const STATEMENTS: readonly string[] = [
  // The keys go first: the table is written again, and what is dropped afterwards would be built anew for nothing.
  "alter table hengji.seal_leaf drop constraint seal_leaf_pkey, drop constraint seal_leaf_region_event_id_key",
  inBytes("seal_leaf", ["leaf"]),
  inBytes("seal", ["root", "previous", "mac"]),
  "alter table hengji.seal_leaf add primary key (region, event_id)",
  // Leaves lie in the order of their batches, so that a summary of each stretch of the table finds a batch and costs a write nothing.
  "create index seal_leaf_batch on hengji.seal_leaf using brin (batch)",
];

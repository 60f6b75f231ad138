import { sql, type Kysely } from "kysely";

/**
 * What a list is filtered by, where the list is read: what waits at one step in the order of its amounts, and the name of a filing as it is
 * searched, which is looked at in passing where its pieces are too frequent to be found first.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

/** Full-width letters and digits, and what they are in a searched name. */
const WIDE = Array.from({ length: 94 }, (_, index) => String.fromCharCode(0xff01 + index)).filter((one) => /[０-９Ａ-Ｚａ-ｚ]/.test(one));
const NARROW = WIDE.map((one) => String.fromCharCode(one.charCodeAt(0) - 0xfee0));

const STATEMENTS: readonly string[] = [
  `alter table hengji.filing add column plain_name text`,
  // The owner is held by row security as well, and what is there already has to be seen.
  `alter table hengji.filing no force row level security`,
  `update hengji.filing set plain_name = regexp_replace(lower(translate(name, '${WIDE.join("")}', '${NARROW.join("")}')), '[^[:alnum:]]', '', 'g')`,
  `alter table hengji.filing force row level security`,
  `alter table hengji.filing alter column plain_name set not null`,
  `create index filing_step_amount on hengji.filing (region, year, stage, step, (case when amount_fen is null then '-9223372036854775808'::bigint else amount_fen end), id)`,
];

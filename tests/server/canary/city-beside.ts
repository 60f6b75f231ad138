import pg from "pg";
import { beginWithoutRowSecurity, commitWithRowSecurity } from "../../../src/server/generator/without-row-security.ts";
import { OTHER_REGION, plantOtherRegion } from "../matrix/other-region.ts";

/** Rows of a city beside, in a database where no city was founded yet. */
export async function plantCityBeside(owner: pg.Client): Promise<void> {
  await beginWithoutRowSecurity(owner);
  await plantOtherRegion(owner);
  await commitWithRowSecurity(owner);
}

/**
 * Lets a role read every row. It is a role of its own because what the database does by itself is done as the owner: what is kept from the
 * owner could not leak that way.
 */
export async function mayReadAll(owner: pg.Client, role: string): Promise<void> {
  const reader = pg.escapeIdentifier(role);
  await owner.query([
    `grant usage on schema hengji to ${reader}`,
    `grant select on all tables in schema hengji to ${reader}`,
    // The policies of others are asked as well, though they say no.
    `grant execute on all functions in schema hengji to ${reader}`,
    ...(await tablesOf(owner)).map(({ name }) => `create policy read_all on ${name} for select to ${reader} using (true)`),
  ].join(";\n"));
}

/** Keeps the rows of the city beside from that role, so that whoever counts rows need not know of it. */
export async function mayReadThisCityOnly(owner: pg.Client, role: string): Promise<void> {
  const regional = (await tablesOf(owner)).filter(({ regional: leads }) => leads);
  await owner.query(regional.map(({ name }) => `create policy this_city on ${name} as restrictive for select to ${pg.escapeIdentifier(role)} using (region <> '${OTHER_REGION}')`).join(";\n"));
}

async function tablesOf(owner: pg.Client): Promise<{ readonly name: string; readonly regional: boolean }[]> {
  const { rows } = await owner.query<{ name: string; regional: boolean }>(
    `select format('hengji.%I', tablename) as name,
       exists (select 1 from information_schema.columns where table_schema = schemaname and table_name = tablename and column_name = 'region') as regional
     from pg_tables where schemaname = 'hengji'`,
  );
  return rows;
}

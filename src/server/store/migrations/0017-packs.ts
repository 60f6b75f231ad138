import { sql, type Kysely } from "kysely";

/** 方案集: which packs held when in a region, and what is to hold next while somebody works on it. What each said stands in `definition_set`. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const setting = (name: string): string => `(select nullif(current_setting('app.${name}', true), ''))`;
const REGION = `region = ${setting("region")}`;
const IN_POST = `${setting("role")} is not null and ${setting("role")} not in ('system-admin', 'security-admin', 'audit-admin')`;
const OF_THE_HOUSE = `${setting("task")} = 'packs'`;
const REGION_COLUMN = "region text not null check (region ~ '^[0-9]{6,12}$')";
const DIGEST = "~ '^[0-9a-f]{64}$'";

const STATEMENTS: readonly string[] = [
  `create table hengji.pack_publication (
    ${REGION_COLUMN}, number integer not null check (number > 0), id uuid not null, digest text not null check (digest ${DIGEST}),
    source text not null check (source in ('installation', 'bureau')), reason text not null, drafted_by text not null, published_by uuid, published_at timestamptz not null,
    primary key (region, number), check ((source = 'installation') = (published_by is null)))`,
  `create table hengji.pack_draft (
    ${REGION_COLUMN}, id uuid not null, based_on text not null check (based_on ${DIGEST}), content text not null, content_format integer not null, digest text not null check (digest ${DIGEST}),
    reason text not null check (reason <> ''), drafted_by text not null, saved integer not null check (saved > 0), saved_at timestamptz not null,
    primary key (region))`,
  ...["pack_publication", "pack_draft"].flatMap((table) => [
    `alter table hengji.${table} enable row level security`,
    `alter table hengji.${table} force row level security`,
    `create policy ${table}_read on hengji.${table} for select using (${REGION}${table === "pack_draft" ? ` and ${IN_POST}` : ""})`,
  ]),
  `create policy pack_publication_publish on hengji.pack_publication for insert with check (${REGION} and ((${IN_POST} and source = 'bureau') or (${OF_THE_HOUSE} and source = 'installation')))`,
  `create policy pack_draft_work on hengji.pack_draft using (${REGION} and ${IN_POST}) with check (${REGION} and ${IN_POST})`,
  // A bureau that publishes its own changes, or takes packs of another place, stores what all packs say with them, their workflows included.
  `drop policy workflow_version_publish on hengji.workflow_version`,
  `create policy workflow_version_publish on hengji.workflow_version for insert with check (${REGION} and (${IN_POST} or (${OF_THE_HOUSE} and source = 'pack')))`,
  `drop policy definition_set_keep on hengji.definition_set`,
  `create policy definition_set_keep on hengji.definition_set for insert with check (${REGION} and (${OF_THE_HOUSE} or ${IN_POST}))`,
];

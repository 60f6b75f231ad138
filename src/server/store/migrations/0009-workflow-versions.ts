import { sql, type Kysely } from "kysely";

/**
 * 流程版本: every version of a workflow that ever was in force, so that a running record stays on its own; the next version while somebody works
 * on it; what the packs said under each digest; and which steps a filing was carried past.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const setting = (name: string): string => `(select nullif(current_setting('app.${name}', true), ''))`;
const REGION = `region = ${setting("region")}`;
const IN_POST = `${setting("role")} is not null and ${setting("role")} not in ('system-admin', 'security-admin', 'audit-admin')`;
const OF_THE_HOUSE = `${setting("task")} = 'packs'`;
const REGION_COLUMN = "region text not null check (region ~ '^[0-9]{6,12}$')";
const DIGEST = "~ '^[0-9a-f]{64}$'";
const WORKFLOW = "workflow text not null check (workflow ~ '^[a-z0-9]+(-[a-z0-9]+)*$')";

const STATEMENTS: readonly string[] = [
  `create table hengji.workflow_version (
    ${REGION_COLUMN}, ${WORKFLOW}, id uuid not null, version integer not null check (version between 1 and 9999), source text not null check (source in ('pack', 'bureau')),
    content text not null, content_format integer not null, digest text not null check (digest ${DIGEST}), reason text not null,
    drafted_by text not null, published_by uuid, published_at timestamptz not null,
    primary key (region, workflow, version), check ((source = 'pack') = (published_by is null)))`,
  `create table hengji.workflow_draft (
    ${REGION_COLUMN}, ${WORKFLOW}, id uuid not null, based_on integer not null, content text not null, content_format integer not null, digest text not null check (digest ${DIGEST}),
    reason text not null check (reason <> ''), drafted_by text not null, saved integer not null check (saved > 0), saved_at timestamptz not null,
    primary key (region, workflow))`,
  `create table hengji.definition_set (
    ${REGION_COLUMN}, digest text not null check (digest ${DIGEST}), content text not null, content_format integer not null, stored_at timestamptz not null,
    primary key (region, digest))`,
  ...["workflow_version", "workflow_draft", "definition_set"].flatMap((table) => [
    `alter table hengji.${table} enable row level security`,
    `alter table hengji.${table} force row level security`,
    // How a city works is no secret among those who work there; drafts are.
    `create policy ${table}_read on hengji.${table} for select using (${REGION}${table === "workflow_draft" ? ` and ${IN_POST}` : ""})`,
  ]),
  `create policy workflow_version_publish on hengji.workflow_version for insert with check (${REGION} and ((${IN_POST} and source = 'bureau') or (${OF_THE_HOUSE} and source = 'pack')))`,
  `create policy definition_set_keep on hengji.definition_set for insert with check (${REGION} and ${OF_THE_HOUSE})`,
  `create policy workflow_draft_work on hengji.workflow_draft using (${REGION} and ${IN_POST}) with check (${REGION} and ${IN_POST})`,

  // `business:nobody,department:amount`, empty where none was; who takes a step has it from here, and the history shows it.
  `alter table hengji.transition add column passed_over text not null default ''`,
  // Who could take a step for a unit is asked by the ranges that cover it.
  `create index post_scope_path on hengji.post_scope (region, path)`,

  // Each version is adopted by itself; what was adopted so far were the first ones.
  `update hengji.adoption set definition = definition || '/1' where definition ~ '^workflow/[a-z0-9-]+$'`,
];

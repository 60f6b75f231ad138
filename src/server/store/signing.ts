import { sql } from "kysely";
import type { Role } from "../../core/access/role.ts";
import type { RoleDefinition } from "../../core/pack/definitions.ts";
import type { AddedSigner, Signature, Signing } from "../../core/workflow/signing.ts";
import type { Bilingual, Step } from "../../core/workflow/workflow.ts";
import { SCHEMA, type Tx } from "./db.ts";
import type { Filing } from "./filing.ts";

/** 会签 as it stands: who signed what, with what words. */
export interface SignedSignature extends Signature {
  readonly id: string;
  readonly name: string;
  readonly unitName: string;
  readonly opinion: string;
  readonly at: string;
}

/** 加签 as it stands: who was asked, by whom and when. */
export interface AskedPost extends AddedSigner {
  readonly id: string;
  readonly name: string;
  readonly unitName: string;
  readonly role: Role;
  readonly askedBy: string;
  readonly askedById: string;
  readonly said: string;
  readonly at: string;
}

/** What stands beside the holder of a step, with everything that people see of it. */
export interface SigningShown extends Signing {
  readonly signatures: readonly SignedSignature[];
  readonly added: readonly AskedPost[];
}

type At = Pick<Filing, "id">;
type Roles = readonly Pick<RoleDefinition, "role" | "title">[];

export async function signingOf(tx: Tx, region: string, roles: Roles, filing: At, step: Step | null): Promise<SigningShown> {
  return (await signingsOf(tx, region, roles, [{ filing, step }])).get(filing.id)!;
}

/** The same of many, each with the step it stands at; by the ids of the filings. */
export async function signingsOf(tx: Tx, region: string, roles: Roles, asked: readonly { readonly filing: At; readonly step: Step | null }[]): Promise<ReadonlyMap<string, SigningShown>> {
  const rows = await standing(tx, region, asked.map(({ filing }) => filing.id));
  const units = await unitNames(tx, region, asked.flatMap(({ step }) => (step?.countersign?.signers ?? []).flatMap(({ unit }) => unit ?? [])));
  const titleOf = (role: Role): Bilingual => roles.find((one) => one.role === role)?.title ?? { zh: role, en: role };
  return new Map(asked.map(({ filing, step }): [string, SigningShown] => {
    const { signatures, added } = rows.get(filing.id) ?? { signatures: [], added: [] };
    const ofRule = (step?.countersign?.signers ?? []).map(({ role, unit }): Bilingual => withUnit(titleOf(role), unit === undefined ? undefined : (units.get(unit) ?? unit)));
    const names = [...ofRule, ...added.map(({ name, unitName }) => withUnit({ zh: name, en: name }, unitName))];
    return [filing.id, { signatures, added, names }];
  }));
}

function withUnit({ zh, en }: Bilingual, unit: string | undefined): Bilingual {
  return unit === undefined ? { zh, en } : { zh: `${zh}（${unit}）`, en: `${en} (${unit})` };
}

interface Standing {
  readonly signatures: readonly SignedSignature[];
  readonly added: readonly AskedPost[];
}

/** Of the step, the round and, for signatures, the content as they are. */
async function standing(tx: Tx, region: string, ids: readonly string[]): Promise<ReadonlyMap<string, Standing>> {
  const post = sql.id(SCHEMA, "post");
  const person = sql.id(SCHEMA, "person");
  const unit = sql.id(SCHEMA, "org_unit");
  const { rows } = await sql<{ id: string; signatures: readonly SignedSignature[] | null; added: readonly AskedPost[] | null }>`
    select filing.id,
      (select json_agg(json_build_object('id', made.id, 'postId', made.post_id, 'personId', made.person_id, 'role', made.role, 'unitPath', org_unit.path, 'unitName', org_unit.name,
          'name', signer.name, 'agrees', made.agrees, 'opinion', made.opinion, 'at', ${utc(sql`made.at`)}) order by made.at, made.id)
        from ${sql.id(SCHEMA, "signature")} as made join ${person} as signer on signer.region = made.region and signer.id = made.person_id
          join ${post} as held on held.region = made.region and held.id = made.post_id join ${unit} as org_unit on org_unit.region = held.region and org_unit.id = held.unit_id
        where made.region = filing.region and made.filing_id = filing.id and made.step = filing.step and made.round = filing.round and made.content_digest = filing.content_digest
          and made.taken_back_at is null) as signatures,
      (select json_agg(json_build_object('id', asked.id, 'postId', asked.signer_post, 'role', held.role, 'name', signer.name, 'unitName', org_unit.name,
          'askedBy', asker.name, 'askedById', asked.person_id, 'said', asked.said, 'at', ${utc(sql`asked.at`)}) order by asked.at, asked.id)
        from ${sql.id(SCHEMA, "asked_signer")} as asked join ${post} as held on held.region = asked.region and held.id = asked.signer_post
          join ${person} as signer on signer.region = held.region and signer.id = held.person_id join ${unit} as org_unit on org_unit.region = held.region and org_unit.id = held.unit_id
          join ${person} as asker on asker.region = asked.region and asker.id = asked.person_id
        where asked.region = filing.region and asked.filing_id = filing.id and asked.step = filing.step and asked.round = filing.round and asked.taken_back_at is null
          -- Whoever is gone holds nothing up.
          and signer.ended_at is null and held.valid_from <= ${TODAY} and (held.valid_to is null or held.valid_to > ${TODAY})) as added
    from ${sql.id(SCHEMA, "filing")} as filing where filing.region = ${region} and filing.id = any(${ids}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, signatures, added }) => [id, { signatures: signatures ?? [], added: added ?? [] }]));
}

const TODAY = sql`(select current_setting('app.today')::date)`;

/** As `Date` writes it. */
function utc(at: ReturnType<typeof sql>) {
  return sql`to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/** Names of bodies by their codes. */
export async function unitNames(tx: Tx, region: string, codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (codes.length === 0) return new Map();
  const rows = await tx.selectFrom("org_unit").select(["code", "name"]).where("region", "=", region).where("code", "in", [...new Set(codes)]).execute();
  return new Map(rows.map(({ code, name }) => [code, name]));
}

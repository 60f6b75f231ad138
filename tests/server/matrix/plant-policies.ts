import { randomUUID } from "node:crypto";
import type pg from "pg";
import { canonicalJson } from "../../../src/core/basics/canonical-json.ts";
import { sm3 } from "../../../src/server/store/digest.ts";
import { AGREEMENT } from "../../core/agreement/agreements.ts";
import { policy } from "../../core/policy/documents.ts";
import { canary } from "../canary/canaries.ts";
import { codeOf, DEPARTMENT_OWNER, OPEN, OWNER, REGION, RELATIONS, TODAY, type Relation } from "./matrix-city.ts";

/** Ids of an agreement on the fresh project of each unit, and of a document of the region's own. */
export const AGREEMENTS: Readonly<Record<Relation, string>> = { own: randomUUID(), neighbour: randomUUID(), foreign: randomUUID() };
export const OWN_POLICY = randomUUID();

/** One document that everybody reads, a map of duties for each department, and an agreement for each unit of which one tranche was proposed. */
export async function plantPolicies(owner: pg.Client): Promise<void> {
  const insert = (table: string, columns: string, values: readonly unknown[]): Promise<unknown> =>
    owner.query(`insert into hengji.${table} (${columns}) values (${values.map((_, index) => `$${index + 1}`).join(", ")})`, [...values]);
  const { rows: [maker] } = await owner.query<{ id: string; post: string }>("select person.id, post.id as post from hengji.person join hengji.post on post.person_id = person.id where person.login = 'make.performance'");
  const version = (content: object, reason: string): readonly unknown[] => [1, canonicalJson(content), 1, sm3(canonicalJson(content)), reason, maker!.id, maker!.post, TODAY];
  const columns = "version, content, content_format, digest, reason, person_id, post_id, at";
  const title = canary(OPEN, "policy");
  await insert("policy_document", `region, id, ${columns}`, [REGION, OWN_POLICY, ...version(policy(OWN_POLICY, { title: { zh: title, en: title } }), canary(OPEN, "policy-reason"))]);
  for (const [code, relation] of [["101", "own"], ["205", "foreign"]] as const) {
    const { rows: [department] } = await owner.query<{ id: string }>("select id from hengji.org_unit where region = $1 and code = $2", [REGION, code]);
    const said = canary(DEPARTMENT_OWNER[relation], "duty");
    await insert("duty_map", `region, department_id, ${columns}`, [REGION, department!.id, ...version({ duties: [{ id: "one", title: { zh: said, en: said }, basis: "", activities: [] }] }, canary(DEPARTMENT_OWNER[relation], "duty-reason"))]);
  }
  for (const relation of RELATIONS) {
    const { rows: [subject] } = await owner.query<{ id: string }>("select id from hengji.subject where region = $1 and code = $2", [REGION, codeOf(relation, "fresh")]);
    const mark = (label: string): string => canary(OWNER[relation], label);
    await insert("agreement", `region, id, subject_id, ${columns}`, [REGION, AGREEMENTS[relation], subject!.id, ...version({ ...AGREEMENT, title: mark("agreement") }, mark("agreement-reason"))]);
    await insert("tranche_proposal", "region, id, agreement_id, agreement_version, tranche, subject_id, amount_fen, content, content_format, digest, person_id, post_id, role, at", [
      REGION, randomUUID(), AGREEMENTS[relation], 1, mark("tranche"), subject!.id, 100, JSON.stringify({ said: mark("ground") }), 1, sm3("planted"), maker!.id, maker!.post, "performance-office", TODAY,
    ]);
  }
}

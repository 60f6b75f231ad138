import type { Role } from "../../core/access/role.ts";
import type { ExAnteState } from "../../core/ex-ante/procedure.ts";
import type { Tx } from "./db.ts";

/** A step that was taken with an application. */
export interface ExAnteStep {
  readonly id: string;
  readonly act: string;
  readonly from: ExAnteState;
  readonly to: ExAnteState;
  readonly round: number;
  readonly opinion: string;
  readonly personId: string;
  readonly postId: string;
  readonly role: Role;
  readonly at: Date;
}

export async function insertStep(tx: Tx, region: string, applicationId: string, { from, to, personId, postId, ...step }: ExAnteStep): Promise<void> {
  await tx.insertInto("ex_ante_step").values({ region, application_id: applicationId, from_state: from, to_state: to, person_id: personId, post_id: postId, ...step }).execute();
}

/** In the order they were taken. */
export async function stepsOf(tx: Tx, region: string, applicationId: string): Promise<readonly ExAnteStep[]> {
  const rows = await tx.selectFrom("ex_ante_step").selectAll().where("region", "=", region).where("application_id", "=", applicationId).orderBy("at").orderBy("id").execute();
  return rows.map((row) => ({ id: row.id, act: row.act, from: row.from_state, to: row.to_state, round: row.round, opinion: row.opinion, personId: row.person_id, postId: row.post_id, role: row.role, at: row.at }));
}

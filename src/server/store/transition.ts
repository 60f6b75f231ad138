import type { Role } from "../../core/access/role.ts";
import type { PassedOver, PassedOverBecause } from "../../core/workflow/next-steps.ts";
import type { Action } from "../../core/workflow/workflow.ts";
import type { Tx } from "./db.ts";

/** 流转 as the history shows it. */
export interface Transition {
  readonly action: Action;
  readonly from: string;
  readonly to: string;
  readonly round: number;
  /** The version it made. */
  readonly version: number;
  readonly by: string;
  /** Whose post it was done in, where somebody else acted there by delegation. */
  readonly onBehalfOf: string | null;
  readonly role: Role;
  readonly opinion: string;
  readonly passedOver: readonly PassedOver[];
  readonly at: Date;
}

/** All steps a filing took, oldest first. */
export async function transitionsOf(tx: Tx, region: string, filingId: string): Promise<readonly Transition[]> {
  const rows = await tx
    .selectFrom("transition")
    .leftJoin("person", (join) => join.onRef("person.region", "=", "transition.region").onRef("person.id", "=", "transition.person_id"))
    .leftJoin("post", (join) => join.onRef("post.region", "=", "transition.region").onRef("post.id", "=", "transition.post_id").onRef("post.person_id", "!=", "transition.person_id"))
    .leftJoin("person as holder", (join) => join.onRef("holder.region", "=", "post.region").onRef("holder.id", "=", "post.person_id"))
    .select(["action", "from_step", "to_step", "round", "version", "person.name", "holder.name as holderName", "transition.role", "opinion", "passed_over", "at"])
    .where("transition.region", "=", region)
    .where("filing_id", "=", filingId)
    .orderBy("version")
    .execute();
  return rows.map((row) => ({
    action: row.action, from: row.from_step, to: row.to_step, round: row.round, version: row.version, by: row.name ?? "", onBehalfOf: row.holderName, role: row.role, opinion: row.opinion, passedOver: passedOverOf(row.passed_over), at: row.at,
  }));
}

function passedOverOf(text: string): readonly PassedOver[] {
  return text === "" ? [] : text.split(",").map((one) => {
    const [step = "", because] = one.split(":");
    return { step, because: because as PassedOverBecause };
  });
}

import type { Role } from "./role.ts";

/** Who acts, in the one post they act in now. Rights are read for every request and never kept with a person. */
export interface Actor {
  readonly personId: string;
  readonly postId: string;
  readonly role: Role;
  /** Unit the post belongs to. */
  readonly unitId: string;
  /**
   * Ranges of the organisation tree the post may see: paths of ASCII codes, each ending in a dot (`990100.101.`), and everything
   * below them. Empty for the three administrators and for those who see assigned records only.
   */
  readonly scopes: readonly string[];
  /** Ids of subjects assigned to the post beyond its ranges. */
  readonly assigned: readonly string[];
}

/** Whether a record of this unit and subject lies within what the actor may see. */
export function sees(actor: Actor, record: { readonly unitPath: string; readonly subjectId: string }): boolean {
  return actor.scopes.some((scope) => record.unitPath.startsWith(scope)) || actor.assigned.includes(record.subjectId);
}

import type { Tx } from "./db.ts";

export interface NewRefusal {
  readonly region: string;
  readonly id: string;
  readonly at: Date;
  readonly personId: string | null;
  readonly postId: string | null;
  readonly role: string | null;
  readonly route: string;
  readonly subject: string;
  readonly status: number;
  readonly problem: string;
  readonly source: string;
}

export async function insertRefusal(tx: Tx, refusal: NewRefusal): Promise<void> {
  await tx
    .insertInto("refusal")
    .values({
      region: refusal.region, id: refusal.id, at: refusal.at, person_id: refusal.personId, post_id: refusal.postId, role: refusal.role,
      route: refusal.route, subject: refusal.subject, status: refusal.status, problem: refusal.problem, source: refusal.source,
    })
    .execute();
}

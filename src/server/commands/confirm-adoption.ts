import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { adoptables } from "../../core/pack/adoptable.ts";
import { adopting } from "../adopting.ts";
import type { ActingContext } from "../context.ts";
import { confirmedAdoptions, definitionDigest, lockAdoption, markConfirmed } from "../store/adoption.ts";

export interface AdoptionConfirmed {
  readonly definition: string;
  readonly confirmedAt: Date;
}

/** 确认采用: another person in another role makes it hold; from then on the definition prints without 草案, until it changes. */
export async function confirmAdoption(context: ActingContext, id: string): Promise<Result<AdoptionConfirmed>> {
  const { tx, region, now, acting, packs } = context;
  if (!hasDuty(packs, acting.role, "adoption.confirm")) return refused(problem("duty.missing", "", { duty: "adoption.confirm" }));
  const adoption = await lockAdoption(tx, region, id);
  if (adoption === null) return refused(problem("adoption.unknown"));
  const { definition, digest, documentNo, documentDate } = adoption;
  if (adoption.confirmedAt !== null) return refused(problem("adoption.confirmed-before", "", { documentNo }));
  if (adoption.proposedBy === acting.personId) return refused(problem("adoption.same-person"));
  if (adoption.proposedRole === acting.role) return refused(problem("adoption.same-role"));
  const content = adoptables(await adopting(context)).find((one) => one.definition === definition)?.content;
  if (content === undefined || definitionDigest(content) !== digest) return refused(problem("adoption.changed-since", "", { definition }));
  const other = (await confirmedAdoptions(tx, region)).find((one) => one.definition === definition && one.digest === digest);
  if (other !== undefined) return refused(problem("adoption.there-already", "", { documentNo: other.documentNo }));
  await markConfirmed(tx, region, id, { personId: acting.personId, role: acting.role, at: now });
  await context.record({ verb: "adoption.confirmed", subject: id, digestAfter: digest, detail: { definition, documentNo, documentDate } });
  return done({ definition, confirmedAt: now });
}

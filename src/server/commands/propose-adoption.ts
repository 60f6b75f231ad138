import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { adoptables } from "../../core/pack/adoptable.ts";
import { adopting } from "../adopting.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { allAdoptions, definitionDigest, insertAdoption } from "../store/adoption.ts";

export interface AdoptionToPropose {
  /** `form/goal` */
  readonly definition: string;
  readonly documentNo: string;
  readonly documentDate: string;
}

export interface AdoptionProposed {
  readonly id: string;
  readonly digest: string;
}

/** 提请采用: names the document by which a definition, as it is now, becomes official here. Somebody else confirms it. */
export async function proposeAdoption(context: ActingContext, { definition, documentNo, documentDate }: AdoptionToPropose): Promise<Result<AdoptionProposed>> {
  const { tx, region, now, acting, packs } = context;
  if (!hasDuty(packs, acting.role, "adoption.propose")) return refused(problem("duty.missing", "", { duty: "adoption.propose" }));
  const today = officeDay(now);
  if (documentDate > today) return refused(problem("adoption.day-ahead", "documentDate", { day: documentDate, today }));
  const found = adoptables(await adopting(context)).find((one) => one.definition === definition);
  if (found === undefined) return refused(problem("adoption.definition-unknown", "definition", { definition }));
  const digest = definitionDigest(found.content);
  const there = (await allAdoptions(tx, region)).filter((one) => one.definition === definition && one.digest === digest);
  const adopted = there.find(({ confirmedAt }) => confirmedAt !== null);
  if (adopted !== undefined) return refused(problem("adoption.there-already", "definition", { documentNo: adopted.documentNo }));
  const pending = there.find((one) => one.documentNo === documentNo && one.documentDate === documentDate);
  if (pending !== undefined) return refused(problem("adoption.proposed-already", "documentNo", { documentNo }));
  const id = context.newId();
  await insertAdoption(tx, {
    region, id, definition, digest, documentNo, documentDate, proposedBy: acting.personId, proposedRole: acting.role, proposedAt: now, confirmedBy: null, confirmedRole: null, confirmedAt: null,
  });
  await context.record({ verb: "adoption.proposed", subject: id, digestAfter: digest, detail: { definition, documentNo, documentDate } });
  return done({ id, digest });
}

import { hasDuty } from "../../core/access/duty.ts";
import { isAdministrator } from "../../core/access/role.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { Stage } from "../../core/form/filing-values.ts";
import { adoptables } from "../../core/pack/adoptable.ts";
import type { Bilingual } from "../../core/workflow/workflow.ts";
import { adopting } from "../adopting.ts";
import type { ActingContext } from "../context.ts";
import { allAdoptions, definitionDigest, type Adoption } from "../store/adoption.ts";
import { namesOfPeople } from "../store/person-names.ts";

export interface AdoptionShown {
  readonly id: string;
  readonly documentNo: string;
  readonly documentDate: string;
  readonly proposedBy: string;
  readonly proposedAt: string;
  readonly confirmedBy: string | null;
  readonly confirmedAt: string | null;
  /** Why the asker may not confirm it now, as a code of a problem; null where they may. */
  readonly refusedBecause: string | null;
}

export interface DefinitionShown {
  readonly definition: string;
  /** Of the reading of one stage alone; null for what all records read. */
  readonly stage: Stage | null;
  readonly title: Bilingual;
  readonly digest: string;
  /** Prints 草案 now. */
  readonly draft: boolean;
  readonly adopted: AdoptionShown | null;
  /** Proposals for the definition as it is now that wait to be confirmed. */
  readonly waiting: readonly AdoptionShown[];
  /** Adoptions of what it was before it changed. */
  readonly earlier: readonly AdoptionShown[];
}

/** Every definition that can be adopted, and how it stands here. */
export async function adoptions(context: ActingContext): Promise<Result<readonly DefinitionShown[]>> {
  const { tx, region, acting, packs } = context;
  // What the city's forms and rules are is for everybody who works with them; the three administrators don't.
  if (isAdministrator(acting.role)) return refused(problem("duty.missing", "", { duty: "filing.read" }));
  const all = await allAdoptions(tx, region);
  const names = await namesOfPeople(tx, region, all.flatMap(({ proposedBy, confirmedBy }) => [proposedBy, ...(confirmedBy === null ? [] : [confirmedBy])]));
  const mayConfirm = hasDuty(packs, acting.role, "adoption.confirm");
  const shown = (one: Adoption): AdoptionShown => ({
    id: one.id, documentNo: one.documentNo, documentDate: one.documentDate, proposedBy: names.get(one.proposedBy) ?? "", proposedAt: one.proposedAt.toISOString(),
    confirmedBy: one.confirmedBy === null ? null : (names.get(one.confirmedBy) ?? ""), confirmedAt: one.confirmedAt?.toISOString() ?? null,
    refusedBecause: !mayConfirm ? "duty.missing" : one.proposedBy === acting.personId ? "adoption.same-person" : one.proposedRole === acting.role ? "adoption.same-role" : null,
  });
  return done(adoptables(await adopting(context)).map(({ definition, stage, title, isDraft, content }) => {
    const digest = definitionDigest(content);
    const own = all.filter((one) => one.definition === definition);
    const now = own.filter((one) => one.digest === digest);
    const adopted = now.find(({ confirmedAt }) => confirmedAt !== null) ?? null;
    return {
      definition, stage, title, digest, draft: isDraft && adopted === null, adopted: adopted === null ? null : shown(adopted),
      waiting: adopted === null ? now.map(shown) : [], earlier: own.filter((one) => one.digest !== digest && one.confirmedAt !== null).map(shown),
    };
  }));
}

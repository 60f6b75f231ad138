import { profileFor } from "../../core/form/profile-for.ts";
import type { Definitions } from "../../core/pack/definitions.ts";
import { definitionsUnder } from "../../core/pack/definitions-under.ts";
import { adoptionsInForce, unadopted } from "../../core/pack/unadopted.ts";
import type { Workflow } from "../../core/workflow/workflow.ts";
import { definitionDigest, type Adoption } from "../store/adoption.ts";
import type { Filing } from "../store/filing.ts";

/** 草案与采用: which of the definitions under a filing nobody adopted, and by which document its form, workflow and profile were. */
export function adoptionShown(rules: Definitions, confirmed: readonly Adoption[], filing: Filing, workflow: Workflow) {
  const names = { form: `form/${filing.form}`, workflow: `workflow/${workflow.id}/${workflow.version}`, profile: `profile/${profileFor(rules, filing.year, filing.stage).id}` };
  const inForce = adoptionsInForce(rules, confirmed, Object.values(names), definitionDigest);
  const adoptedBy = (name: string) => {
    const found = inForce.get(name);
    return found === undefined ? null : { documentNo: found.documentNo, date: found.documentDate };
  };
  return {
    drafts: unadopted(rules, confirmed, definitionsUnder(rules, filing), definitionDigest).map(({ zh, en }) => ({ zh, en })),
    adopted: { form: adoptedBy(names.form), workflow: adoptedBy(names.workflow), profile: adoptedBy(names.profile) },
  };
}

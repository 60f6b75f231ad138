import { isAdministrator } from "../../core/access/role.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { profileFor } from "../../core/form/profile-for.ts";
import { STAGES, type Stage } from "../../core/form/filing-values.ts";
import type { Form } from "../../core/layout/form.ts";
import type { OwnNames } from "../../core/layout/own-names.ts";
import type { AlertRule } from "../../core/pack/alert-rule.ts";
import type { ApplicationMeasure } from "../../core/pack/application-measure.ts";
import { draftNames } from "../../core/pack/unadopted.ts";
import type { Definitions, EvidenceKind } from "../../core/pack/definitions.ts";
import type { Profile } from "../../core/score/profile.ts";
import type { ActingContext } from "../context.ts";
import { confirmedAdoptions, definitionDigest } from "../store/adoption.ts";
import { hasDefinitionSet } from "../store/definition-set.ts";
import { recordNames } from "../shown/record-names.ts";

/** What a page needs of the packs to draw a record and to advise while somebody fills it. */
export interface RecordRules {
  readonly form: Form;
  readonly profile: Profile;
  readonly names: OwnNames;
  readonly evidence: readonly EvidenceKind[];
  /** 预警规则, and what may follow from the result. */
  readonly alerts: readonly AlertRule[];
  readonly measures: readonly ApplicationMeasure[];
  /** Names of the alerts and measures among them that are drafts here: `measure/cut`. */
  readonly drafts: readonly string[];
}

/** What the packs said to records that were begun under a digest, in their budget year. */
export async function recordRules({ tx, region, acting, packs, scheme }: ActingContext, pinned: { readonly packDigest: string; readonly year: number }, form: string): Promise<Result<RecordRules>> {
  if (isAdministrator(acting.role)) return refused(problem("duty.missing", "", { duty: "filing.read" }));
  const isKnown = pinned.packDigest === packs.digest || (await hasDefinitionSet(tx, region, pinned.packDigest));
  const rules = isKnown ? await rulesOfForm(scheme, pinned, form) : null;
  const found = rules?.forms.find(({ id }) => id === form);
  if (rules === null || found === undefined) return refused(problem("scheme.definition-unknown", "", { of: `forms/${form}` }));
  const { alerts = [], measures = [] } = rules;
  const drafts = draftNames({ alerts, measures }, await confirmedAdoptions(tx, region), definitionDigest);
  return done({ form: found, profile: profileFor(rules, pinned.year, stageOfForm(rules, found)), names: recordNames(rules, form, packs), evidence: rules.evidence, alerts, measures, drafts });
}

/** What is said to records of the stage that a form is of. */
async function rulesOfForm({ packsOf }: ActingContext["scheme"], pinned: { readonly packDigest: string; readonly year: number }, form: string): Promise<Definitions> {
  const rules = await packsOf({ ...pinned, stage: null });
  const found = rules.forms.find(({ id }) => id === form);
  const stage = found === undefined ? undefined : stageOfForm(rules, found);
  return stage === undefined ? rules : packsOf({ ...pinned, stage });
}

/** 环节 of a form: the one that it serves, else the one whose workflow names it. */
function stageOfForm({ workflows }: Pick<Definitions, "workflows">, { id, serves }: Form): Stage | undefined {
  return STAGES.find((stage) => stage === serves?.stage) ?? workflows.find(({ form }) => form === id)?.stage;
}

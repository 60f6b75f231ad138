import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { valuesAt } from "../../core/disclosure/values-at.ts";
import type { FilingHead, FilingValues } from "../../core/form/filing-values.ts";
import { profileFor } from "../../core/form/profile-for.ts";
import type { Form } from "../../core/layout/form.ts";
import type { OwnNames } from "../../core/layout/own-names.ts";
import type { ApplicationMeasure } from "../../core/pack/application-measure.ts";
import { definitionsUnder } from "../../core/pack/definitions-under.ts";
import { unadopted } from "../../core/pack/unadopted.ts";
import type { Profile } from "../../core/score/profile.ts";
import type { Bilingual } from "../../core/workflow/workflow.ts";
import type { ActingContext } from "../context.ts";
import { confirmedAdoptions, definitionDigest } from "../store/adoption.ts";
import { findCity } from "../store/city.ts";
import { filingDigest } from "../store/filing-digest.ts";
import { findFiling, headOf, valuesOf, type Filing, type FilingKey } from "../store/filing.ts";
import { recordNames } from "../shown/record-names.ts";
import { versionsBackTo } from "../store/filing-version.ts";
import { findPrint } from "../store/print.ts";

/** All that an official form on paper shows. */
export interface FormToPrint {
  readonly head: FilingHead;
  readonly values: FilingValues;
  readonly form: Form;
  readonly profile: Profile;
  readonly names: OwnNames;
  /** What a form of application names its measures by. */
  readonly measures: readonly ApplicationMeasure[];
  readonly demo: boolean;
  /** Titles of the definitions it stands on that are drafts; it then prints 草案. */
  readonly drafts: readonly Bilingual[];
}

export interface PageToPrint extends FormToPrint {
  readonly code: string;
  readonly version: number;
  readonly digest: string;
  readonly printedAt: Date;
  /** The record's version now, and whether it still says what was printed. */
  readonly versionNow: number;
  readonly current: boolean;
}

/** A page that was printed, as it was then. */
export async function pageToPrint(context: ActingContext, key: FilingKey, code: string): Promise<Result<PageToPrint>> {
  const { tx, region, acting, packs } = context;
  if (!hasDuty(packs, acting.role, "filing.read")) return refused(problem("duty.missing", "", { duty: "filing.read" }));
  const filing = await findFiling(tx, region, key);
  const print = filing === null ? null : await findPrint(tx, region, code);
  if (filing === null || print === null || print.filingId !== filing.id) return refused(problem("paper.unknown"));
  const values = valuesAt(valuesOf(filing), await versionsBackTo(tx, region, filing.id, print.version), print.version);
  // What was printed is said by its digest; another content under the same code would be a forgery.
  if (values === null || filingDigest(headOf(filing), values) !== print.digest) return refused(problem("paper.changed", "", { code }));
  const current = print.digest === filingDigest(headOf(filing), valuesOf(filing));
  const { version, digest, printedAt } = print;
  return done({ ...(await formToPrint(context, filing, values)), code, version, digest, printedAt, versionNow: filing.version, current });
}

/** The official form of a filing as it stands now, for its workbook. */
export async function presentForm(context: ActingContext, key: FilingKey): Promise<Result<FormToPrint & { readonly version: number }>> {
  const { tx, region, acting, packs } = context;
  if (!hasDuty(packs, acting.role, "filing.read")) return refused(problem("duty.missing", "", { duty: "filing.read" }));
  const filing = await findFiling(tx, region, key);
  if (filing === null) return refused(problem("filing.unknown"));
  return done({ ...(await formToPrint(context, filing, valuesOf(filing))), version: filing.version });
}

/** All forms of the packs, so that a workbook of another one can be told by its name. */
export async function formsThere({ acting, packs }: ActingContext): Promise<Result<readonly Form[]>> {
  return hasDuty(packs, acting.role, "filing.read") ? done(packs.forms) : refused(problem("duty.missing", "", { duty: "filing.read" }));
}

async function formToPrint({ tx, region, packs, scheme }: ActingContext, filing: Filing, values: FilingValues): Promise<FormToPrint> {
  const rules = await scheme.packsOf(filing);
  const form = rules.forms.find(({ id }) => id === filing.form);
  if (form === undefined) throw new Error(`the packs no longer have the form ${filing.form}`);
  const profile = profileFor(rules, filing.year, filing.stage);
  const drafts = unadopted(rules, await confirmedAdoptions(tx, region), definitionsUnder(rules, filing), definitionDigest);
  const city = await findCity(tx, region);
  return { head: headOf(filing), values, form, profile, names: recordNames(rules, filing.form, packs), measures: rules.measures ?? [], demo: city?.demo ?? false, drafts };
}

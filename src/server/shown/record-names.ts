import { findFrame } from "../../core/form/form-for.ts";
import { gradeNames, ownNames, type OwnNames } from "../../core/layout/own-names.ts";
import type { Definitions } from "../../core/pack/definitions.ts";

/** What the packs of a record call its levels, sources of money and grades in English. Grades that they have no English name for have the one of the packs in force. */
export function recordNames(rules: Pick<Definitions, "forms" | "frames" | "profiles">, form: string, inForce: Pick<Definitions, "profiles">): OwnNames {
  const found = rules.forms.find(({ id }) => id === form);
  return { ...gradeNames(inForce.profiles), ...gradeNames(rules.profiles), ...(found === undefined ? {} : ownNames([found], [findFrame(rules, found) ?? {}])) };
}

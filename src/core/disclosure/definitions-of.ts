import { profileFor } from "../form/profile-for.ts";
import type { Definitions } from "../pack/definitions.ts";

/** The definitions that a year's disclosure stands on: forms and workflows of self-evaluations as they are in force, and the profile that scored them. */
export function definitionsOf(definitions: Definitions, year: number): readonly string[] {
  const all = definitions.workflows.filter(({ stage }) => stage === "self-evaluation");
  // Of each the version in force comes first.
  const flows = all.filter(({ id }, index) => all.findIndex((other) => other.id === id) === index);
  return [...flows.flatMap(({ id, version, form }) => [`form/${form}`, `workflow/${id}/${version}`]), `profile/${profileFor(definitions, year).id}`];
}

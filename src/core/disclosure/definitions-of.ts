import { profileFor } from "../form/profile-for.ts";
import type { Definitions } from "../pack/definitions.ts";

/** The definitions that a year's disclosure stands on: forms and workflows of self-evaluations, and the profile that scored them. */
export function definitionsOf(definitions: Definitions, year: number): readonly string[] {
  const flows = definitions.workflows.filter(({ stage }) => stage === "self-evaluation");
  return [...flows.flatMap(({ id, form }) => [`form/${form}`, `workflow/${id}`]), `profile/${profileFor(definitions, year).id}`];
}

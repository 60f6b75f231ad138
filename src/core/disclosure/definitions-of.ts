import { profileFor } from "../form/profile-for.ts";
import type { ProjectMaterial } from "./disclose.ts";
import type { Definitions } from "../pack/definitions.ts";

/**
 * The definitions that a year's disclosure stands on: forms and workflows of self-evaluations as they are in force, the forms that the projects
 * themselves began with, and the profile that scored them.
 */
export function definitionsOf(definitions: Definitions, year: number, projects: readonly ProjectMaterial[] = []): readonly string[] {
  const own = projects.flatMap(({ selfEvaluation }) => (selfEvaluation?.form === undefined ? [] : [`form/${selfEvaluation.form}`]));
  const all = definitions.workflows.filter(({ stage }) => stage === "self-evaluation");
  // Of each the version in force comes first.
  const flows = all.filter(({ id }, index) => all.findIndex((other) => other.id === id) === index);
  return [...new Set([...flows.flatMap(({ id, version, form }) => [`form/${form}`, `workflow/${id}/${version}`]), ...own, `profile/${profileFor(definitions, year).id}`])];
}

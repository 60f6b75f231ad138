import { findFrame } from "../form/form-for.ts";
import { profileFor } from "../form/profile-for.ts";
import { workflowBy, workflowOf } from "../workflow/find-step.ts";
import { byBook, listFor } from "./book-list.ts";
import type { ProjectMaterial } from "./disclose.ts";
import type { Definitions } from "../pack/definitions.ts";

/**
 * The definitions that a year's disclosure stands on: the workflow of self-evaluations that is chosen and its form, the workflows that the projects
 * themselves ran on and the forms that they began with, the frames of indicators of all these forms, the sheets of the books that are in it, and the profile that scored them.
 */
export function definitionsOf(definitions: Definitions, year: number, projects: readonly ProjectMaterial[] = []): readonly string[] {
  const own = projects.flatMap(({ selfEvaluation }) => (selfEvaluation?.form === undefined ? [] : [`form/${selfEvaluation.form}`]));
  const ran = projects.flatMap(({ selfEvaluation }) => {
    const flow = selfEvaluation?.workflow === undefined ? null : workflowBy(definitions, selfEvaluation.workflow.id, selfEvaluation.workflow.version);
    return flow === null ? [] : [flow];
  });
  const flows = [workflowOf(definitions, "self-evaluation"), ...ran];
  const forms = [...flows.map(({ form }) => `form/${form}`), ...own];
  const frames = definitions.forms.filter(({ id }) => forms.includes(`form/${id}`)).flatMap((form) => findFrame(definitions, form) ?? []);
  // A project that is not in it brings no sheet along.
  const shown = projects.filter(({ withheld, selfEvaluation }) => !withheld && selfEvaluation !== null && selfEvaluation.frozenDigest !== null);
  const lists = byBook(shown, ({ book }) => book ?? null).flatMap(({ book }) => listFor(definitions.lists ?? [], "disclosure-sheet", book) ?? []);
  return [...new Set([
    ...flows.flatMap(({ id, version, form }) => [`form/${form}`, `workflow/${id}/${version}`]),
    ...own,
    ...frames.map(({ id }) => `frame/${id}`),
    ...lists.map(({ id }) => `list/${id}`),
    `profile/${profileFor(definitions, year).id}`,
  ])];
}

import type { WorkCalendar } from "../calendar/work-calendar.ts";
import type { Form } from "../layout/form.ts";
import type { Profile } from "../score/profile.ts";
import type { Bilingual, Workflow } from "../workflow/workflow.ts";
import type { Definitions } from "./definitions.ts";

/** A definition that can be adopted (采用) in a region: by name, with what its digest is taken of. */
export interface Adoptable {
  /** `form/goal`, `workflow/goal/1` (each version by itself), `profile/cn-national-2021`, `calendar/2026`. */
  readonly definition: string;
  readonly title: Bilingual;
  /** A draft prints 草案 until it is adopted. */
  readonly isDraft: boolean;
  readonly content: Form | Workflow | Profile | WorkCalendar;
}

/** The definitions that are adopted. */
export type Adopting = Pick<Definitions, "forms" | "workflows" | "profiles" | "calendars">;

/** Forms, workflows, profiles and calendars, in this order and as the packs have them. */
export function adoptables({ forms, workflows, profiles, calendars = [] }: Adopting): readonly Adoptable[] {
  return [
    ...forms.map((form): Adoptable => ({ definition: `form/${form.id}`, title: form.title, isDraft: form.provenance === "draft", content: form })),
    ...workflows.map((flow): Adoptable => ({ definition: `workflow/${flow.id}/${flow.version}`, title: flow.title, isDraft: flow.provenance === "draft", content: flow })),
    // How a region awards points is its own decision: a profile is a draft until it took it.
    ...profiles.map((profile): Adoptable => ({ definition: `profile/${profile.id}`, title: profile.title, isDraft: true, content: profile })),
    ...calendars.map((calendar): Adoptable => ({ definition: `calendar/${calendar.year}`, title: calendar.title, isDraft: calendar.provenance === "draft", content: calendar })),
  ];
}

import type { Bilingual } from "../workflow/workflow.ts";
import { adoptables, type Adoptable } from "./adoptable.ts";
import type { Definitions } from "./definitions.ts";

/** A definition that was adopted in this region, with the digest it had then. */
export interface Adopted {
  readonly definition: string;
  readonly digest: string;
}

/** Titles of those of the named definitions that are drafts here: never adopted, or changed since they were. Pages made under them print 草案. */
export function unadopted(
  definitions: Pick<Definitions, "forms" | "workflows" | "profiles">, adopted: readonly Adopted[], named: readonly string[], digestOf: (content: Adoptable["content"]) => string,
): readonly Bilingual[] {
  return adoptables(definitions)
    .filter(({ definition, isDraft }) => isDraft && named.includes(definition))
    .filter(({ definition, content }) => !adopted.some((one) => one.definition === definition && one.digest === digestOf(content)))
    .map(({ title }) => title);
}

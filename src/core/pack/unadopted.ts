import type { Bilingual } from "../workflow/workflow.ts";
import { adoptables, isReadingOf, type Adopting } from "./adoptable.ts";

/** A definition that was adopted in this region, with the digest it had then. */
export interface Adopted {
  readonly definition: string;
  readonly digest: string;
}

type DigestOf = (content: object) => string;

/** The adoption under which each of the named definitions stands as it is now, the last where there are several; a definition that changed since has none. */
export function adoptionsInForce<T extends Adopted>(definitions: Adopting, adopted: readonly T[], named: readonly string[], digestOf: DigestOf): ReadonlyMap<string, T> {
  const found = adoptables(definitions).flatMap(({ definition, content }) => {
    if (!named.includes(definition)) return [];
    const last = adopted.findLast((one) => isReadingOf(one.definition, definition) && one.digest === digestOf(content));
    return last === undefined ? [] : [[definition, last] as const];
  });
  return new Map(found);
}

/** Names of all drafts among the definitions: never adopted, or changed since they were. */
export function draftNames(definitions: Adopting, adopted: readonly Adopted[], digestOf: DigestOf): readonly string[] {
  return adoptables(definitions)
    .filter(({ definition, isDraft, content }) => isDraft && !adopted.some((one) => isReadingOf(one.definition, definition) && one.digest === digestOf(content)))
    .map(({ definition }) => definition);
}

/** Titles of those of the named definitions that are drafts here: never adopted, or changed since they were. Pages made under them print 草案. */
export function unadopted(definitions: Adopting, adopted: readonly Adopted[], named: readonly string[], digestOf: DigestOf): readonly Bilingual[] {
  const standing = adoptionsInForce(definitions, adopted, named, digestOf);
  return adoptables(definitions)
    .filter(({ definition, isDraft }) => isDraft && named.includes(definition) && !standing.has(definition))
    .map(({ title }) => title);
}

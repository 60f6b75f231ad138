import type { Bilingual } from "../workflow/workflow.ts";
import type { Provenance } from "./provenance.ts";

/** 字典: a list from which something is chosen. What stands in records is the Chinese name, as it was when it was chosen. */
export interface Dictionary {
  /** `platforms`, `measure-groups`: by this name the program, or another part of a pack, asks for it. */
  readonly id: string;
  readonly title: Bilingual;
  readonly provenance: Provenance;
  /** Whether something that is not in it may be written as well. */
  readonly isOpen: boolean;
  readonly items: readonly DictionaryItem[];
}

export interface DictionaryItem {
  readonly id: string;
  readonly title: Bilingual;
}

/** 平台: what subjects are tagged with. */
export const PLATFORMS = "platforms";
/** 结果应用措施的类别 */
export const MEASURE_GROUPS = "measure-groups";

/** What is offered for the tags of subjects; null where the packs have no such list and any tag may be written. */
export function platformsOf(dictionaries: readonly Dictionary[] | undefined): Dictionary | null {
  return dictionaries?.find(({ id }) => id === PLATFORMS) ?? null;
}

/** Tags that a dictionary does not know and does not allow beside itself; those that a record has already may stay. */
export function tagsNotOffered(tags: readonly string[], offered: Dictionary | null, kept: readonly string[] = []): readonly string[] {
  if (offered === null || offered.isOpen) return [];
  return tags.filter((tag) => !kept.includes(tag) && !offered.items.some(({ title }) => title.zh === tag));
}

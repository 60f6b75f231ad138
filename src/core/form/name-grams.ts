import { fold } from "../target/fold.ts";

/** What a name is found by. */
export interface SearchedName {
  readonly plain: string;
  readonly grams: readonly string[];
}

export function searchedName(name: string): SearchedName {
  return { plain: plainName(name), grams: gramsOf(name) };
}

/** A name as it is searched: width, case, blanks and punctuation make no difference. */
export function plainName(name: string): string {
  return fold(name).toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

/**
 * Two-character pieces of a name, each once, so that a list can be searched by an index: `公路养护` → 公路, 路养, 养护; of
 * what {@link plainName} leaves. A name of one character is its own piece.
 */
export function gramsOf(name: string): readonly string[] {
  const characters = Array.from(plainName(name));
  if (characters.length === 1) return characters;
  return [...new Set(characters.slice(1).map((character, index) => `${characters[index]!}${character}`))];
}

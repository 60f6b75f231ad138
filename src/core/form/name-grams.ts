import { fold } from "../target/fold.ts";

/**
 * Two-character pieces of a name, each once, so that a list can be searched by an index: `公路养护` → 公路, 路养, 养护.
 * Width, case, blanks and punctuation make no difference. A name of one character is its own piece.
 */
export function gramsOf(name: string): readonly string[] {
  const characters = Array.from(fold(name).toLowerCase().replace(/[^\p{L}\p{N}]/gu, ""));
  if (characters.length === 1) return characters;
  return [...new Set(characters.slice(1).map((character, index) => `${characters[index]!}${character}`))];
}

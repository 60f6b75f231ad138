import { message, type Message } from "../basics/message.ts";
import type { Card } from "./card.ts";
import { foldName } from "./fold-name.ts";
import { formulaForm } from "./formula-form.ts";
import { DENIALS } from "./same-lexicon.ts";

/** Of a card all that says what is measured. */
export type SayingCard = Pick<Card, "code" | "name" | "formula" | "unit">;

/** A card that says the same as another, with why: sentences `library-same.*`, the strongest first. */
export interface SameSaying<Found extends SayingCard> {
  readonly card: Found;
  readonly because: readonly Message[];
}

/** Two names this much alike, in hundredths, are looked at by a person. */
export const ALIKE = 75;

/** What is compared, worked out once for each card. */
interface Saying {
  readonly name: string;
  readonly undenied: string;
  readonly pieces: ReadonlySet<string>;
  readonly form: string | null;
}

/**
 * The cards that say the same as one that is proposed: the same name under another spelling, its opposite (不合格率 where there is 合格率), names
 * that differ by little, or a formula that can be computed from the other one. The card itself, by its code, isn't among them.
 */
export function sameSaying<Found extends SayingCard>(card: SayingCard, others: readonly Found[]): readonly SameSaying<Found>[] {
  const own = sayingOf(card);
  return others.flatMap((other): readonly SameSaying<Found>[] => {
    if (other.code === card.code) return [];
    const because = reasons(own, sayingOf(other), other, ALIKE);
    return because.length === 0 ? [] : [{ card: other, because }];
  });
}

/** Whether nothing but the looks of their names brings the two together, which a person has to judge. */
export function isMerelyAlike({ because }: SameSaying<SayingCard>): boolean {
  return because.every(({ code }) => code === "library-same.alike");
}

/** Every two cards of a library that say the same, or whose names are so much alike in hundredths; each pair once, in the order of the list. */
export function pairsSayingTheSame<Found extends SayingCard>(cards: readonly Found[], alike: number = ALIKE): readonly { readonly one: Found; readonly other: Found; readonly because: readonly Message[] }[] {
  const sayings = cards.map(sayingOf);
  return cards.flatMap((one, index) =>
    cards.slice(index + 1).flatMap((other, behind) => {
      const because = one.code === other.code ? [] : reasons(sayings[index]!, sayings[index + 1 + behind]!, other, alike);
      return because.length === 0 ? [] : [{ one, other, because }];
    }),
  );
}

function sayingOf({ name, formula }: SayingCard): Saying {
  const folded = foldName(name.zh);
  return { name: folded, undenied: folded.replace(DENIALS, ""), pieces: piecesOf(folded), form: formulaForm(formula) };
}

function reasons(own: Saying, other: Saying, { code, name, formula }: SayingCard, alike: number): readonly Message[] {
  const found: Message[] = [];
  const params = { code, name: name.zh, nameEn: name.en };
  if (own.name === other.name) found.push(message("library-same.name", params));
  else if (own.undenied === other.undenied) found.push(message("library-same.opposite", params));
  if (own.form !== null && own.form === other.form) found.push(message("library-same.formula", { ...params, formula: formula ?? "" }));
  if (found.length === 0 && shareOfPieces(own.pieces, other.pieces) >= alike) found.push(message("library-same.alike", params));
  return found;
}

/** Pairs of neighbouring characters. */
export function piecesOf(text: string): ReadonlySet<string> {
  const characters = Array.from(text);
  return new Set(characters.length < 2 ? characters : characters.slice(1).map((character, index) => `${characters[index]!}${character}`));
}

/** How much two names have in common, in hundredths of their pairs of characters: 100 for the same pairs, 0 for none. */
function shareOfPieces(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  const all = left.size + right.size;
  if (all === 0) return 100;
  let shared = 0;
  for (const piece of left) if (right.has(piece)) shared += 1;
  return Math.floor((200 * shared) / all);
}

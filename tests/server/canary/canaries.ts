/**
 * Texts that stand in the rows of somebody and nowhere else. Each says whose row it stands in, so that an answer that holds one tells
 * by itself what it shows to whom.
 */

/** Whose row it is: a unit (`a1`), a department's letters (`a`), a person (`person-ask.unit-head`), the log (`audit`), or nobody's to see (`secret`). */
export type Owner = string;

const PATTERN = /cnry\.([a-z0-9-]+)\.([a-z0-9-]+)\./g;

export function canary(owner: Owner, label: string): string {
  return `cnry.${owner}.${label}.`;
}

/** A canary that was found in an answer. */
export interface Heard {
  readonly owner: Owner;
  readonly text: string;
}

/** Finds canaries, and literal texts (amounts, codes, secrets) that serve as such. */
export class Canaries {
  readonly #literals = new Map<string, Owner>();
  #pattern: RegExp | null = null;

  /** A text of another form that is as unique. */
  plant(literal: string, owner: Owner): void {
    if (literal.length < 6) throw new Error(`too short to be unique: ${literal}`);
    this.#literals.set(literal, owner);
    this.#pattern = null;
  }

  find(text: string): Heard[] {
    const heard = new Map<string, Heard>();
    for (const [found, owner = ""] of text.matchAll(PATTERN)) heard.set(found, { owner, text: found });
    if (this.#literals.size > 0) {
      this.#pattern ??= new RegExp([...this.#literals.keys()].map((literal) => literal.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|"), "g");
      for (const [found] of text.matchAll(this.#pattern)) heard.set(found, { owner: this.#literals.get(found)!, text: found });
    }
    return [...heard.values()];
  }
}

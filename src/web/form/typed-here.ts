import { lasting, type Shelf } from "../ui/remembered.ts";

/** What was typed at this computer and not saved. */
export interface Typed<Text> {
  readonly text: Text;
  /** The version it was typed on. */
  readonly base: number;
  /** When it was typed, by this computer's clock. */
  readonly at: string;
  /** When the server had its draft that this text came after; empty where there was none. */
  readonly over: string;
  /** When the server had this very text; empty while it does not. */
  readonly savedAt: string;
}

export interface TypedHere {
  find<Text>(key: string): Typed<Text> | null;
  put(key: string, typed: { readonly text: unknown; readonly base: number; readonly over: string }): void;
  /** The server has this text: unless somebody typed on, this computer keeps none of it beyond the tab. */
  kept(key: string, text: unknown, savedAt: string): void;
  drop(key: string): void;
  /** All whose key begins so: what has no draft on the server is not left behind at a computer that its person leaves. */
  dropAll(beginning: string): void;
}

/**
 * Keeps what is typed at this computer until the server has it, by whose and of what it is, so that a tab that is closed or killed between
 * two letters loses nothing, however long the text is. Whoever signs in after somebody finds nothing of theirs.
 */
export function openTypedHere(shelf: Shelf, now: () => Date): TypedHere {
  const typed = new Map<string, Typed<unknown>>();
  const place = (key: string): string => `typed ${key}`;
  return {
    find<Text>(key: string): Typed<Text> | null {
      const found = typed.get(key) ?? readTyped(shelf.read(place(key)));
      if (found !== null) typed.set(key, found);
      return found as Typed<Text> | null;
    },
    put(key, { text, base, over }) {
      const one: Typed<unknown> = { text, base, over, at: now().toISOString(), savedAt: "" };
      typed.set(key, one);
      shelf.write(place(key), JSON.stringify(one));
    },
    kept(key, text, savedAt) {
      const found = typed.get(key);
      if (found === undefined || found.text !== text) return;
      typed.set(key, { ...found, savedAt, over: savedAt });
      shelf.write(place(key), null);
    },
    drop(key) {
      typed.delete(key);
      shelf.write(place(key), null);
    },
    dropAll(beginning) {
      for (const key of typed.keys()) if (key.startsWith(beginning)) typed.delete(key);
      for (const kept of shelf.keys(place(beginning))) shelf.write(kept, null);
    },
  };
}

export const typedHere: TypedHere = openTypedHere(lasting, () => new Date());

/** What another program, or an older one, left under the name is nobody's text. */
function readTyped(kept: string | null): Typed<unknown> | null {
  if (kept === null) return null;
  try {
    const one = JSON.parse(kept) as Partial<Typed<unknown>> | null;
    const isWhole = typeof one === "object" && one !== null && one.text !== undefined && typeof one.base === "number" && [one.at, one.over, one.savedAt].every((part) => typeof part === "string");
    return isWhole ? (one as Typed<unknown>) : null;
  } catch {
    return null;
  }
}

/** Whether what was typed here is to be gone on with, rather than the draft that the server has: where that came after it from elsewhere, the later one counts. */
export function isNewerHere(here: Typed<unknown>, left: { readonly savedAt: string } | null): boolean {
  if (left === null || left.savedAt === here.over) return true;
  return (here.savedAt === "" ? here.at : here.savedAt) >= left.savedAt;
}

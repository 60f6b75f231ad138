/** What was typed in this tab and not saved, by whose and of what: from one part of a page to another nothing is asked of the server again. */
const typed = new Map<string, { readonly text: unknown; readonly base: number; readonly savedAt: string }>();

export const typedHere = {
  find: <Text>(key: string): { readonly text: Text; readonly base: number; readonly savedAt: string } | null => (typed.get(key) as { text: Text; base: number; savedAt: string } | undefined) ?? null,
  put: (key: string, { text, base }: { readonly text: unknown; readonly base: number }): void => void typed.set(key, { text, base, savedAt: "" }),
  /** The server has it, unless somebody typed on. */
  kept(key: string, { text, base }: { readonly text: unknown; readonly base: number }, savedAt: string): void {
    if (typed.get(key)?.text === text) typed.set(key, { text, base, savedAt });
  },
  drop: (key: string): void => void typed.delete(key),
};

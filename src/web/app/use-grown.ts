import { useEffect, useState } from "react";
import { useApp } from "./app-context.ts";
import type { RequestRefused } from "./api/wire.ts";
import { useAction } from "./loaded.ts";

interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

/** A list whose first page came with the rest of its page, and which grows on wish; `address` is where that one was asked for. It begins anew with another first page. */
export function useGrown<Item>(first: Page<Item>, address: string): { readonly items: readonly Item[]; readonly next: string | null; readonly busy: boolean; readonly refused: RequestRefused | null; readonly more: () => void } {
  const { wire } = useApp();
  const [grown, setGrown] = useState<Page<Item>>({ items: [], next: first.next });
  useEffect(() => setGrown({ items: [], next: first.next }), [first]);
  const { busy, refused, run } = useAction();
  const more = (): void =>
    void run(async () => {
      const { items, next } = await wire.get<Page<Item>>(`${address}${address.includes("?") ? "&" : "?"}after=${encodeURIComponent(grown.next ?? "")}`);
      setGrown({ items: [...grown.items, ...items], next });
    });
  return { items: [...first.items, ...grown.items], next: grown.next, busy, refused, more };
}

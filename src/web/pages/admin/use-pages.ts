import { useCallback, useState } from "react";
import { useSignedIn } from "../../app/app-context.ts";
import type { Page } from "../../app/api/office-shapes.ts";
import { useAction, useLoaded, type Loaded } from "../../app/loaded.ts";

/** A long list page by page; `address` gets the cursor of the page before. */
export function usePages<Item, First extends Page<Item> = Page<Item>>(key: string, address: (after: string | null) => string): { readonly loaded: Loaded<First>; readonly reload: () => void; readonly items: readonly Item[]; readonly next: string | null; readonly more: () => void; readonly busy: boolean } {
  const { wire } = useSignedIn();
  const [loaded, reload] = useLoaded(key, (signal) => wire.get<First>(address(null), signal));
  const [grown, setGrown] = useState<{ readonly key: string; readonly items: readonly Item[]; readonly next: string | null } | null>(null);
  const { busy, run } = useAction();
  const first = loaded.state === "here" ? loaded.value : null;
  const own = grown?.key === key ? grown : null;
  const next = own === null ? (first?.next ?? null) : own.next;
  const more = useCallback(
    () =>
      void run(async () => {
        if (next === null) return;
        const page = await wire.get<Page<Item>>(address(next));
        setGrown((before) => ({ key, items: [...(before?.key === key ? before.items : []), ...page.items], next: page.next }));
      }),
    [run, wire, address, next, key],
  );
  return { loaded, reload, items: [...(first?.items ?? []), ...(own?.items ?? [])], next, more, busy };
}

import { useEffect, useMemo, useRef, useState } from "react";
import { EX_ANTE_STAGE } from "../../../core/workflow/inbox-box.ts";
import { query } from "../../app/api/addresses.ts";
import type { Inbox, InboxCount, InboxItem } from "../../app/api/inbox-shapes.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { Empty, PageHead, Refused, Waiting } from "../../app/parts.tsx";
import { addressOf } from "../../app/routes.ts";
import { SavedViews, useViewsSoon } from "../../app/saved-views.tsx";
import { useRowKeys } from "../../app/row-keys.ts";
import { usePages } from "../../app/use-pages.ts";
import { rememberWalk } from "../../app/walk.ts";
import { countOf } from "../../app/wording.ts";
import { useOwnAddress, useSearch } from "../../app/shown-address.ts";
import { passing } from "../../ui/remembered.ts";
import { InboxBar } from "./inbox-bar.tsx";
import { InboxTable } from "./inbox-table.tsx";
import { boxCounts, inboxQuery, inboxSearch, isNarrowed, readInboxFilter, WHOLE_INBOX, type InboxFilter } from "./inbox-filter.ts";

/** 待办事项: what waits, what is late, what came back and what others have in hand, over all years and stages. */
export function InboxPage(): React.ReactNode {
  const { say, session } = useSignedIn();
  const search = useSearch();
  const ask = useOwnAddress();
  const post = session.post?.id ?? "";
  const kept = `inbox.${post}`;
  const filter = useMemo(() => readInboxFilter(search), [search]);
  useViewsSoon();
  const { list, more, reload } = usePages<InboxItem, Inbox>({ page: (after, limit) => `/api/inbox${inboxQuery(filter, after, limit)}`, count: null });
  const counts = useKept(list.first?.counts ?? null, list.busy);
  const table = useRef<HTMLTableElement>(null);
  const { items } = list;
  const { cursor, setCursor } = useRowKeys({ table, count: items.length, more, filterField: "inbox-name" });

  // An inbox that was filtered, left and opened again by its plain address is filtered as before.
  useEffect(() => {
    const before = passing.read(kept);
    if (query(Object.fromEntries(new URLSearchParams(search))) === "" && before !== null && before !== "") ask(before);
  }, []);
  const apply = (wish: InboxFilter): void => {
    const next = inboxSearch(wish);
    passing.write(kept, next);
    ask(next);
    setCursor(-1);
  };
  // J and K walk from filing to filing.
  useEffect(() => rememberWalk(post, `${addressOf({ page: "inbox" })}${search}`, items.flatMap(({ year, stage, id }) => (stage === EX_ANTE_STAGE ? [] : [{ year, stage, id }]))), [items, post, search]);

  const all = counts === null ? null : boxCounts(counts, filter)[filter.box];
  return (
    <>
      <PageHead title={say("app-inbox.title")} lead={say("app-inbox.lead")} />
      <SavedViews here={inboxSearch(filter) === "" ? null : `${addressOf({ page: "inbox" })}${inboxSearch(filter)}`} />
      <InboxBar filter={filter} counts={counts} apply={apply} />
      <p className="list-count" role="status">
        {items.length === 0 || all === null ? "" : say("app-list.count", { count: all, counted: countOf(all), shown: countOf(items.length) })}
      </p>
      {list.refused !== null && <Refused refused={list.refused} retry={reload} />}
      {list.busy && list.first === null && <Waiting />}
      {items.length > 0 && <InboxTable table={table} box={filter.box} items={items} cursor={cursor} setCursor={setCursor} />}
      {list.next !== null && <p className="list-more"><button type="button" className="button" disabled={list.busy} onClick={more}>{say("app-list.more")}</button></p>}
      {list.first !== null && items.length === 0 && list.refused === null && (
        <Empty title={say(isNarrowed(filter) ? "app-list.none-found" : `app-inbox.none.${filter.box}`)}>
          {!isNarrowed(filter) && <p>{say(`app-inbox.none-means.${filter.box}`)}</p>}
          {isNarrowed(filter) && <p><button type="button" className="button" onClick={() => apply({ ...WHOLE_INBOX, box: filter.box })}>{say("app-list.clear")}</button></p>}
        </Empty>
      )}
    </>
  );
}

/** The counts of before, while those of another box are on their way. */
function useKept(counts: readonly InboxCount[] | null, busy: boolean): readonly InboxCount[] | null {
  const [before, keep] = useState(counts);
  useEffect(() => {
    if (!busy) keep(counts);
  }, [counts, busy]);
  return busy ? before : counts;
}

import { useEffect, useMemo, useRef, useState } from "react";
import type { Stage } from "../../../core/form/filing-values.ts";
import { dutyToBegin } from "../../../core/form/stage.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { Empty, PageHead, PageLink, Refused, Waiting } from "../../app/parts.tsx";
import { addressOf } from "../../app/routes.ts";
import { countOf, stageName } from "../../app/wording.ts";
import { SavedViews, useViewsSoon } from "../../app/saved-views.tsx";
import { useRowKeys } from "../../app/row-keys.ts";
import { rememberWalk } from "../../app/walk.ts";
import { passing } from "../../ui/remembered.ts";
import { BatchBar } from "./batch-bar.tsx";
import { ExportButton } from "./export-button.tsx";
import { query, stageApi } from "../../app/api/addresses.ts";
import { useOwnAddress, useSearch } from "../../app/shown-address.ts";
import { ImportGoals } from "./import-goals.tsx";
import { FilterBar } from "./filter-bar.tsx";
import { periodToBegin, withoutBegin } from "./list-address.ts";
import { ListTable } from "./list-table.tsx";
import { filterSearch, isFiltering, NO_FILTER, readFilter, sortedBy, wrongAmounts, type ListFilter } from "./list-filter.ts";
import { StartFiling } from "./start-filing.tsx";
import { useList } from "./use-list.ts";

/** The filings of a year and stage, within what the post may see. */
export function FilingsPage({ year, stage }: { year: number; stage: Stage }): React.ReactNode {
  const { say, language, session } = useSignedIn();
  const search = useSearch();
  const ask = useOwnAddress();
  const kept = `filter.${session.post?.id ?? ""}.${year}.${stage}`;
  const filter = useMemo(() => readFilter(search), [search]);
  const asked = useMemo<ListFilter>(() => ({ ...filter, ...Object.fromEntries(wrongAmounts(filter).map((end) => [end, ""])) }), [filter]);
  useViewsSoon();
  const { list, more, reload, rest } = useList(year, stage, asked);
  const { items } = list;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const table = useRef<HTMLTableElement>(null);
  const toggle = (id: string): void =>
    setChosen((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  const { cursor, setCursor } = useRowKeys({ table, count: items.length, more, filterField: "filter-name", choose: (index) => toggle(items[index]!.id) });

  // A list that was filtered, left and opened again by its plain address is filtered as before.
  useEffect(() => {
    const before = passing.read(kept);
    if (search === "" && before !== null && before !== "") ask(before);
  }, []);
  const apply = (wish: ListFilter): void => {
    const next = filterSearch(wish);
    passing.write(kept, next);
    ask(next);
    setCursor(-1);
    setChosen(new Set());
  };

  useEffect(() => rememberWalk(session.post?.id ?? "", `${addressOf({ page: "filings", year, stage })}${withoutBegin(search)}`, items.map(({ id }) => ({ year, stage, id }))), [items, session.post?.id, year, stage, search]);
  // Whoever closed the window and comes back to the list has closed it.
  const beginLess = (): void => {
    const rest = withoutBegin(search);
    if (rest !== search) ask(rest);
  };
  const stageWords = stageName(say, stage);
  return (
    <>
      <PageHead title={say("app-list.title", { year: String(year), stage: stageWords })}>
        {session.duties.includes("reporting.read") && <PageLink className="button" to={addressOf({ page: "reporting", year, stage })}>{say("app-frame.task.reporting")}</PageLink>}
        {session.duties.includes(dutyToBegin(stage)) && <StartFiling year={year} stage={stage} wanted={periodToBegin(search)} closed={beginLess} />}
        {stage === "goal" && session.duties.includes("filing.start") && <ImportGoals year={year} />}
        {stage === "goal" && items.length > 0 && <a className="button" href={`${stageApi(year, stage)}/export${query({ language })}`} download>{say("app-list.export.province")}</a>}
        {items.length > 0 && <ExportButton name={say("app-list.export.file", { year: String(year), stage: stageWords })} stage={stage} rest={rest} />}
      </PageHead>
      <SavedViews here={filterSearch(filter) === "" ? null : `${addressOf({ page: "filings", year, stage })}${filterSearch(filter)}`} />
      <FilterBar filter={filter} year={year} stage={stage} apply={apply} />
      <p className="list-count" role="status">
        {items.length === 0 ? "" : list.count === null ? say("app-list.shown", { count: items.length, shown: countOf(items.length) }) : say("app-list.count", { count: list.count, counted: countOf(list.count), shown: countOf(items.length) })}
      </p>
      {list.refused !== null && <Refused refused={list.refused} retry={reload} />}
      {list.busy && list.first === null && <Waiting />}
      {items.length > 0 && (
        <ListTable table={table} items={items} year={year} stage={stage} filter={filter} sort={(by) => apply(sortedBy(filter, by))} chosen={chosen} toggle={toggle} choose={setChosen} cursor={cursor} setCursor={setCursor} />
      )}
      {list.next !== null && <p className="list-more"><button type="button" className="button" disabled={list.busy} onClick={more}>{say("app-list.more")}</button></p>}
      {list.first !== null && items.length === 0 && list.refused === null && (
        <Empty title={say(isFiltering(filter) ? "app-list.none-found" : "app-list.none", { year: String(year), stage: stageWords })}>
          {isFiltering(filter) ? (
            <p><button type="button" className="button" onClick={() => apply(NO_FILTER)}>{say("app-list.clear")}</button></p>
          ) : (
            <p>{say(session.duties.includes(dutyToBegin(stage)) ? `app-list.none.fill.${stage}` : dutyToBegin(stage) === "filing.start" ? "app-list.none.review" : "app-list.none.review-begun")}</p>
          )}
        </Empty>
      )}
      {chosen.size > 0 && <BatchBar year={year} stage={stage} items={items.filter(({ id }) => chosen.has(id))} clear={() => setChosen(new Set())} done={() => { setChosen(new Set()); reload(); }} />}
    </>
  );
}

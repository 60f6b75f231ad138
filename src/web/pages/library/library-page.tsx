import { useMemo, useState } from "react";
import { EXPENDITURE_FUNCTIONS, OTHER_FUNCTIONS } from "../../../core/library/expenditure-functions-lexicon.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { cardsApi, libraryApi, query } from "../../app/api/addresses.ts";
import type { LibraryFoundKnown, LibraryKnown } from "../../app/api/library-shapes.ts";
import { useSoon } from "../../app/first-answers.ts";
import { useAction, useLoaded } from "../../app/loaded.ts";
import { Named, useNamed } from "../../app/named.tsx";
import { Empty, Here, PageHead, PageLink } from "../../app/parts.tsx";
import { addressOf } from "../../app/routes.ts";
import { useTypedFilter } from "../../app/typed-filter.ts";
import { countOf, titleIn } from "../../app/wording.ts";
import { useOwnAddress, useSearch } from "../../app/shown-address.ts";
import { CardList } from "./card-list.tsx";
import { readWish, wishSearch, isLooking, type LibraryWish } from "./library-address.ts";
import { OpenCards } from "./open-cards.tsx";
import { SectorTree } from "./sector-tree.tsx";

const PAGE = 30;

/** Titles of 类, by the beginning of a code. */
const FUNCTIONS = { ...EXPENDITURE_FUNCTIONS, ...OTHER_FUNCTIONS };

/** The first cards that answer a wish. */
interface Found {
  readonly wish: LibraryWish;
  readonly first: LibraryFoundKnown;
}

/** 指标库: looked through by how one would say it, by sector and field, by kind and by 支出功能分类. */
export function LibraryPage(): React.ReactNode {
  const { say, wire, language } = useSignedIn();
  const search = useSearch();
  const wish = useMemo(() => readWish(search), [search]);
  const ask = useOwnAddress();
  const apply = (next: LibraryWish): void => ask(wishSearch(next));
  const find = async (signal: AbortSignal): Promise<Found> => ({ wish, first: await wire.get<LibraryFoundKnown>(`${cardsApi}${query({ ...wish, limit: PAGE })}`, signal) });
  useSoon(`cards ${search}`, find);
  const [tree, reloadTree] = useLoaded("library", (signal) => wire.get<LibraryKnown>(libraryApi, signal), { opens: true });
  const [found, reloadFound] = useLoaded(`cards ${search}`, find, { opens: true, of: "cards" });
  return (
    <Here loaded={tree} reload={reloadTree} back={null}>
      {(known) => (
        <Named names={known.names}>
          <PageHead title={say("app-library.title")} lead={say("app-library.lead", { count: countOf(known.count), sectors: known.sectors.length })}>
            <PageLink className="button" to={addressOf({ page: "library-coverage" })}>{say("app-library-coverage.open")}</PageLink>
            {known.mayDraft && <PageLink className="button" to={addressOf({ page: "library-draft", code: null })}>{say("app-library.new")}</PageLink>}
          </PageHead>
          <p className="quiet">{say(known.coverage.gaps.length === 0 ? "app-library.coverage-full" : "app-library.coverage", { of: known.coverage.of, covered: known.coverage.covered, percent: known.coverage.percent, gaps: known.coverage.gaps.map(({ title }) => titleIn(language, title)).join(say("app-frame.list-joint")) })}</p>
          <OpenCards cards={known.open} />
          <Filters known={known} wish={wish} apply={apply} />
          <div className="library">
            <SectorTree known={known} wish={wish} apply={apply} />
            <div className="library-found">
              <Here loaded={found} reload={reloadFound}>
                {({ wish: answered, first }) => <FoundCards key={wishSearch(answered)} first={first} known={known} wish={answered} apply={apply} />}
              </Here>
            </div>
          </div>
        </Named>
      )}
    </Here>
  );
}

function FoundCards({ first, known, wish, apply }: { first: LibraryFoundKnown; known: LibraryKnown; wish: LibraryWish; apply: (wish: LibraryWish) => void }): React.ReactNode {
  const { say, wire } = useSignedIn();
  const [pages, setPages] = useState<readonly LibraryFoundKnown[]>([]);
  const { busy, run } = useAction();
  const items = [...first.items, ...pages.flatMap((page) => page.items)];
  const last = pages.at(-1) ?? first;
  const more = (): void =>
    void run(async () => {
      const page = await wire.get<LibraryFoundKnown>(`${cardsApi}${query({ ...wish, limit: PAGE, after: last.next })}`);
      setPages((before) => [...before, page]);
    });
  return (
    <>
      <p className="list-count" role="status">{items.length === 0 ? "" : say(first.more ? "app-library.best" : wish.query === "" ? "app-library.shown" : "app-library.found", { count: items.length })}</p>
      {items.length > 0 && <CardList items={items} known={known} />}
      {last.next !== null && <p className="list-more"><button type="button" className="button" disabled={busy} onClick={more}>{say("app-list.more")}</button></p>}
      {items.length === 0 && (
        <Empty title={say(known.count === 0 ? "app-library.empty" : "app-library.none")}>
          <p>{say(known.count === 0 ? "app-library.empty.meaning" : "app-library.none.meaning")}</p>
          {isLooking(wish) && <p><button type="button" className="button" onClick={() => apply(readWish(""))}>{say("app-library.all")}</button></p>}
        </Empty>
      )}
    </>
  );
}

function Filters({ known, wish, apply }: { known: LibraryKnown; wish: LibraryWish; apply: (wish: LibraryWish) => void }): React.ReactNode {
  const { say, language } = useSignedIn();
  const named = useNamed();
  const [typed, type] = useTypedFilter(wish.query, (text) => apply({ ...wish, query: text }));
  const functions = [...new Set(known.sectors.flatMap((sector) => sector.functions))].sort();
  const kinds = [...new Set(known.levels.map(({ level2 }) => level2))];
  return (
    <form className="filters" role="search" aria-label={say("app-library.search")} onSubmit={(event) => event.preventDefault()}>
      <label className="filter filter-wide"><span>{say("app-library.query")}</span><input className="input" type="search" maxLength={120} value={typed} placeholder={say("app-library.query.hint")} onChange={({ target }) => type(target.value)} /></label>
      <label className="filter">
        <span>{say("app-library.kind")}</span>
        <select className="input" value={wish.level2} onChange={({ target }) => apply({ ...wish, level2: target.value })}>
          <option value="">{say("app-library.any-kind")}</option>
          {kinds.map((level2) => <option key={level2} value={level2}>{named(level2)}</option>)}
        </select>
      </label>
      <label className="filter">
        <span>{say("app-library.function")}</span>
        <select className="input" value={wish.function} onChange={({ target }) => apply({ ...wish, function: target.value })}>
          <option value="">{say("app-library.any-function")}</option>
          {functions.map((code) => <option key={code} value={code}>{code} {titleIn(language, FUNCTIONS[code.slice(0, 3)] ?? "")}</option>)}
        </select>
      </label>
      {isLooking(wish) && <button type="button" className="button-plain" onClick={() => apply(readWish(""))}>{say("app-list.clear")}</button>}
    </form>
  );
}

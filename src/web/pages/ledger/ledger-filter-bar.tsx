import type { LedgerKnown } from "../../app/api/ledger-shapes.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { useTypedFilter } from "../../app/typed-filter.ts";
import { titleIn } from "../../app/wording.ts";
import type { LedgerFilter } from "./ledger-filter.ts";

export const BOOKS = ["GENERAL_PUBLIC", "GOV_FUND", "STATE_CAPITAL", "SOCIAL_INSURANCE"] as const;

/** Choices take effect at once, typed words after a pause; all stand in the address. */
export function LedgerFilterBar({ filter, known, apply }: { filter: LedgerFilter; known: LedgerKnown; apply: (filter: LedgerFilter) => void }): React.ReactNode {
  const { say, language } = useSignedIn();
  const [typed, type] = useTypedFilter(filter.text, (text) => apply({ ...filter, text }));
  return (
    <form className="filters" role="search" aria-label={say("app-ledger.filter")} onSubmit={(event) => event.preventDefault()}>
      <label className="filter"><span>{say("app-ledger.search")}</span><input className="input" type="search" value={typed} onChange={({ target }) => type(target.value)} /></label>
      <Choice label={say("app-ledger.book")} all={say("app-ledger.all-books")} value={filter.book} options={BOOKS.map((book) => [book, say(`app-ledger.book.${book}`)])} choose={(book) => apply({ ...filter, book })} />
      <Choice label={say("app-ledger.source")} all={say("app-ledger.all-sources")} value={filter.source} options={known.sources.map(({ id, title }) => [id, titleIn(language, title)])} choose={(source) => apply({ ...filter, source })} />
      <Choice label={say("app-ledger.until")} all={say("app-ledger.whole-year")} value={filter.month} options={Array.from({ length: 12 }, (_, at) => [String(at + 1), say("app-ledger.until-month", { month: at + 1 })])} choose={(month) => apply({ ...filter, month })} />
    </form>
  );
}

function Choice({ label, all, value, options, choose }: { label: string; all: string; value: string; options: readonly (readonly [value: string, title: string])[]; choose: (value: string) => void }): React.ReactNode {
  return (
    <label className="filter">
      <span>{label}</span>
      <select className="input" value={value} onChange={({ target }) => choose(target.value)}>
        <option value="">{all}</option>
        {options.map(([one, title]) => <option key={one} value={one}>{title}</option>)}
      </select>
    </label>
  );
}

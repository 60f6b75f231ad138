import { ledgerApi, query } from "../../app/api/addresses.ts";
import type { LedgerKnown } from "../../app/api/ledger-shapes.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { useLoaded } from "../../app/loaded.ts";
import { Empty, Here, PageHead, PageLink, Problems } from "../../app/parts.tsx";
import { addressOf } from "../../app/routes.ts";
import { useGrown } from "../../app/use-grown.ts";
import { countOf } from "../../app/wording.ts";
import { useOwnAddress, useSearch } from "../../app/shown-address.ts";
import { isFiltered, ledgerSearch, readLedgerFilter, type LedgerFilter } from "./ledger-filter.ts";
import { LedgerFilterBar } from "./ledger-filter-bar.tsx";
import { LedgerSums } from "./ledger-sums.tsx";
import { MoneyCells, MoneyHeads } from "./money-cells.tsx";

/** 资金台账 of a year: sums by book, source and month, then the projects; every number leads to what it is the sum of. */
export function LedgerPage({ year }: { year: number }): React.ReactNode {
  const { say, wire, language, session } = useSignedIn();
  const ask = useOwnAddress();
  const filter = readLedgerFilter(useSearch());
  const search = ledgerSearch(filter);
  const [loaded, reload] = useLoaded(`ledger ${year} ${search}`, async (signal) => ({ search, known: await wire.get<LedgerKnown>(`${ledgerApi(year)}${search}`, signal) }), { opens: true, of: `ledger ${year}` });
  const apply = (next: LedgerFilter): void => ask(ledgerSearch(next));
  const mayImport = session.duties.includes("payment.record");
  return (
    <>
      <PageHead title={say("app-ledger.title", { year: String(year) })} lead={say("app-ledger.lead")}>
        {mayImport && <PageLink className="button button-next" to={addressOf({ page: "ledger-import", year })}>{say("app-ledger.import")}</PageLink>}
        <a className="button" href={`${ledgerApi(year)}/workbook${query({ ...filter, language })}`} download>{say("app-ledger.export")}</a>
      </PageHead>
      <Here loaded={loaded} reload={reload}>
        {({ search: answered, known }) => (
          <>
            <LedgerFilterBar filter={filter} known={known} apply={apply} />
            {known.subjects === 0 ? (
              <Empty title={say(isFiltered(filter) ? "app-ledger.empty.filtered" : "app-ledger.empty", { year: String(year) })}>
                <p>{say(isFiltered(filter) ? "app-ledger.empty.filtered.meaning" : "app-ledger.empty.meaning")}</p>
              </Empty>
            ) : (
              <>
                <LedgerSums known={known} filter={filter} apply={apply} />
                <LedgerProjects key={answered} year={year} search={answered} known={known} />
              </>
            )}
          </>
        )}
      </Here>
    </>
  );
}

/** Projects with their money; more of them on wish. */
function LedgerProjects({ year, search, known }: { year: number; search: string; known: LedgerKnown }): React.ReactNode {
  const { say } = useSignedIn();
  const { items, next, busy, refused, more } = useGrown(known, `${ledgerApi(year)}${search}`);
  return (
    <section className="ledger-part" aria-labelledby="ledger-projects">
      <h2 id="ledger-projects">{say("app-ledger.projects")} <span className="quiet">{say("app-ledger.subjects", { count: known.subjects, n: countOf(known.subjects) })}</span></h2>
      <table className="list list-ledger">
        <caption className="for-ears">{say("app-ledger.projects")}</caption>
        <thead><tr><th scope="col">{say("app-ledger.project")}</th><th scope="col">{say("app-ledger.unit")}</th><MoneyHeads /></tr></thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id}>
              <th scope="row" className="col-name">
                <PageLink to={addressOf({ page: "ledger-subject", year, id: item.id })}>{item.name}</PageLink>
                <span className="second">{item.code} · {say(`app-ledger.book.${item.book}`)}</span>
              </th>
              <td data-label={say("app-ledger.unit")}>{item.unit}{item.department !== item.unit && <span className="second">{item.department}</span>}</td>
              <MoneyCells money={item} />
            </tr>
          ))}
        </tbody>
      </table>
      {refused !== null && <Problems problems={refused.problems} />}
      {next !== null && <p className="list-more"><button type="button" className="button" disabled={busy} onClick={more}>{say("app-ledger.more")}</button></p>}
    </section>
  );
}

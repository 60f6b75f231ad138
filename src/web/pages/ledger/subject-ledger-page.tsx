import { subjectLedgerApi } from "../../app/api/addresses.ts";
import type { SubjectLedgerKnown } from "../../app/api/ledger-shapes.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { useLoaded } from "../../app/loaded.ts";
import { Here, PageHead, PageLink } from "../../app/parts.tsx";
import { addressOf } from "../../app/routes.ts";
import { momentOf } from "../../app/wording.ts";
import { LedgerMonths } from "./ledger-months.tsx";
import { Amount, MoneyCells, MoneyHeads, useSourceTitle } from "./money-cells.tsx";

/** The money of one project: by source, then each document and each payment. */
export function SubjectLedgerPage({ year, id }: { year: number; id: string }): React.ReactNode {
  const { say, wire } = useSignedIn();
  const [loaded, reload] = useLoaded(`ledger ${year} ${id}`, (signal) => wire.get<SubjectLedgerKnown>(subjectLedgerApi(year, id), signal), { opens: true });
  const back = <PageLink to={addressOf({ page: "ledger", year })}>{say("app-ledger.back")}</PageLink>;
  return (
    <Here loaded={loaded} reload={reload} back={back}>
      {(known) => (
        <>
          <nav className="trail">{back}</nav>
          <PageHead title={known.item.name} lead={[known.item.code, say(`app-ledger.book.${known.item.book}`), known.item.unit, say("app-ledger.unit-note")].join(" · ")} />
          <Entries known={known} />
        </>
      )}
    </Here>
  );
}

function Entries({ known: { sources, item, bySource, adjustments, payments, more, months, undatedFen, takenBack } }: { known: SubjectLedgerKnown }): React.ReactNode {
  const { say } = useSignedIn();
  const titleOf = useSourceTitle(sources);
  return (
    <>
      <section className="ledger-part">
        <h2>{say("app-ledger.by-source")}</h2>
        <table className="list list-ledger">
          <caption className="for-ears">{say("app-ledger.by-source")}</caption>
          <thead><tr><th scope="col">{say("app-ledger.source")}</th><MoneyHeads /></tr></thead>
          <tbody>
            {bySource.map((row) => <tr key={row.source}><th scope="row">{titleOf(row.source)}</th><MoneyCells money={row} /></tr>)}
            {bySource.length > 1 && <tr className="ledger-total"><th scope="row">{say("app-ledger.total")}</th><MoneyCells money={item} /></tr>}
          </tbody>
        </table>
      </section>
      <LedgerMonths months={months} undatedFen={undatedFen} until={12} />
      <section className="ledger-part">
        <h2>{say("app-ledger.adjustments")}</h2>
        {adjustments.length === 0 ? <p className="quiet">{say("app-ledger.no-adjustments")}</p> : (
          <table className="list list-ledger">
            <caption className="for-ears">{say("app-ledger.adjustments")}</caption>
            <thead>
              <tr>
                <th scope="col">{say("app-ledger.document")}</th><th scope="col">{say("app-ledger.day")}</th><th scope="col">{say("app-ledger.source")}</th>
                <th scope="col" className="number">{say("app-ledger.before")}</th><th scope="col" className="number">{say("app-ledger.amount")}</th><th scope="col" className="number">{say("app-ledger.after")}</th>
              </tr>
            </thead>
            <tbody>
              {adjustments.map(({ source, documentNo, adjustedOn, amountFen, beforeFen, afterFen }, index) => (
                <tr key={index}>
                  <th scope="row">{documentNo ?? say("app-ledger.opening")}</th>
                  <td data-label={say("app-ledger.day")}>{adjustedOn ?? ""}</td>
                  <td data-label={say("app-ledger.source")}>{titleOf(source)}</td>
                  <td className="number" data-label={say("app-ledger.before")}><Amount fen={beforeFen} /></td>
                  <td className="number" data-label={say("app-ledger.amount")}><Amount fen={amountFen} /></td>
                  <td className="number" data-label={say("app-ledger.after")}><Amount fen={afterFen} /></td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
      <section className="ledger-part">
        <h2>{say("app-ledger.payments")}</h2>
        {payments.length === 0 ? <p className="quiet">{say("app-ledger.no-payments")}</p> : (
          <table className="list list-ledger">
            <caption className="for-ears">{say("app-ledger.payments")}</caption>
            <thead><tr><th scope="col">{say("app-ledger.day")}</th><th scope="col">{say("app-ledger.voucher")}</th><th scope="col">{say("app-ledger.source")}</th><th scope="col" className="number">{say("app-ledger.amount")}</th></tr></thead>
            <tbody>
              {payments.map(({ source, voucher, paidOn, amountFen }) => (
                <tr key={voucher}>
                  <th scope="row">{paidOn}</th>
                  <td data-label={say("app-ledger.voucher")}>{voucher}</td>
                  <td data-label={say("app-ledger.source")}>{titleOf(source)}</td>
                  <td className="number" data-label={say("app-ledger.amount")}><Amount fen={amountFen} /></td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {more && <p className="quiet">{say("app-ledger.payments-more")}</p>}
      </section>
      {takenBack.length > 0 && <TakenBack entries={takenBack} titleOf={titleOf} />}
    </>
  );
}

/** What was recorded of it once and went with its import: it counts no more, and is not forgotten. */
function TakenBack({ entries, titleOf }: { entries: SubjectLedgerKnown["takenBack"]; titleOf: (source: string) => string }): React.ReactNode {
  const { say } = useSignedIn();
  return (
    <section className="ledger-part">
      <h2>{say("app-ledger.taken-back")}</h2>
      <p className="quiet">{say("app-ledger.taken-back.meaning")}</p>
      <table className="list list-ledger">
        <caption className="for-ears">{say("app-ledger.taken-back")}</caption>
        <thead>
          <tr>
            <th scope="col">{say("app-ledger.import.kind")}</th><th scope="col">{say("app-ledger.record.reference")}</th><th scope="col">{say("app-ledger.day")}</th><th scope="col">{say("app-ledger.source")}</th>
            <th scope="col" className="number">{say("app-ledger.amount")}</th><th scope="col">{say("app-ledger.taken-back.at")}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map(({ kind, source, reference, day, amountFen, takenBackAt }, index) => (
            <tr key={index}>
              <th scope="row">{say(`app-ledger.kind.${kind}`)}</th>
              <td data-label={say("app-ledger.record.reference")}>{reference ?? ""}</td>
              <td data-label={say("app-ledger.day")}>{day ?? ""}</td>
              <td data-label={say("app-ledger.source")}>{titleOf(source)}</td>
              <td className="number" data-label={say("app-ledger.amount")}><Amount fen={amountFen} /></td>
              <td data-label={say("app-ledger.taken-back.at")}>{momentOf(takenBackAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

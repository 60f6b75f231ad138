import { useState } from "react";
import { LEDGER_KINDS } from "../../../core/ledger/ledger.ts";
import { ledgerImportApi } from "../../app/api/addresses.ts";
import type { ImportKnown } from "../../app/api/ledger-shapes.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { useAction, useLoaded } from "../../app/loaded.ts";
import { Field, Here, PageHead, PageLink, Problems } from "../../app/parts.tsx";
import { addressOf } from "../../app/routes.ts";
import { countOf, momentOf } from "../../app/wording.ts";
import { Amount, useSourceTitle } from "./money-cells.tsx";

/** 导入记录: what one import recorded, and how it is taken back. */
export function LedgerRecordPage({ year, id }: { year: number; id: string }): React.ReactNode {
  const { say, wire } = useSignedIn();
  const [loaded, reload] = useLoaded(`ledger import ${year} ${id}`, (signal) => wire.get<ImportKnown>(ledgerImportApi(year, id), signal), { opens: true });
  const back = <PageLink to={addressOf({ page: "ledger-import", year })}>{say("app-ledger.record.back")}</PageLink>;
  return (
    <Here loaded={loaded} reload={reload} back={back}>
      {(known) => {
        const { fileName, at, by, leftOut, digest, takenBack } = known.record;
        return (
          <>
            <nav className="trail">{back}</nav>
            <PageHead title={fileName} lead={`${say("app-ledger.record.lead", { at: momentOf(at), by, year: String(year) })} ${say("app-ledger.unit-note")}`} />
            {takenBack !== null && <p className="band" role="status">{say("app-ledger.record.was-taken-back", { at: momentOf(takenBack.at), by: takenBack.by, reason: takenBack.reason })}</p>}
            {leftOut > 0 && <p className="quiet">{say("app-ledger.record.left-out", { count: leftOut, n: countOf(leftOut) })}</p>}
            <Kinds known={known} />
            {takenBack === null && <TakeBack year={year} known={known} done={reload} />}
            <Entries year={year} known={known} />
            <p className="quiet ledger-digest">{say("app-ledger.record.digest")} <code>{digest}</code></p>
          </>
        );
      }}
    </Here>
  );
}

function Kinds({ known: { record: { taken } } }: { known: ImportKnown }): React.ReactNode {
  const { say } = useSignedIn();
  return (
    <table className="list list-ledger list-narrow">
      <caption className="for-ears">{say("app-ledger.record.entries")}</caption>
      <thead><tr><th scope="col">{say("app-ledger.import.kind")}</th><th scope="col" className="number">{say("app-ledger.record.rows")}</th><th scope="col" className="number">{say("app-ledger.import.amount")}</th></tr></thead>
      <tbody>
        {LEDGER_KINDS.filter((kind) => taken[kind].rows > 0).map((kind) => (
          <tr key={kind}>
            <th scope="row">{say(`app-ledger.kind.${kind}`)}</th>
            <td className="number" data-label={say("app-ledger.record.rows")}>{countOf(taken[kind].rows)}</td>
            <td className="number" data-label={say("app-ledger.import.amount")}><Amount fen={taken[kind].fen} /></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** 撤回导入: what it means, what is in the way, and the reason that stays. */
function TakeBack({ year, known: { record, inTheWay }, done }: { year: number; known: ImportKnown; done: () => void }): React.ReactNode {
  const { say, wire } = useSignedIn();
  const [reason, setReason] = useState("");
  const { busy, refused, run } = useAction();
  const count = LEDGER_KINDS.reduce((sum, kind) => sum + record.taken[kind].rows, 0);
  const takeBack = (): void =>
    void run(async () => {
      await wire.send("POST", `${ledgerImportApi(year, record.id)}/withdrawals`, { reason: reason.trim() });
      done();
    });
  if (inTheWay.length > 0) return <section className="ledger-part"><h2>{say("app-ledger.record.in-the-way")}</h2><Problems problems={inTheWay} /></section>;
  return (
    <section className="ledger-part">
      <h2>{say("app-ledger.record.take-back")}</h2>
      <p>{say("app-ledger.record.meaning", { count, n: countOf(count) })}</p>
      <form className="narrow-form" onSubmit={(event) => { event.preventDefault(); takeBack(); }}>
        {refused !== null && <Problems problems={refused.problems} />}
        <Field label={say("app-ledger.record.reason")}>{(ids) => <input {...ids} className="input" required maxLength={300} value={reason} onChange={({ target }) => setReason(target.value)} />}</Field>
        <p className="row"><button type="submit" className="button" disabled={busy || reason.trim() === ""}>{say("app-ledger.record.take-back")}</button></p>
      </form>
    </section>
  );
}

function Entries({ year, known: { sources, record, entries, more } }: { year: number; known: ImportKnown }): React.ReactNode {
  const { say } = useSignedIn();
  const titleOf = useSourceTitle(sources);
  const title = say(record.takenBack === null ? "app-ledger.record.entries" : "app-ledger.record.gone");
  return (
    <section className="ledger-part">
      <h2>{title}</h2>
      <table className="list list-ledger">
        <caption className="for-ears">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{say("app-ledger.project")}</th><th scope="col">{say("app-ledger.import.kind")}</th><th scope="col">{say("app-ledger.source")}</th><th scope="col">{say("app-ledger.record.reference")}</th>
            <th scope="col">{say("app-ledger.day")}</th><th scope="col" className="number">{say("app-ledger.amount")}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map(({ kind, subjectId, code, name, source, reference, day, amountFen }, index) => (
            <tr key={index}>
              <th scope="row" className="col-name">
                {/* Of a project with nothing else in the ledger there is no page once this went. */}
                {record.takenBack === null ? <PageLink to={addressOf({ page: "ledger-subject", year, id: subjectId })}>{name}</PageLink> : name}
                <span className="second">{code}</span>
              </th>
              <td data-label={say("app-ledger.import.kind")}>{say(`app-ledger.kind.${kind}`)}</td>
              <td data-label={say("app-ledger.source")}>{titleOf(source)}</td>
              <td data-label={say("app-ledger.record.reference")}>{reference ?? ""}</td>
              <td data-label={say("app-ledger.day")}>{day ?? ""}</td>
              <td className="number" data-label={say("app-ledger.amount")}><Amount fen={amountFen} /></td>
            </tr>
          ))}
        </tbody>
      </table>
      {more && <p className="quiet">{say("app-ledger.record.more")}</p>}
    </section>
  );
}

import { useRef, useState } from "react";
import { LEDGER_KINDS } from "../../../core/ledger/ledger.ts";
import { ledgerApi, query } from "../../app/api/addresses.ts";
import type { LedgerTaken } from "../../app/api/ledger-shapes.ts";
import { upload } from "../../app/api/upload.ts";
import { readProblems, RequestRefused } from "../../app/api/wire.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { useAction } from "../../app/loaded.ts";
import { PageHead, PageLink, Problems } from "../../app/parts.tsx";
import { addressOf } from "../../app/routes.ts";
import { countOf } from "../../app/wording.ts";
import { saveFile } from "../../ui/save-file.ts";
import { LeftOutRows } from "./left-out-rows.tsx";
import { Amount, MoneyCells, MoneyHeads } from "./money-cells.tsx";
import { PastImports } from "./past-imports.tsx";

/** 导入台账: a workbook is checked first, then recorded as it was seen. */
export function LedgerImportPage({ year }: { year: number }): React.ReactNode {
  const { say, language } = useSignedIn();
  const [seen, setSeen] = useState<LedgerTaken | null>(null);
  const fresh = seen === null ? 0 : LEDGER_KINDS.reduce((sum, kind) => sum + seen.taken[kind].rows, 0);
  const chosen = useRef<File | null>(null);
  const [sending, setSending] = useState<Sending | null>(null);
  const [cancelled, setCancelled] = useState<"check" | "record" | null>(null);
  const [turn, setTurn] = useState(0);
  const { busy, refused, run } = useAction();
  const send = (file: File, dry: boolean): void =>
    void run(async () => {
      chosen.current = file;
      setCancelled(null);
      if (dry) setSeen(null);
      const doing = dry ? "check" : "record";
      let stopped = false;
      const { done, stop } = upload<LedgerTaken>({
        address: `${ledgerApi(year)}/import${query({ dry: dry ? "true" : null, name: dry ? null : file.name, language })}`, file, language, say, progress: (share) => setSending((before) => (before === null ? null : { ...before, share })),
      });
      setSending({ doing, share: 0, rows: fresh, stop: () => { stopped = true; stop(); } });
      try {
        setSeen(await done);
      } catch (error) {
        if (!stopped) throw error;
        setCancelled(doing);
      } finally {
        setSending(null);
        if (!dry) setTurn((before) => before + 1);
      }
    });
  const fetchRemarks = (): void =>
    void run(async () => {
      const answer = await fetch(`${ledgerApi(year)}/import/remarks${query({ language })}`, { method: "POST", headers: { "content-type": "application/octet-stream" }, body: chosen.current });
      if (!answer.ok) throw new RequestRefused(answer.status, readProblems(await answer.json()));
      saveFile(`${say("app-ledger.remarks.name")}.xlsx`, new Uint8Array(await answer.arrayBuffer()), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    });
  return (
    <>
      <nav className="trail"><PageLink to={addressOf({ page: "ledger", year })}>{say("app-ledger.back")}</PageLink></nav>
      <PageHead title={say("app-ledger.import.title", { year: String(year) })} lead={say("app-ledger.import.lead")}>
        <a className="button" href={`${ledgerApi(year)}/template${query({ language })}`} download>{say("app-ledger.template")}</a>
      </PageHead>
      <p className="row">
        <label className={busy ? "button file-button button-off" : seen === null ? "button button-next file-button" : "button file-button"}>
          {say(sending === null ? "app-ledger.import.choose" : sending.doing === "check" ? "app-ledger.import.reading" : "app-ledger.import.recording")}
          <input type="file" accept=".xlsx" className="for-ears" disabled={busy} onChange={({ target }) => { const file = target.files?.[0]; target.value = ""; if (file !== undefined) send(file, true); }} />
        </label>
        {chosen.current !== null && <span className="quiet">{say("app-ledger.import.file", { name: chosen.current.name })}</span>}
      </p>
      {sending !== null && <Underway sending={sending} />}
      {cancelled !== null && <p className="said" role="status">{say(`app-ledger.import.cancelled-${cancelled}`)}</p>}
      {refused !== null && <Problems problems={refused.problems} />}
      {seen !== null && (
        <>
          <div role="status" className="ledger-found"><h2>{say(fresh === 0 ? "app-ledger.import.nothing" : seen.dry ? "app-ledger.import.would" : "app-ledger.import.done")}</h2></div>
          {seen.id !== null && <p><PageLink to={addressOf({ page: "ledger-record", year, id: seen.id })}>{say("app-ledger.import.look")}</PageLink></p>}
          <Taken seen={seen} />
          {seen.dry && fresh > 0 && <p className="ledger-record"><button type="button" className="button button-next" disabled={busy} onClick={() => { if (chosen.current !== null) send(chosen.current, false); }}>{say("app-ledger.import.record", { count: fresh, n: countOf(fresh) })}</button></p>}
          {seen.leftOutCount > 0 && <LeftOutRows seen={seen} busy={busy} download={fetchRemarks} />}
          <Totals year={year} seen={seen} />
          <Sheets seen={seen} />
        </>
      )}
      <PastImports year={year} turn={turn} />
    </>
  );
}

/** A workbook on its way: how much of it has left, what is done with it, and the way back as long as nothing is recorded. */
interface Sending {
  readonly doing: "check" | "record";
  readonly share: number;
  /** Rows that are to be recorded. */
  readonly rows: number;
  readonly stop: () => void;
}

function Underway({ sending: { doing, share, rows, stop } }: { sending: Sending }): React.ReactNode {
  const { say } = useSignedIn();
  const said = share < 1 ? say("app-ledger.import.uploading", { percent: Math.floor(share * 100) }) : doing === "check" ? say("app-ledger.import.checking") : say("app-ledger.import.writing", { count: rows, n: countOf(rows) });
  return <p className="row"><span role="status">{said}</span> <button type="button" className="button" onClick={stop}>{say("app-ledger.import.cancel")}</button></p>;
}

/** What is new and what was recorded before, by kind. */
function Taken({ seen }: { seen: LedgerTaken }): React.ReactNode {
  const { say } = useSignedIn();
  const isNew = say(seen.dry ? "app-ledger.import.new" : "app-ledger.import.recorded");
  return (
    <table className="list list-ledger list-narrow">
      <caption className="for-ears">{isNew}</caption>
      <thead>
        <tr>
          <th scope="col">{say("app-ledger.import.kind")}</th><th scope="col" className="number">{isNew}</th><th scope="col" className="number">{say("app-ledger.import.amount")}</th>
          <th scope="col" className="number">{say("app-ledger.import.there")}</th>
        </tr>
      </thead>
      <tbody>
        {LEDGER_KINDS.map((kind) => (
          <tr key={kind}>
            <th scope="row">{say(`app-ledger.kind.${kind}`)}</th>
            <td className="number" data-label={isNew}>{countOf(seen.taken[kind].rows)}</td>
            <td className="number" data-label={say("app-ledger.import.amount")}>{seen.taken[kind].rows === 0 ? "" : <Amount fen={seen.taken[kind].fen} />}</td>
            <td className="number" data-label={say("app-ledger.import.there")}>{countOf(seen.repeated[kind])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The sums of the year before and after. */
function Totals({ year, seen }: { year: number; seen: LedgerTaken }): React.ReactNode {
  const { say } = useSignedIn();
  const title = say("app-ledger.import.totals", { year: String(year) });
  return (
    <section className="ledger-part">
      <h3>{title} <span className="quiet">{say("app-ledger.unit-note")}</span></h3>
      <table className="list list-ledger">
        <caption className="for-ears">{title}</caption>
        <thead><tr><th scope="col">{title}</th><MoneyHeads /></tr></thead>
        <tbody>
          {(["before", "after"] as const).map((side) => <tr key={side}><th scope="row">{say(`app-ledger.import.${side}`)}</th><MoneyCells money={seen[side]} /></tr>)}
        </tbody>
      </table>
    </section>
  );
}

/** How each sheet was understood, so that nothing is guessed unseen. */
function Sheets({ seen }: { seen: LedgerTaken }): React.ReactNode {
  const { say } = useSignedIn();
  return (
    <section className="ledger-part">
      <h3>{say("app-ledger.import.sheets")}</h3>
      <ul className="plain-list">
        {seen.sheets.map(({ sheet, kind, headingRow, unit, rows, sums, notes, unread }) => (
          <li key={sheet}>
            {say("app-ledger.import.sheet", { sheet, kind: say(`app-ledger.kind.${kind}`), row: headingRow, unit: say(`app-ledger.unit.${unit}`), count: rows, rows: countOf(rows) })}{" "}
            {sums > 0 && <span className="quiet">{say("app-ledger.import.sums", { sums })} </span>}
            {notes > 0 && <span className="quiet">{say("app-ledger.import.notes", { count: notes, notes })} </span>}
            {unread.length > 0 && <span className="quiet">{say("app-ledger.import.unread", { headings: unread.join(say("app-ledger.list-comma")) })}</span>}
          </li>
        ))}
      </ul>
      {seen.byMonth > 0 && <p className="quiet">{say("app-ledger.import.by-month", { count: seen.byMonth, n: countOf(seen.byMonth) })}</p>}
    </section>
  );
}

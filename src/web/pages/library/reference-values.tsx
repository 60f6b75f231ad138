import { useState } from "react";
import { STANDARD_KINDS, type StandardKind } from "../../../core/library/card.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { cardApi } from "../../app/api/addresses.ts";
import type { CardKnown, ReferenceKnown, SpreadKnown } from "../../app/api/library-shapes.ts";
import { useAction } from "../../app/loaded.ts";
import { Dialog, Field, Problems } from "../../app/parts.tsx";
import { today } from "../../app/today.ts";
import { momentOf } from "../../app/wording.ts";
import { WithdrawDialog } from "./withdraw-dialog.tsx";

/** 标准值与标杆: values to compare with, each with whose it is, its source and its date, and how they are spread. */
export function ReferenceValues({ known, changed, isInForce }: { known: CardKnown; changed: (sentence: string) => void; isInForce: boolean }): React.ReactNode {
  const { say, session } = useSignedIn();
  const [isOpen, open] = useState(false);
  const [chosen, choose] = useState<ReferenceKnown | null>(null);
  const mayRecord = session.duties.includes("card.review");
  const { references, spread } = known;
  return (
    <section className="card-part">
      <h2>{say("app-library.references", { count: references.length })}</h2>
      {references.length === 0 && <p className="quiet">{say("app-library.no-references")}</p>}
      {references.length > 0 && (
        <table className="list">
          <caption className="for-ears">{say("app-library.references", { count: references.length })}</caption>
          <thead><tr><th scope="col">{say("app-library.compared")}</th><th scope="col">{say("app-library.year")}</th><th scope="col" className="number">{say("app-library.value")}</th><th scope="col">{say("app-library.field.standard")}</th><th scope="col">{say("app-library.source")}</th></tr></thead>
          <tbody>
            {references.map((reference) => {
              const { id, kind, value, year, compared, source, sourceDate, withdrawn } = reference;
              return (
                <tr key={id}>
                  <th scope="row" className="col-name">{compared}{withdrawn !== null && <> <span className="second">{say("app-card.withdrawn", { by: withdrawn.by, at: momentOf(withdrawn.at), reason: withdrawn.reason })}</span></>}</th>
                  <td data-label={say("app-library.year")}>{year}</td><td className="number" data-label={say("app-library.value")}>{withdrawn === null ? value : <del>{value}</del>}</td>
                  <td data-label={say("app-library.field.standard")}>{say(`app-library.standard-kind.${kind}`)}</td>
                  <td data-label={say("app-library.source")}>{source} <span className="second">{sourceDate}</span>{mayRecord && withdrawn === null && <> <button type="button" className="button-plain" onClick={() => choose(reference)}>{say("app-card.withdraw")}</button></>}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      <Spread spread={spread.references} title="app-library.spread" />
      <Spread spread={spread.targets} title="app-library.spread-targets" />
      {isInForce && mayRecord && <p><button type="button" className="button" onClick={() => open(true)}>{say("app-library.record")}</button></p>}
      {isOpen && <RecordDialog code={known.code} close={() => open(false)} done={() => { open(false); changed(say("app-library.recorded")); }} />}
      {chosen !== null && <WithdrawDialog code={known.code} reference={chosen} close={() => choose(null)} done={() => { choose(null); changed(say("app-card.withdrawn-now")); }} />}
    </section>
  );
}

function Spread({ spread, title }: { spread: SpreadKnown | null; title: string }): React.ReactNode {
  const { say } = useSignedIn();
  if (spread === null) return null;
  const { count, ...at } = spread;
  return <p>{say(title, { count, ...at })}</p>;
}

function RecordDialog({ code, close, done }: { code: string; close: () => void; done: () => void }): React.ReactNode {
  const { say, wire } = useSignedIn();
  const { busy, refused, run } = useAction();
  const [wish, set] = useState({ kind: "sector" as StandardKind, value: "", year: String(Number(today().slice(0, 4)) - 1), compared: "", source: "", sourceDate: today() });
  const field = (name: "value" | "compared" | "source", more: object = {}): React.ReactNode => (
    <Field label={say(`app-library.${name}`)}>{(ids) => <input {...ids} className="input" required maxLength={200} value={wish[name]} onChange={({ target }) => set({ ...wish, [name]: target.value })} {...more} />}</Field>
  );
  return (
    <Dialog title={say("app-library.record")} close={close}>
      <form className="narrow-form" onSubmit={(event) => { event.preventDefault(); void run(async () => { await wire.send("POST", `${cardApi(code)}/references`, { ...wish, year: Number(wish.year) }); done(); }); }}>
        {refused !== null && <Problems problems={refused.problems} />}
        {field("compared")}
        <Field label={say("app-library.field.standard")}>
          {(ids) => <select {...ids} className="input" value={wish.kind} onChange={({ target }) => set({ ...wish, kind: target.value as StandardKind })}>{STANDARD_KINDS.map((kind) => <option key={kind} value={kind}>{say(`app-library.standard-kind.${kind}`)}</option>)}</select>}
        </Field>
        {field("value", { inputMode: "decimal", pattern: "-?[0-9]{1,12}([.][0-9]{1,6})?" })}
        <Field label={say("app-library.year")}>{(ids) => <input {...ids} className="input" required inputMode="numeric" pattern="(19|20)[0-9]{2}" value={wish.year} onChange={({ target }) => set({ ...wish, year: target.value })} />}</Field>
        {field("source")}
        <Field label={say("app-library.source-date")}>{(ids) => <input {...ids} className="input" type="date" required value={wish.sourceDate} onChange={({ target }) => set({ ...wish, sourceDate: target.value })} />}</Field>
        <p className="row"><button type="submit" className="button button-next" disabled={busy}>{say("app-library.record")}</button></p>
      </form>
    </Dialog>
  );
}

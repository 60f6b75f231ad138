import { LEDGER_KINDS } from "../../../core/ledger/ledger.ts";
import { ledgerImportsApi } from "../../app/api/addresses.ts";
import type { ImportListed } from "../../app/api/ledger-shapes.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { useLoaded } from "../../app/loaded.ts";
import { Here, PageLink } from "../../app/parts.tsx";
import { addressOf } from "../../app/routes.ts";
import { countOf, momentOf } from "../../app/wording.ts";

/** 导入记录 of a year, each leading to what it recorded. A new `turn` asks again. */
export function PastImports({ year, turn }: { year: number; turn: number }): React.ReactNode {
  const { say, wire } = useSignedIn();
  const [loaded, reload] = useLoaded(`ledger imports ${year} ${turn}`, (signal) => wire.get<{ readonly items: readonly ImportListed[] }>(ledgerImportsApi(year), signal));
  return (
    <section className="ledger-part">
      <h2>{say("app-ledger.imports")}</h2>
      <Here loaded={loaded} reload={reload}>
        {({ items }) => (items.length === 0 ? <p className="quiet">{say("app-ledger.imports.none", { year: String(year) })}</p> : <Imports year={year} items={items} />)}
      </Here>
    </section>
  );
}

function Imports({ year, items }: { year: number; items: readonly ImportListed[] }): React.ReactNode {
  const { say } = useSignedIn();
  return (
    <table className="list list-ledger">
      <caption className="for-ears">{say("app-ledger.imports")}</caption>
      <thead>
        <tr>
          <th scope="col">{say("app-ledger.imports.file")}</th><th scope="col">{say("app-ledger.imports.at")}</th><th scope="col">{say("app-ledger.imports.by")}</th>
          {LEDGER_KINDS.map((kind) => <th key={kind} scope="col" className="number">{say(`app-ledger.kind.${kind}`)}</th>)}
          <th scope="col">{say("app-ledger.imports.state")}</th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ id, fileName, at, by, taken, takenBack }) => (
          <tr key={id}>
            <th scope="row" className="col-name"><PageLink to={addressOf({ page: "ledger-record", year, id })}>{fileName}</PageLink></th>
            <td data-label={say("app-ledger.imports.at")}>{momentOf(at)}</td>
            <td data-label={say("app-ledger.imports.by")}>{by}</td>
            {LEDGER_KINDS.map((kind) => <td key={kind} className="number" data-label={say(`app-ledger.kind.${kind}`)}>{countOf(taken[kind].rows)}</td>)}
            <td data-label={say("app-ledger.imports.state")}>{takenBack === null ? say("app-ledger.imports.stands") : <>{say("app-ledger.imports.taken-back")}<span className="second">{momentOf(takenBack.at)}</span></>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

import { useState } from "react";
import type { AgreementsKnown } from "../../app/api/policy-shapes.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { useLoaded } from "../../app/loaded.ts";
import { Empty, Here, PageHead, PageLink } from "../../app/parts.tsx";
import { addressOf } from "../../app/routes.ts";
import { EditAgreement } from "./edit-agreement.tsx";

/** 协议 in sight, by when they end. */
export function AgreementsPage(): React.ReactNode {
  const { say, wire } = useSignedIn();
  const [loaded, reload] = useLoaded("agreements", (signal) => wire.get<AgreementsKnown>("/api/agreements", signal), { opens: true });
  const [entering, setEntering] = useState(false);
  const [told, tell] = useState("");
  return (
    <Here loaded={loaded} reload={reload} back={null}>
      {({ items, mayEnter, grades }) => (
        <>
          <PageHead title={say("app-agreement.title")} lead={say("app-agreement.lead")}>{mayEnter && !entering && <button type="button" className="button button-next" onClick={() => setEntering(true)}>{say("app-agreement.enter")}</button>}</PageHead>
          <p className="quiet" role="status">{told}</p>
          {entering && <EditAgreement before={null} grades={grades} rows={[]} cancel={() => setEntering(false)} done={(title) => { setEntering(false); tell(say("app-agreement.entered", { title })); reload(); }} />}
          {!entering && items.length === 0 && <Empty title={say("app-agreement.empty")}><p>{say("app-agreement.empty.meaning")}</p></Empty>}
          {!entering && items.length > 0 && (
            <table className="list list-ledger">
              <caption className="for-ears">{say("app-agreement.title")}</caption>
              <thead><tr><th scope="col">{say("app-agreement.name")}</th><th scope="col">{say("app-agreement.subject")}</th><th scope="col">{say("app-agreement.term")}</th><th scope="col" className="number">{say("app-agreement.phases")}</th><th scope="col" className="number">{say("app-agreement.tranches")}</th></tr></thead>
              <tbody>
                {items.map((item) => (
                  <tr key={item.id}>
                    <th scope="row" className="col-name"><PageLink to={addressOf({ page: "agreement", id: item.id })}>{item.title}</PageLink><span className="second">{item.number}</span></th>
                    <td data-label={say("app-agreement.subject")}>{item.subjectName} <span className="quiet">{item.unit}</span></td>
                    <td data-label={say("app-agreement.term")}>{say("app-agreement.span", { from: item.from, until: item.until })}</td>
                    <td className="number" data-label={say("app-agreement.phases")}>{item.phases}</td>
                    <td className="number" data-label={say("app-agreement.tranches")}>{item.tranches}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </>
      )}
    </Here>
  );
}

import { useState } from "react";
import { useBrowserLocation } from "wouter/use-browser-location";
import { exAnteApi } from "../../app/api/addresses.ts";
import type { ExAnteItem, ExAnteListKnown } from "../../app/api/ex-ante-shapes.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { useAction, useLoaded } from "../../app/loaded.ts";
import { Dialog, Empty, Field, Here, PageHead, PageLink, Problems } from "../../app/parts.tsx";
import { addressOf } from "../../app/routes.ts";
import { amountInWan, dayOf, titleIn } from "../../app/wording.ts";

/** 事前绩效评估 of a year: where each application stands, and what waits for whoever looks. */
export function ExAntePage({ year }: { year: number }): React.ReactNode {
  const { say, wire } = useSignedIn();
  const [loaded, reload] = useLoaded(`ex-ante ${year}`, (signal) => wire.get<ExAnteListKnown>(exAnteApi(year), signal), { opens: true });
  const [beginning, setBeginning] = useState(false);
  return (
    <>
      <PageHead title={say("app-ex-ante.title", { year: String(year) })} lead={say("app-ex-ante.lead")} />
      <Here loaded={loaded} reload={reload}>
        {(known) => (
          <>
            {beginning && <Dialog title={say("app-ex-ante.begin")} close={() => setBeginning(false)}><Begin year={year} known={known} /></Dialog>}
            {known.mayApply && known.toApply.length > 0 && <p className="row"><button type="button" className="button button-next" onClick={() => setBeginning(true)}>{say("app-ex-ante.begin")}</button></p>}
            {known.items.length === 0 ? (
              <Empty title={say("app-ex-ante.empty")}>
                <p>{say(known.mayApply ? "app-ex-ante.empty.unit" : "app-ex-ante.empty.other")}</p>
                {known.mayApply && known.toApply.length === 0 && <p>{say("app-ex-ante.nothing-to-apply")}</p>}
              </Empty>
            ) : <Applications year={year} known={known} />}
          </>
        )}
      </Here>
    </>
  );
}

function Applications({ year, known }: { year: number; known: ExAnteListKnown }): React.ReactNode {
  const { say, language } = useSignedIn();
  const waiting = known.items.filter(({ waitsForMe }) => waitsForMe);
  const rows = [...waiting, ...known.items.filter(({ waitsForMe }) => !waitsForMe)];
  const schemeOf = ({ scheme }: ExAnteItem): string => titleIn(language, known.schemes.find(({ id }) => id === scheme)?.title ?? scheme);
  return (
    <section className="ledger-part">
      <p className="quiet" role="status">{say("app-ex-ante.waiting", { count: waiting.length, n: waiting.length, all: rows.length })}</p>
      <table className="list list-ledger">
        <caption className="for-ears">{say("app-ex-ante.title", { year: String(year) })}</caption>
        <thead>
          <tr>
            <th scope="col">{say("app-ex-ante.head.name")}</th><th scope="col">{say("app-ex-ante.head.unit")}</th><th scope="col">{say("app-ex-ante.head.level")}</th>
            <th scope="col" className="number">{say("app-ex-ante.amount")}</th><th scope="col">{say("app-ex-ante.standing")}</th><th scope="col">{say("app-ex-ante.conclusion")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((item) => (
            <tr key={item.id}>
              <th scope="row" className="col-name"><PageLink to={addressOf({ page: "ex-ante-one", year, id: item.id, part: "application" })} className="row-link">{item.name}</PageLink><span className="second">{item.code} · {schemeOf(item)}</span></th>
              <td data-label={say("app-ex-ante.head.unit")}>{item.unit}{item.department !== item.unit && <span className="second">{item.department}</span>}</td>
              <td data-label={say("app-ex-ante.head.level")}>{say(`app-ex-ante.level.${item.level}`)}</td>
              <td className="number" data-label={say("app-ex-ante.amount")}>{amountInWan(item.amountFen) ?? <span className="quiet">{say("app-ex-ante.not-filled")}</span>}</td>
              <td data-label={say("app-ex-ante.standing")}>{say(`app-ex-ante.state.${item.state}`)}{item.waitsForMe && <span className="tag tag-draft">{say("app-ex-ante.waits-for-you")}</span>}<span className="second quiet">{dayOf(item.since)}</span></td>
              <td data-label={say("app-ex-ante.conclusion")}>
                {item.conclusion === null ? <span className="quiet">{say("app-ex-ante.not-concluded")}</span> : say(`app-ex-ante.conclusion.${item.conclusion}`)}
                {item.grantedFen !== null && <span className="second">{say("app-ex-ante.granted-of", { amount: amountInWan(item.grantedFen) ?? "" })}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** 新建申请: of a subject of one's own unit. */
function Begin({ year, known }: { year: number; known: ExAnteListKnown }): React.ReactNode {
  const { say, wire, language } = useSignedIn();
  const [, go] = useBrowserLocation();
  const [subjectId, setSubject] = useState(known.toApply[0]?.id ?? "");
  const { busy, refused, run } = useAction();
  const chosen = known.toApply.find(({ id }) => id === subjectId);
  const send = (): void =>
    void run(async () => {
      const { id } = await wire.send<{ id: string }>("POST", exAnteApi(year), { subjectId });
      go(addressOf({ page: "ex-ante-one", year, id, part: "application" }));
    });
  return (
    <form onSubmit={(event) => { event.preventDefault(); send(); }}>
      <Field label={say("app-ex-ante.subject")}>
        {(ids) => (
          <select {...ids} className="input" value={subjectId} onChange={({ target }) => setSubject(target.value)}>
            {known.toApply.map(({ id, code, name }) => <option key={id} value={id}>{`${name} · ${code}`}</option>)}
          </select>
        )}
      </Field>
      {chosen !== undefined && (
        <p className="hint">
          {say("app-ex-ante.will-be", { scheme: titleIn(language, known.schemes.find(({ id }) => id === chosen.scheme)?.title ?? chosen.scheme) })}{" "}
          {say(chosen.needed === null ? "app-ex-ante.needed.none" : `app-ex-ante.needed.${chosen.needed}`)}
        </p>
      )}
      {refused !== null && <Problems problems={refused.problems} />}
      <p className="row"><button type="submit" className="button button-next" disabled={busy || subjectId === ""}>{say("app-ex-ante.begin")}</button></p>
    </form>
  );
}

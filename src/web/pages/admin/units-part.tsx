import { useState } from "react";
import type { StandingShown, UnitTreeKnown } from "../../app/api/unit-shapes.ts";
import { query } from "../../app/api/addresses.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { useLoaded } from "../../app/loaded.ts";
import { Dialog, Empty, Here } from "../../app/parts.tsx";
import { UnitActForm } from "./unit-act-form.tsx";

/** 机构: the tree as it stood on a day, how each body came to stand so, and what is done to it. */
export function UnitsPart(): React.ReactNode {
  const { say, wire } = useSignedIn();
  const [on, setOn] = useState("");
  const [loaded, reload] = useLoaded(`unit tree ${on}`, (signal) => wire.get<UnitTreeKnown>(`/api/unit-tree${query({ on })}`, signal), { of: "unit tree" });
  const [acting, setActing] = useState(false);
  const [looking, setLooking] = useState<StandingShown | null>(null);
  const [said, setSaid] = useState("");
  return (
    <>
      <form className="filters" onSubmit={(event) => event.preventDefault()}>
        <label className="filter"><span>{say("app-unit.on")}</span><input className="input" type="date" value={on} onChange={({ target }) => setOn(target.value)} /></label>
        {on !== "" && <button type="button" className="button" onClick={() => setOn("")}>{say("app-unit.today")}</button>}
      </form>
      {said !== "" && <p className="said" role="status">{said}</p>}
      {looking !== null && <Dialog title={say("app-unit.history-of", { name: looking.name })} close={() => setLooking(null)} wide><History unit={looking} /></Dialog>}
      <Here loaded={loaded} reload={reload}>
        {({ day, today, mayChange, items }) => (
          <>
            {acting && (
              <Dialog title={say("app-unit.change")} close={() => setActing(false)} wide>
                <UnitActForm tree={items} today={today} done={(sentence) => { setActing(false); setSaid(sentence); reload(); }} />
              </Dialog>
            )}
            <div className="row">
              <h2>{say(day === today ? "app-unit.tree-now" : "app-unit.tree-then", { day })}</h2>
              {mayChange && day === today && <button type="button" className="button button-next" onClick={() => setActing(true)}>{say("app-unit.change")}</button>}
            </div>
            {day !== today && <p className="band">{say("app-unit.past", { day })}</p>}
            {items.length === 0 ? <Empty title={say("app-unit.none", { day })}><p>{say("app-unit.none.meaning")}</p></Empty> : <Tree items={items} look={setLooking} />}
          </>
        )}
      </Here>
    </>
  );
}

function Tree({ items, look }: { items: readonly StandingShown[]; look: (unit: StandingShown) => void }): React.ReactNode {
  const { say } = useSignedIn();
  return (
    <table className="list">
      <caption className="for-ears">{say("app-frame.task.units")}</caption>
      <thead><tr><th scope="col">{say("app-unit.body")}</th><th scope="col">{say("app-unit.code")}</th><th scope="col">{say("app-unit.kind")}</th><th scope="col">{say("app-unit.since")}</th></tr></thead>
      <tbody>
        {items.map((unit) => (
          <tr key={unit.id}>
            <th scope="row" className="col-name"><span className={`unit-depth unit-depth-${Math.min(5, unit.path.split(".").length - 2)}`}><button type="button" className="button-plain" onClick={() => look(unit)}>{unit.name}</button></span></th>
            <td data-label={say("app-unit.code")}>{unit.code}</td>
            <td data-label={say("app-unit.kind")}>{say(`app-unit.kind.${unit.kind}`)}</td>
            <td data-label={say("app-unit.since")}>{unit.since}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function History({ unit }: { unit: StandingShown }): React.ReactNode {
  const { say, wire } = useSignedIn();
  const [loaded, reload] = useLoaded(`unit ${unit.id}`, (signal) => wire.get<{ readonly items: readonly StandingShown[] }>(`/api/unit-tree/${encodeURIComponent(unit.id)}`, signal));
  return (
    <Here loaded={loaded} reload={reload}>
      {({ items }) => (
        <ol className="plain-list">
          {items.map(({ since, until, name, path, reason, into }) => (
            <li key={since}>
              <b>{until === null ? say("app-unit.from", { since }) : say("app-unit.from-until", { since, until })}</b> {name} <span className="quiet">{path}</span>
              <span className="second">{reason === "" ? say("app-unit.founded-with") : reason}</span>
              {until !== null && into !== null && <span className="second">{say("app-unit.into", { until, name: into.name })}</span>}
            </li>
          ))}
        </ol>
      )}
    </Here>
  );
}

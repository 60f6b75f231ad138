import { useState } from "react";
import type { DutyMapKnown, ShareKnown } from "../../app/api/policy-shapes.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { useAction, useLoaded } from "../../app/loaded.ts";
import { Empty, Field, Here, PageHead, PageLink, Problems } from "../../app/parts.tsx";
import { addressOf } from "../../app/routes.ts";
import { amountInWan, momentOf, titleIn } from "../../app/wording.ts";
import { EditMap } from "./edit-map.tsx";

/** 职能—活动—项目—指标 of one department: the tree, what it leaves open, and the share of the core in money and weight of a year. */
export function DutyMapPage({ year, id }: { year: number; id: string }): React.ReactNode {
  const { say, wire } = useSignedIn();
  const [loaded, reload] = useLoaded(`duty map ${year} ${id}`, (signal) => wire.get<DutyMapKnown>(`/api/${year}/duties/${encodeURIComponent(id)}`, signal), { opens: true });
  const [editing, setEditing] = useState(false);
  const [told, tell] = useState("");
  const { busy, refused, run } = useAction();
  const back = <PageLink to={addressOf({ page: "duties", year })}>{say("app-duties.back")}</PageLink>;
  const bring = (sector: string, expectedVersion: number): void =>
    void run(async () => {
      await wire.send("POST", `/api/duties/${encodeURIComponent(id)}/imports`, { sector, expectedVersion });
      tell(say("app-duties.imported"));
      reload();
    });
  return (
    <Here loaded={loaded} reload={reload} back={back}>
      {(known) => (
        <>
          <nav className="trail">{back}</nav>
          <PageHead title={say("app-duties.title-of", { name: known.name })} lead={known.version === 0 ? say("app-duties.none-yet.meaning") : say("app-duties.version", { version: known.version, by: known.by ?? "", at: momentOf(known.at ?? "") })}>
            {known.mayKeep && !editing && <button type="button" className="button button-next" onClick={() => setEditing(true)}>{say("app-duties.edit")}</button>}
          </PageHead>
          <p className="quiet" role="status">{told}</p>
          {refused !== null && <Problems problems={refused.problems} />}
          {editing ? <EditMap known={known} cancel={() => setEditing(false)} done={() => { setEditing(false); tell(say("app-duties.saved")); reload(); }} /> : (
            <>
              {known.mayKeep && known.drafts.length > 0 && (
                <form onSubmit={(event) => { event.preventDefault(); bring(String(new FormData(event.currentTarget).get("sector")), known.version); }}>
                  <Drafts known={known} />
                  <button type="submit" className="button" disabled={busy}>{say("app-duties.import")}</button>
                </form>
              )}
              <section className="ledger-part">
                <h2>{say("app-duties.shares", { year: String(year) })}</h2>
                <p className="quiet">{say("app-duties.shares.meaning")}</p>
                <table className="list list-ledger">
                  <caption className="for-ears">{say("app-duties.shares", { year: String(year) })}</caption>
                  <thead><tr><th scope="col">{say("app-duties.of")}</th><th scope="col" className="number">{say("app-duties.core")}</th><th scope="col" className="number">{say("app-duties.other")}</th><th scope="col" className="number">{say("app-duties.unassigned")}</th><th scope="col" className="number">{say("app-duties.core-share")}</th><th scope="col">{say("app-duties.missing")}</th></tr></thead>
                  <tbody>
                    <Share title={say("app-duties.money")} share={known.money} shown={(fen) => amountInWan(fen) ?? ""} />
                    <Share title={say("app-duties.weight")} share={known.weight} shown={(points) => points} />
                  </tbody>
                </table>
              </section>
              {known.version > 0 && <HowComplete parts={known.completeness} />}
              <Gaps gaps={known.gaps} />
              <Tree known={known} />
            </>
          )}
        </>
      )}
    </Here>
  );
}

function Drafts({ known }: { known: DutyMapKnown }): React.ReactNode {
  const { say, language } = useSignedIn();
  return <Field label={say("app-duties.draft")}>{(ids) => <select {...ids} name="sector" className="input" required defaultValue=""><option value="" disabled>{say("app-duties.choose")}</option>{known.drafts.map(({ sector, title }) => <option key={sector} value={sector}>{titleIn(language, title)}</option>)}</select>}</Field>;
}

function Share({ title, share, shown }: { title: string; share: ShareKnown; shown: (amount: string) => string }): React.ReactNode {
  const { say } = useSignedIn();
  return (
    <tr>
      <th scope="row">{title}</th>
      <td className="number" data-label={say("app-duties.core")}>{shown(share.core)}</td>
      <td className="number" data-label={say("app-duties.other")}>{shown(share.other)}</td>
      <td className="number" data-label={say("app-duties.unassigned")}>{shown(share.unassigned)}</td>
      <td className="number" data-label={say("app-duties.core-share")}>{share.share === null ? <span className="quiet">{say("app-duties.no-share")}</span> : `${share.share}%`}</td>
      <td data-label={say("app-duties.missing")}>{share.missing.length === 0 ? say("app-duties.nothing-missing") : say("app-duties.missing-of", { count: share.missing.length, codes: share.missing.slice(0, 8).join(say("app-duties.comma")) })}</td>
    </tr>
  );
}

/** 完整程度: how much leads on at each level; what does not is listed below. */
function HowComplete({ parts }: { parts: DutyMapKnown["completeness"] }): React.ReactNode {
  const { say } = useSignedIn();
  return (
    <section className="ledger-part">
      <h2>{say("app-duties.complete")}</h2>
      <table className="list list-ledger">
        <caption className="for-ears">{say("app-duties.complete")}</caption>
        <thead><tr><th scope="col">{say("app-duties.of")}</th><th scope="col" className="number">{say("app-duties.complete.of")}</th><th scope="col" className="number">{say("app-duties.complete.linked")}</th><th scope="col" className="number">{say("app-duties.complete.share")}</th></tr></thead>
        <tbody>
          {parts.map(({ part, of, linked, share }) => (
            <tr key={part}>
              <th scope="row">{say(`app-duties.complete.${part}`)}</th>
              <td className="number" data-label={say("app-duties.complete.of")}>{of}</td>
              <td className="number" data-label={say("app-duties.complete.linked")}>{linked}</td>
              <td className="number" data-label={say("app-duties.complete.share")}>{share === null ? <span className="quiet">{say("app-duties.no-share")}</span> : `${share}%`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Gaps({ gaps }: { gaps: DutyMapKnown["gaps"] }): React.ReactNode {
  const { say, language } = useSignedIn();
  const place = ({ duty, activity }: DutyMapKnown["gaps"]["activitiesWithoutProject"][number]): string => `${titleIn(language, duty)} › ${titleIn(language, activity)}`;
  const lists: readonly (readonly [key: string, lines: readonly string[]])[] = [
    ["indicators", gaps.indicatorsWithoutActivity.map(({ project, name, card }) => `${project}: ${name}${card === null ? "" : ` (${card})`}`)],
    ["projects", gaps.projectsWithoutActivity.map(({ code, name }) => `${name} (${code})`)],
    ["duties", gaps.dutiesWithoutActivity.map((title) => titleIn(language, title))],
    ["activities-project", gaps.activitiesWithoutProject.map(place)],
    ["activities-indicator", gaps.activitiesWithoutIndicator.map(place)],
  ];
  return (
    <section className="ledger-part">
      <h2>{say("app-duties.gaps")}</h2>
      {lists.every(([, lines]) => lines.length === 0) && <p>{say("app-duties.no-gaps")}</p>}
      {lists.filter(([, lines]) => lines.length > 0).map(([key, lines]) => (
        <details key={key} open={lines.length <= 6}><summary>{say(`app-duties.gap.${key}`, { count: lines.length })}</summary><ul>{lines.slice(0, 100).map((line, at) => <li key={at}>{line}</li>)}</ul></details>
      ))}
    </section>
  );
}

function Tree({ known }: { known: DutyMapKnown }): React.ReactNode {
  const { say, language } = useSignedIn();
  if (known.map.duties.length === 0) return <Empty title={say("app-duties.empty")}><p>{say(known.mayKeep ? "app-duties.empty.meaning" : "app-duties.none-yet.meaning")}</p></Empty>;
  const cardName = (code: string): string => ((name) => (name === null || name === undefined ? code : `${titleIn(language, name)} (${code})`))(known.cards.find((card) => card.code === code)?.name);
  return (
    <section className="ledger-part">
      <h2>{say("app-duties.tree")}</h2>
      {known.map.duties.map((duty) => (
        <section key={duty.id} className="ledger-part">
          <h3>{titleIn(language, duty.title)}</h3>
          {duty.basis !== "" && <p className="quiet">{duty.basis}</p>}
          {duty.activities.length === 0 ? <p className="quiet">{say("app-duties.no-activity")}</p> : (
            <table className="list list-ledger">
              <caption className="for-ears">{titleIn(language, duty.title)}</caption>
              <thead><tr><th scope="col">{say("app-duties.activity")}</th><th scope="col">{say("app-duties.project")}</th><th scope="col">{say("app-duties.indicator")}</th></tr></thead>
              <tbody>
                {duty.activities.map((activity) => (
                  <tr key={activity.id}>
                    <th scope="row" className="col-name">{titleIn(language, activity.title)} {activity.core && <span className="tag">{say("app-duties.core")}</span>}</th>
                    <td data-label={say("app-duties.project")}>{activity.projects.length === 0 ? <span className="quiet">{say("app-duties.none")}</span> : <ul>{activity.projects.map(({ name, code }, at) => <li key={at}>{known.projects.find((one) => one.code === code)?.name ?? name} {code === null ? <span className="quiet">{say("app-duties.not-linked")}</span> : <span className="quiet">{code}</span>}</li>)}</ul>}</td>
                    <td data-label={say("app-duties.indicator")}>{activity.indicators.length === 0 ? <span className="quiet">{say("app-duties.none")}</span> : <ul>{activity.indicators.map((code) => <li key={code}>{cardName(code)}</li>)}</ul>}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </section>
      ))}
    </section>
  );
}

import { useSignedIn } from "../../app/app-context.ts";
import type { CardKnown } from "../../app/api/library-shapes.ts";
import { PageLink } from "../../app/parts.tsx";
import { addressOf } from "../../app/routes.ts";
import { titleIn } from "../../app/wording.ts";

/** 引用情况 (F110): goals that took it, drafts that nobody has saved, maps of duties, and retired cards instead of which it is used. */
export function CardUses({ known: { uses, elsewhere } }: { known: CardKnown }): React.ReactNode {
  const { say, language } = useSignedIn();
  const { drafts, activities, replaces } = elsewhere;
  return (
    <section className="card-part">
      <h2>{say("app-library.where-used", { count: uses.count })}</h2>
      {uses.items.length === 0 && <p className="quiet">{say(uses.count === 0 ? "app-library.unused" : "app-library.used-elsewhere")}</p>}
      {uses.items.length > 0 && (
        <table className="list">
          <caption className="for-ears">{say("app-library.where-used", { count: uses.count })}</caption>
          <thead><tr><th scope="col">{say("app-library.goal")}</th><th scope="col">{say("app-library.unit-of-goal")}</th><th scope="col">{say("app-workflow.version")}</th><th scope="col">{say("app-library.target")}</th></tr></thead>
          <tbody>
            {uses.items.map(({ filingId, year, name, unit, version, target, approved }, index) => (
              <tr key={index}>
                <th scope="row" className="col-name"><PageLink to={addressOf({ page: "filing", year, stage: "goal", id: filingId })}>{name}</PageLink> <span className="second">{say("app-frame.year", { year: String(year) })} {say(approved ? "app-card.use.approved" : "app-card.use.under-way")}</span></th>
                <td data-label={say("app-library.unit-of-goal")}>{unit}</td><td data-label={say("app-workflow.version")}>{say("app-workflow.number", { version })}</td><td data-label={say("app-library.target")}>{target}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {drafts.length > 0 && (
        <>
          <h3>{say("app-card.used-drafts")}</h3>
          <ul className="plain-list">{drafts.map(({ filingId, year, stage, name }) => <li key={filingId}><PageLink to={addressOf({ page: "filing", year, stage, id: filingId })}>{name}</PageLink> <span className="second">{say("app-frame.year", { year: String(year) })}</span></li>)}</ul>
        </>
      )}
      {activities.length > 0 && (
        <>
          <h3>{say("app-card.used-maps")}</h3>
          <ul className="plain-list">{activities.map(({ map, duty, activity }, index) => <li key={index}>{say("app-card.used-map", { map: titleIn(language, map), duty: titleIn(language, duty), activity: titleIn(language, activity) })}</li>)}</ul>
        </>
      )}
      {replaces.length > 0 && <p>{say("app-card.used-instead")} {replaces.map((code) => <PageLink key={code} to={addressOf({ page: "library-card", code })}>{code} </PageLink>)}</p>}
    </section>
  );
}

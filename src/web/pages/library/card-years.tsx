import { useSignedIn } from "../../app/app-context.ts";
import type { CardKnown } from "../../app/api/library-shapes.ts";
import { PageLink } from "../../app/parts.tsx";
import { addressOf } from "../../app/routes.ts";
import { countOf } from "../../app/wording.ts";

const OUTCOMES = ["met", "exceeded", "missed", "untold"] as const;

/** 历年目标完成情况: year by year how many goals took the card, how their targets were met, and what values were reached; then the lines behind it. */
export function CardYears({ known: { years, results }, unit }: { known: CardKnown; unit: string | null }): React.ReactNode {
  const { say } = useSignedIn();
  return (
    <section className="card-part">
      <h2>{say("app-card.years")}</h2>
      {years.length === 0 && <p className="quiet">{say("app-card.years.none")}</p>}
      {years.length > 0 && (
        <>
          <table className="list card-years">
            <caption className="for-ears">{say("app-card.years")}</caption>
            <thead>
              <tr>
                <th scope="col">{say("app-library.year")}</th><th scope="col" className="number">{say("app-card.years.goals")}</th><th scope="col" className="number">{say("app-card.years.evaluated")}</th>
                {OUTCOMES.map((outcome) => <th key={outcome} scope="col" className="number">{say(`app-card.years.${outcome}`)}</th>)}
                <th scope="col">{say("app-card.years.actual", { unit: unit ?? say("app-library.direction.qualitative") })}</th>
              </tr>
            </thead>
            <tbody>
              {years.map(({ year, goals, evaluated, outcomes, actual }) => (
                <tr key={year}>
                  <th scope="row">{year}</th><td className="number" data-label={say("app-card.years.goals")}>{countOf(goals)}</td><td className="number" data-label={say("app-card.years.evaluated")}>{countOf(evaluated)}</td>
                  {OUTCOMES.map((outcome) => <td key={outcome} className="number" data-label={say(`app-card.years.${outcome}`)}>{countOf(outcomes[outcome])}</td>)}
                  <td data-label={say("app-card.years.actual", { unit: unit ?? "" })}>{actual === null ? say("app-card.years.no-values") : say("app-card.years.spread", { ...actual })}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className="quiet">{say("app-card.years.meaning")}</p>
        </>
      )}
      {results.length > 0 && (
        <details>
          <summary>{say("app-card.results", { count: results.length })}</summary>
          <table className="list">
            <caption className="for-ears">{say("app-card.results", { count: results.length })}</caption>
            <thead><tr><th scope="col">{say("app-library.goal")}</th><th scope="col">{say("app-library.unit-of-goal")}</th><th scope="col">{say("app-library.target")}</th><th scope="col">{say("app-card.actual")}</th><th scope="col">{say("app-card.outcome")}</th></tr></thead>
            <tbody>
              {results.map(({ filingId, year, name, unit: body, target, actual, outcome }, index) => (
                <tr key={index}>
                  <th scope="row" className="col-name"><PageLink to={addressOf({ page: "filing", year, stage: "self-evaluation", id: filingId })}>{name}</PageLink> <span className="second">{say("app-frame.year", { year: String(year) })}</span></th>
                  <td data-label={say("app-library.unit-of-goal")}>{body}</td><td data-label={say("app-library.target")}>{target}</td><td data-label={say("app-card.actual")}>{actual}</td>
                  <td data-label={say("app-card.outcome")}>{say(`app-card.outcome.${outcome}`)} <PageLink className="second" to={addressOf({ page: "why", year, stage: "self-evaluation", id: filingId })}>{say("app-card.why")}</PageLink></td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </section>
  );
}

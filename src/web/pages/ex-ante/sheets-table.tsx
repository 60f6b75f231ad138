import type { ExAnteKnown, PanelKnown } from "../../app/api/ex-ante-shapes.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { titleIn } from "../../app/wording.ts";

/** Every expert's sheet in a column of its own, with mean and spread of each aspect; check points below it with their ratings. */
export function SheetsTable({ known, panel }: { known: ExAnteKnown; panel: PanelKnown }): React.ReactNode {
  const { say, language } = useSignedIn();
  const { scheme } = known;
  const experts = panel.experts.filter(({ standing }) => standing === "submitted");
  const ratingOf = (id: string | null): string => titleIn(language, scheme.ratings.find((one) => one.id === id)?.title ?? "");
  return (
    <section className="ledger-part">
      <h2>{say("app-ex-ante.side-by-side")}</h2>
      <p className="quiet">{say("app-ex-ante.spread-means", { limit: panel.spreadLimit })}</p>
      <div className="sideways" tabIndex={0} role="region" aria-label={say("app-ex-ante.side-by-side")}>
        <table className="list ex-ante-sheets">
          <caption className="for-ears">{say("app-ex-ante.side-by-side")}</caption>
          <thead>
            <tr>
              <th scope="col">{say("app-ex-ante.paper.column.aspect")}</th>
              {experts.map(({ id, name }) => <th key={id} scope="col" className="number">{name}</th>)}
              <th scope="col" className="number">{say("app-ex-ante.mean")}</th><th scope="col" className="number">{say("app-ex-ante.spread")}</th>
            </tr>
          </thead>
          {scheme.aspects.map((aspect, at) => (
            <tbody key={aspect.id}>
              <tr className="ledger-total">
                <th scope="row">{say("app-ex-ante.paper.aspect", { name: titleIn(language, aspect.title), points: aspect.points })}</th>
                {experts.map(({ id, name, aspects }) => <td key={id} className="number" data-label={name}>{aspects[at]?.score}</td>)}
                <td className="number" data-label={say("app-ex-ante.mean")}>{panel.aspects[at]?.mean}</td><td className="number" data-label={say("app-ex-ante.spread")}>{panel.aspects[at]?.spread}</td>
              </tr>
              {aspect.parts.flatMap(({ checks }) => checks).map((check) => (
                <tr key={check.id}>
                  <th scope="row" className="ex-ante-point">{titleIn(language, check.title)}</th>
                  {experts.map(({ id, name, checks }) => {
                    const one = checks.find((line) => line.id === check.id);
                    return <td key={id} className="number" data-label={name}>{ratingOf(one?.rating ?? null)} {one?.score}{one !== undefined && one.comment !== "" && <span className="second quiet">{one.comment}</span>}</td>;
                  })}
                  <td /><td />
                </tr>
              ))}
            </tbody>
          ))}
          <tfoot>
            <tr className="ledger-total">
              <th scope="row">{say("app-ex-ante.total")}</th>
              {experts.map(({ id, name, total }) => <td key={id} className="number" data-label={name}>{total}</td>)}
              <td className="number" data-label={say("app-ex-ante.mean")}><b>{panel.mean}</b></td><td className="number" data-label={say("app-ex-ante.spread")}>{panel.spread}</td>
            </tr>
            <tr>
              <th scope="row">{say("app-ex-ante.opinion")}</th>
              {experts.map(({ id, name, opinion }) => <td key={id} data-label={name}>{opinion}</td>)}
              <td /><td />
            </tr>
          </tfoot>
        </table>
      </div>
    </section>
  );
}

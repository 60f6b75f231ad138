import { useSignedIn } from "../../app/app-context.ts";
import type { CoverageKnown } from "../../app/api/library-shapes.ts";
import { PageLink } from "../../app/parts.tsx";
import { addressOf } from "../../app/routes.ts";
import { countOf, titleIn } from "../../app/wording.ts";
import { wishSearch } from "./library-address.ts";

/** Functions of expenditure with their sectors and fields, each with how many cards it has and whether that is enough. */
export function CoverageTable({ known: { functions } }: { known: CoverageKnown }): React.ReactNode {
  const { say, language } = useSignedIn();
  return (
    <section className="card-part">
      <h2>{say("app-library-coverage.tree")}</h2>
      <table className="list coverage">
        <caption className="for-ears">{say("app-library-coverage.tree")}</caption>
        <thead><tr><th scope="col">{say("app-library-coverage.function")}</th><th scope="col" className="number">{say("app-library-coverage.count")}</th><th scope="col">{say("app-library-coverage.state")}</th><th scope="col">{say("app-library-coverage.kinds")}</th></tr></thead>
        <tbody>
          {functions.map(({ id, title, count, covered, sectors, kinds }) => [
            <tr key={id}>
              <th scope="row" className="col-name">{id} {titleIn(language, title)}</th>
              <td className="number" data-label={say("app-library-coverage.count")}>{countOf(count)}</td>
              <td data-label={say("app-library-coverage.state")}><State covered={covered} /></td>
              <td data-label={say("app-library-coverage.kinds")}>{count === 0 ? "" : kinds.map(({ level1, count: number }) => say(number === 0 ? "app-library-coverage.kind.none" : "app-library-coverage.kind", { level1, count: countOf(number) })).join(" · ")}</td>
            </tr>,
            ...sectors.flatMap((sector) => sector.groups.map((group) => (
              <tr key={`${id} ${sector.id} ${group.id}`} className="coverage-field">
                <th scope="row" className="col-name"><PageLink to={`${addressOf({ page: "library" })}${wishSearch({ query: "", sector: sector.id, group: group.id, level2: "", function: "" })}`}>{titleIn(language, group.title)}</PageLink>{sectors.length > 1 && <> <span className="second">{titleIn(language, sector.title)}</span></>}</th>
                <td className="number" data-label={say("app-library-coverage.count")}>{countOf(group.count)}</td>
                <td data-label={say("app-library-coverage.state")}><State covered={group.covered} /></td>
                <td className="coverage-blank" />
              </tr>
            ))),
          ])}
        </tbody>
      </table>
    </section>
  );
}

function State({ covered }: { covered: boolean }): React.ReactNode {
  const { say } = useSignedIn();
  return <span className={covered ? "tag" : "tag tag-draft"}>{say(covered ? "app-library-coverage.covered" : "app-library-coverage.missing")}</span>;
}

import { useSignedIn } from "../../app/app-context.ts";
import { libraryCoverageApi } from "../../app/api/addresses.ts";
import type { CoverageKnown } from "../../app/api/library-shapes.ts";
import { useLoaded } from "../../app/loaded.ts";
import { Named } from "../../app/named.tsx";
import { Empty, Here, PageHead, PageLink } from "../../app/parts.tsx";
import { addressOf } from "../../app/routes.ts";
import { countOf, titleIn } from "../../app/wording.ts";
import { useOwnAddress, useSearch } from "../../app/shown-address.ts";
import { CoverageTable } from "./coverage-table.tsx";
import { draftAddress } from "./library-address.ts";

/** How many cards a place may be asked to have. */
const CHOICES = [1, 2, 3, 5, 10, 20] as const;

/** 覆盖情况 (F107): which functions of expenditure and which fields have cards, and where there are too few. */
export function LibraryCoveragePage(): React.ReactNode {
  const { say, wire } = useSignedIn();
  const asked = Number(new URLSearchParams(useSearch()).get("least"));
  const ask = useOwnAddress();
  const least = CHOICES.find((one) => one === asked) ?? 1;
  const [loaded, reload] = useLoaded(`coverage ${least}`, (signal) => wire.get<CoverageKnown>(libraryCoverageApi(least), signal), { opens: true, of: "coverage" });
  const back = <PageLink to={addressOf({ page: "library" })}>{say("app-library-coverage.back")}</PageLink>;
  return (
    <>
      <nav className="trail">{back}</nav>
      <PageHead title={say("app-library-coverage.title")} lead={say("app-library-coverage.lead")} />
      <form className="filters" onSubmit={(event) => event.preventDefault()}>
        <label className="filter">
          <span>{say("app-library-coverage.least")}</span>
          <select className="input" value={least} onChange={({ target }) => ask(`?least=${target.value}`)}>
            {CHOICES.map((count) => <option key={count} value={count}>{say("app-library-coverage.least.count", { count })}</option>)}
          </select>
        </label>
      </form>
      <Here loaded={loaded} reload={reload} back={back}>
        {(known) => (known.functions.every(({ count }) => count === 0) && known.outside.every(({ count }) => count === 0)
          ? <Empty title={say("app-library-coverage.empty")}><p>{say("app-library-coverage.empty.meaning")}</p></Empty>
          : <Named names={known.names}><Coverage known={known} /></Named>)}
      </Here>
    </>
  );
}

function Coverage({ known }: { known: CoverageKnown }): React.ReactNode {
  const { say, language } = useSignedIn();
  const { functionShare, fieldShare, outside } = known;
  return (
    <>
      <p className="coverage-shares" role="status">
        <b>{say("app-library-coverage.functions", { ...functionShare, percent: functionShare.percent ?? 0 })}</b><br />
        {fieldShare.percent === null ? say("app-library-coverage.no-fields") : say("app-library-coverage.fields", { ...fieldShare, percent: fieldShare.percent })}
      </p>
      <Gaps known={known} />
      <CoverageTable known={known} />
      {outside.length > 0 && (
        <section className="card-part">
          <h2>{say("app-library-coverage.outside")}</h2>
          <p className="quiet">{say("app-library-coverage.outside.meaning")}</p>
          <ul className="plain-list">{outside.map(({ id, title, count }) => <li key={id}>{titleIn(language, title)} <span className="count">{countOf(count)}</span></li>)}</ul>
        </section>
      )}
    </>
  );
}

/** What has too few, each with the way to write one there. */
function Gaps({ known: { gaps, functions, mayDraft } }: { known: CoverageKnown }): React.ReactNode {
  const { say, language } = useSignedIn();
  const sectorOf = (id: string): string => {
    const sector = functions.flatMap(({ sectors }) => sectors).find((one) => one.id === id);
    return sector === undefined ? id : titleIn(language, sector.title);
  };
  return (
    <section className="card-part">
      <h2>{say("app-library-coverage.gaps", { count: gaps.length })}</h2>
      {gaps.length === 0 && <p className="quiet">{say("app-library-coverage.no-gaps")}</p>}
      <ul className="plain-list coverage-gaps">
        {gaps.map(({ function: code, title, sector, group, count }) => {
          const name = titleIn(language, title);
          return (
            <li key={`${code} ${sector ?? ""} ${group ?? ""}`}>
              {group === null || sector === null ? say("app-library-coverage.gap.function", { code, title: name }) : say("app-library-coverage.gap.field", { code, title: name, sector: sectorOf(sector) })}{" "}
              <span className="quiet">{sector === null ? say("app-library-coverage.gap.no-sector") : say("app-library-coverage.gap.count", { count })}</span>{" "}
              {mayDraft && sector !== null && <PageLink to={draftAddress(sector, group)}>{say("app-library-coverage.draft")}<span className="for-ears"> {name}</span></PageLink>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

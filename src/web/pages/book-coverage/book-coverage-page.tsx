import { COVERAGE_STANDINGS, isGap, neededOf, type Coverage, type CoverageCell } from "../../../core/reporting/coverage.ts";
import { STAGES, type Stage } from "../../../core/form/filing-values.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { bookCoverageApi, query } from "../../app/api/addresses.ts";
import { useLoaded } from "../../app/loaded.ts";
import { Empty, Here, PageHead } from "../../app/parts.tsx";
import { countOf, momentOf, stageName } from "../../app/wording.ts";
import { useOwnAddress, useSearch } from "../../app/shown-address.ts";
import { Gaps } from "./gaps.tsx";
import { Quality } from "./quality.tsx";

/** What stands beside the number of those that are finished. */
const LISTED = COVERAGE_STANDINGS.filter(isGap);

/** The cell that is open, as the address says it. */
export interface OpenCell {
  readonly stage: Stage;
  readonly book: string | null;
  readonly department: string | null;
}

/** 覆盖情况: four budget books by stage, departments by stage, and what is missing in the cell that is open. */
export function BookCoveragePage({ year }: { year: number }): React.ReactNode {
  const { say, wire } = useSignedIn();
  const open = readCell(useSearch());
  const ask = useOwnAddress();
  const [loaded, reload] = useLoaded(`coverage ${year}`, (signal) => wire.get<Coverage & { readonly asOf: string }>(bookCoverageApi(year), signal), { opens: true });
  const show = (cell: OpenCell): void => ask(query({ ...cell }));
  return (
    <>
      <PageHead title={say("app-book-coverage.title", { year: String(year) })} lead={say("app-book-coverage.lead")} />
      <Here loaded={loaded} reload={reload}>
        {({ books, departments, asOf }) => {
          const stages = books[0]?.cells.map(({ stage }) => stage) ?? [];
          if (departments.length === 0) return <Empty title={say("app-book-coverage.nothing")}><p>{say("app-book-coverage.nothing.advice")}</p></Empty>;
          const nameOfOpen = open === null ? "" : open.book !== null ? say(`app-ledger.book.${open.book}`) : (departments.find(({ departmentId }) => departmentId === open.department)?.department ?? "");
          return (
            <>
              <p className="quiet">{say("app-book-coverage.legend")} {say("app-book-coverage.as-of", { time: momentOf(asOf) })}</p>
              <div className="table-scroll">
                <table className="list coverage">
                  <caption>{say("app-book-coverage.books")}</caption>
                  <Head stages={stages} of={say("app-book-coverage.book")} last={say("app-book-coverage.first-year")} />
                  <tbody>
                    {books.map(({ book, subjects, cells, firstYear }) => {
                      const name = say(`app-ledger.book.${book}`);
                      return (
                        <tr key={book}>
                          <th scope="row" className="col-name">{name}<span className="second">{say("app-book-coverage.subjects", { count: subjects, n: countOf(subjects) })}</span></th>
                          {cells.map((cell) => <Cell key={cell.stage} cell={cell} what={name} isOpen={open?.stage === cell.stage && open.book === book} show={() => show({ stage: cell.stage, book, department: null })} />)}
                          <td data-label={say("app-book-coverage.first-year")}>{firstYear === null ? <span className="quiet">{say("app-book-coverage.first-year.none")}</span> : say("app-book-coverage.first-year.of", { year: String(firstYear) })}</td>
                        </tr>
                      );
                    })}
                  </tbody>
                </table>
              </div>
              <div className="table-scroll">
                <table className="list coverage">
                  <caption>{say("app-book-coverage.departments")}</caption>
                  <Head stages={stages} of={say("app-book-coverage.department")} last={null} />
                  <tbody>
                    {departments.map(({ departmentId, department, subjects, cells }) => (
                      <tr key={departmentId}>
                        <th scope="row" className="col-name">{department}<span className="second">{say("app-book-coverage.subjects", { count: subjects, n: countOf(subjects) })}</span></th>
                        {cells.map((cell) => <Cell key={cell.stage} cell={cell} what={department} isOpen={open?.stage === cell.stage && open.department === departmentId} show={() => show({ stage: cell.stage, book: null, department: departmentId })} />)}
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
              {open === null ? <p className="quiet">{say("app-book-coverage.pick")}</p> : <Gaps year={year} cell={open} name={nameOfOpen} changed={reload} />}
              <Quality year={year} />
            </>
          );
        }}
      </Here>
    </>
  );
}

function Head({ stages, of, last }: { stages: readonly Stage[]; of: string; last: string | null }): React.ReactNode {
  const { say } = useSignedIn();
  return (
    <thead>
      <tr>
        <th scope="col">{of}</th>
        {stages.map((stage) => <th key={stage} scope="col">{stageName(say, stage)}</th>)}
        {last !== null && <th scope="col">{last}</th>}
      </tr>
    </thead>
  );
}

/** Never by colour alone: what is missing is said as well. Together the numbers are the subjects of the row. */
function Cell({ cell, what, isOpen, show }: { cell: CoverageCell; what: string; isOpen: boolean; show: () => void }): React.ReactNode {
  const { say } = useSignedIn();
  const { stage, standings, returned, state } = cell;
  const notNeeded = standings["not-needed"];
  const aside = notNeeded > 0 && <span className="second">{say("app-book-coverage.standing.not-needed", { n: countOf(notNeeded) })}</span>;
  if (state === "nothing-due") return <td className="quiet" data-label={stageName(say, stage)}>{say("app-book-coverage.cell.nothing-due")}{aside}</td>;
  return (
    <td className={`coverage-${state}`} data-label={stageName(say, stage)}>
      <button type="button" className="button-plain" aria-pressed={isOpen} onClick={show}>
        <b>{say("app-book-coverage.cell", { finished: countOf(standings.finished), due: countOf(neededOf(cell)) })}</b> {say(`app-book-coverage.state.${state}`)}
        <span className="for-ears"> {say("app-book-coverage.open", { what, stage: stageName(say, stage) })}</span>
      </button>
      {LISTED.filter((standing) => standings[standing] > 0).map((standing) => <span key={standing} className="second">{say(`app-book-coverage.standing.${standing}`, { n: countOf(standings[standing]) })}</span>)}
      {aside}
      {returned > 0 && <span className="second">{say("app-book-coverage.returned", { count: returned })}</span>}
    </td>
  );
}

function readCell(search: string): OpenCell | null {
  const asked = new URLSearchParams(search);
  const stage = STAGES.find((one) => one === asked.get("stage"));
  const [book, department] = [asked.get("book"), asked.get("department")];
  return stage === undefined || (book === null) === (department === null) ? null : { stage, book, department };
}

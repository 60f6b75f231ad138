import { useSignedIn } from "../../app/app-context.ts";
import { departmentApi, query } from "../../app/api/addresses.ts";
import { useLoaded } from "../../app/loaded.ts";
import { Empty, Here, PageHead, PageLink } from "../../app/parts.tsx";
import { PrintMark } from "../../app/print-mark.tsx";
import { addressOf } from "../../app/routes.ts";

/** `GET /api/{year}/self-evaluation/departments/{id}/summary` */
interface Summary {
  readonly department: string;
  readonly projects: number;
  readonly missing: number;
  readonly underWay: number;
  readonly digest: string;
  /** 草案 */
  readonly stamp: string;
  /** As the table is drawn everywhere. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly total: readonly string[];
  readonly notes: readonly string[];
}

/** 自评结果汇总表 of a department: every project of the year with its money, score and grade, what is missing, and the sums. */
export function SummaryPage({ year, departmentId }: { year: number; departmentId: string }): React.ReactNode {
  const { say, language, wire } = useSignedIn();
  const address = `${departmentApi(year, departmentId)}/summary`;
  const [loaded, reload] = useLoaded(`summary ${year} ${departmentId} ${language}`, (signal) => wire.get<Summary>(`${address}${query({ language })}`, signal));
  return (
    <>
      <nav className="trail"><PageLink to={addressOf({ page: "disclosure", year, departmentId })}>{say("app-summary.back")}</PageLink></nav>
      <PageHead title={say("app-summary.title", { year: String(year) })} lead={say("app-summary.lead")}>
        <a className="button" href={`${address}/workbook${query({ language })}`} download>{say("app-summary.workbook")}</a>
        <button type="button" className="button" onClick={() => window.print()}>{say("app-summary.print")}</button>
      </PageHead>
      <Here loaded={loaded} reload={reload}>
        {({ digest, department, projects, missing, underWay, stamp, columns, rows, total, notes }) =>
          projects === 0 ? (
            <Empty title={say("app-summary.none")}><p>{say("app-summary.none.meaning")}</p></Empty>
          ) : (
            <>
              <p>{say("app-summary.department", { department })} <span className="tag tag-draft">{stamp}</span></p>
              <p role="status">{say("app-summary.counts", { count: projects, missing, underWay })}</p>
              <table className="list">
                <caption className="for-ears">{say("app-summary.sheet")}</caption>
                <thead><tr>{columns.map((title, index) => <th key={title} scope="col" className={isNumber(index) ? "number" : undefined}>{title}</th>)}</tr></thead>
                <tbody>
                  {rows.map((texts) => (
                    <tr key={texts[1]}>
                      {texts.map((text, index) => (index === NAME ? <th key={index} scope="row" className="col-name">{text}</th> : <td key={index} data-label={columns[index]} className={isNumber(index) ? "number" : undefined}>{text}</td>))}
                    </tr>
                  ))}
                </tbody>
                <tfoot><tr>{total.map((text, index) => (index === 0 ? <th key={index} scope="row">{text}</th> : <td key={index} data-label={text === "" ? undefined : columns[index]} className={isNumber(index) ? "number" : undefined}>{text}</td>))}</tr></tfoot>
              </table>
              {notes.map((note) => <p key={note} className="quiet">{note}</p>)}
              <PrintMark digest={digest} />
            </>
          )
        }
      </Here>
    </>
  );
}

/** The column that names a row. */
const NAME = 2;

/** Money, rate and score stand at the right. */
function isNumber(index: number): boolean {
  return index >= 4 && index <= 7;
}

import { useSignedIn } from "../../app/app-context.ts";
import { departmentApi, query } from "../../app/api/addresses.ts";
import { useLoaded } from "../../app/loaded.ts";
import { Empty, Here, PageHead, PageLink } from "../../app/parts.tsx";
import { PrintMark } from "../../app/print-mark.tsx";
import { addressOf } from "../../app/routes.ts";

/** One budget book of the summary, as its table is drawn everywhere. */
interface Book {
  readonly book: string | null;
  readonly title: string;
  readonly projects: number;
  readonly missing: number;
  readonly underWay: number;
  /** 草案 */
  readonly stamp: string;
  readonly columns: readonly { readonly title: string; readonly isNumber: boolean; readonly isName: boolean }[];
  readonly rows: readonly (readonly string[])[];
  /** Empty where there is nothing to add up. */
  readonly total: readonly string[];
  readonly notes: readonly string[];
}

/** `GET /api/{year}/self-evaluation/departments/{id}/summary` */
interface Summary {
  readonly department: string;
  readonly digest: string;
  readonly books: readonly Book[];
}

/** 自评结果汇总表 of a department: every project of the year with its money, score and grade, what is missing, and the sums. */
export function SummaryPage({ year, departmentId }: { year: number; departmentId: string }): React.ReactNode {
  const { say, language, wire } = useSignedIn();
  const address = `${departmentApi(year, departmentId)}/summary`;
  const [loaded, reload] = useLoaded(`summary ${year} ${departmentId} ${language}`, (signal) => wire.get<Summary>(`${address}${query({ language })}`, signal), { opens: true });
  return (
    <>
      <nav className="trail"><PageLink to={addressOf({ page: "disclosure", year, departmentId })}>{say("app-summary.back")}</PageLink></nav>
      <PageHead title={say("app-summary.title", { year: String(year) })} lead={say("app-summary.lead")}>
        <a className="button" href={`${address}/workbook${query({ language })}`} download>{say("app-summary.workbook")}</a>
        <button type="button" className="button" onClick={() => window.print()}>{say("app-summary.print")}</button>
      </PageHead>
      <Here loaded={loaded} reload={reload}>
        {({ digest, department, books }) =>
          books.every(({ projects }) => projects === 0) ? (
            <Empty title={say("app-summary.none")}><p>{say("app-summary.none.meaning")}</p></Empty>
          ) : (
            <>
              <p>{say("app-summary.department", { department })}</p>
              {books.length > 1 && <p className="quiet">{say("app-summary.by-book")}</p>}
              {books.map((one) => <BookTable key={one.title} {...one} />)}
              <PrintMark digest={digest} />
            </>
          )
        }
      </Here>
    </>
  );
}

function BookTable({ title, projects, missing, underWay, stamp, columns, rows, total, notes }: Book): React.ReactNode {
  const { say } = useSignedIn();
  const look = (index: number): string | undefined => (columns[index]!.isNumber ? "number" : undefined);
  return (
    <section>
      <h2>{title} {stamp !== "" && <span className="tag tag-draft">{stamp}</span>}</h2>
      <p role="status">{say("app-summary.counts", { count: projects, missing, underWay })}</p>
      <table className="list">
        <caption className="for-ears">{title}</caption>
        <thead><tr>{columns.map((column, index) => <th key={index} scope="col" className={look(index)}>{column.title}</th>)}</tr></thead>
        <tbody>
          {rows.map((texts, row) => (
            <tr key={row}>
              {texts.map((text, index) => (columns[index]!.isName ? <th key={index} scope="row" className="col-name">{text}</th> : <td key={index} data-label={columns[index]!.title} className={look(index)}>{text}</td>))}
            </tr>
          ))}
        </tbody>
        {total.length > 0 && <tfoot><tr>{total.map((text, index) => (index === 0 ? <th key={index} scope="row">{text}</th> : <td key={index} data-label={text === "" ? undefined : columns[index]!.title} className={look(index)}>{text}</td>))}</tr></tfoot>}
      </table>
      {notes.map((note) => <p key={note} className="quiet">{note}</p>)}
    </section>
  );
}

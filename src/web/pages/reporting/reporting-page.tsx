import { useState } from "react";
import type { Stage } from "../../../core/form/filing-values.ts";
import type { DepartmentProgress, ReportingProgress } from "../../../core/reporting/progress.ts";
import { unreportedText } from "../../../core/reporting/reporting-text.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { query, reportingApi } from "../../app/api/addresses.ts";
import type { UnreportedProjects } from "../../app/api/office-shapes.ts";
import { useLoaded } from "../../app/loaded.ts";
import { Empty, Here, PageHead, PageLink, Waiting } from "../../app/parts.tsx";
import { addressOf } from "../../app/routes.ts";
import { countOf, momentOf, stageName } from "../../app/wording.ts";
import { useOwnAddress, useSearch } from "../../app/shown-address.ts";
import { MissingProjects } from "./missing-projects.tsx";
import { TaskPart } from "./task-part.tsx";
import { openingPeriod, PeriodChoice, usePeriods } from "../filings/period-choice.tsx";
import { copyText } from "../../ui/copy-text.ts";

/** 报送进度: which departments have reported, who has not, and the list to be pasted where people read it. */
export function ReportingPage({ year, stage }: { year: number; stage: Stage }): React.ReactNode {
  const { say, wire, language } = useSignedIn();
  const periods = usePeriods(year, stage);
  const period = openingPeriod(periods ?? [], new URLSearchParams(useSearch()).get("period"));
  const ask = useOwnAddress();
  const month = periods?.find(({ number }) => String(number) === period)?.month ?? null;
  const [loaded, reload] = useLoaded(`reporting ${year} ${stage} ${period} ${String(periods === null)}`, async (signal) => (periods === null ? null : wire.get<ReportingProgress & { readonly asOf: string }>(`${reportingApi(year, stage)}${query({ period })}`, signal)));
  const title = say("app-reporting.title", { year: String(year), stage: month === null ? stageName(say, stage) : say("app-reporting.stage-months", { stage: stageName(say, stage), month }) });
  return (
    <>
      <nav className="trail"><PageLink to={addressOf({ page: "filings", year, stage })}>{say("app-reporting.back")}</PageLink></nav>
      <PageHead title={title} lead={say(`app-reporting.lead.${stage}`)}>
        <a className="button" href={`${reportingApi(year, stage)}/workbook${query({ language, period })}`} download>{say("app-reporting.workbook")}</a>
      </PageHead>
      {periods !== null && periods.length > 0 && <PeriodChoice periods={periods} chosen={period} choose={(next) => ask(query({ period: next }))} />}
      {periods !== null && <TaskPart year={year} stage={stage} period={period} />}
      <Here loaded={loaded} reload={reload}>
        {(progress) =>
          progress === null ? (
            <Waiting />
          ) : progress.expected === 0 ? (
            <Empty title={say("app-reporting.nobody")}><p>{say(`app-reporting.lead.${stage}`)}</p></Empty>
          ) : (
            <>
              <p className="reporting-sum" role="status">
                <b>{say("app-reporting.sum-of", { reported: countOf(progress.reported), expected: countOf(progress.expected), count: progress.expected - progress.reported, missing: countOf(progress.expected - progress.reported) })}</b>{" "}
                <span className="quiet">{say("app-reporting.as-of", { time: momentOf(progress.asOf) })}</span>
              </p>
              <CopyList text={unreportedText(title, progress, say)} />
              <table className="list list-reporting">
                <caption className="for-ears">{say("app-reporting.departments")}</caption>
                <thead>
                  <tr>
                    <th scope="col" className="number">{say("app-reporting.rank")}</th><th scope="col">{say("app-list.department")}</th><th scope="col" className="number">{say("app-reporting.expected")}</th>
                    <th scope="col" className="number">{say("app-reporting.reported")}</th><th scope="col" className="number">{say("app-reporting.missing")}</th><th scope="col"><span className="for-ears">{say("app-reporting.who")}</span></th>
                  </tr>
                </thead>
                <tbody>{progress.departments.map((department) => <Department key={department.departmentId} year={year} stage={stage} period={period} department={department} />)}</tbody>
              </table>
            </>
          )
        }
      </Here>
    </>
  );
}

/** The text as it will be pasted, in sight before it is taken. */
function CopyList({ text }: { text: string }): React.ReactNode {
  const { say } = useSignedIn();
  const [copied, setCopied] = useState<boolean | null>(null);
  return (
    <section className="reporting-text">
      <h2>{say("app-reporting.unreported")}</h2>
      <textarea className="input" readOnly rows={Math.min(12, text.split("\n").length + 1)} value={text} aria-label={say("app-reporting.unreported")} onFocus={({ target }) => target.select()} />
      <p>
        <button type="button" className="button button-next" onClick={() => void copyText(text).then(setCopied)}>{say("app-reporting.copy")}</button>
        {copied !== null && <span className="quiet" role="status"> {say(copied ? "app-disclosure.copied" : "app-disclosure.not-copied")}</span>}
      </p>
    </section>
  );
}

function Department({ year, stage, period, department: { departmentId, department, expected, reported, rank } }: { year: number; stage: Stage; period: string; department: DepartmentProgress }): React.ReactNode {
  const { say } = useSignedIn();
  const [open, setOpen] = useState(false);
  const missing = expected - reported;
  return (
    <>
      <tr>
        <td className="number" data-label={say("app-reporting.rank")}>{rank}</td>
        <th scope="row" className="col-name">{department}</th>
        <td className="number" data-label={say("app-reporting.expected")}>{countOf(expected)}</td>
        <td className="number" data-label={say("app-reporting.reported")}>{countOf(reported)}</td>
        <td className="number" data-label={say("app-reporting.missing")}>{missing === 0 ? <span className="quiet">0</span> : <b>{countOf(missing)}</b>}</td>
        <td>{missing > 0 && <button type="button" className="button-plain" aria-expanded={open} onClick={() => setOpen(!open)}>{say(open ? "app-reporting.close" : "app-reporting.show")}<span className="for-ears"> {department}</span></button>}</td>
      </tr>
      {open && <tr><td colSpan={6}><Missing year={year} stage={stage} period={period} departmentId={departmentId} /></td></tr>}
    </>
  );
}

/** The projects of a department that are missing, each with where it is. */
function Missing({ year, stage, period, departmentId }: { year: number; stage: Stage; period: string; departmentId: string }): React.ReactNode {
  const { say, wire } = useSignedIn();
  const [loaded, reload] = useLoaded(`unreported ${year} ${stage} ${period} ${departmentId}`, (signal) => wire.get<UnreportedProjects>(`${reportingApi(year, stage)}/unreported${query({ department: departmentId, period })}`, signal));
  return (
    <Here loaded={loaded} reload={reload}>
      {({ items, more }) => <MissingProjects year={year} stage={stage} items={items} more={more ? say("app-reporting.more") : null} />}
    </Here>
  );
}

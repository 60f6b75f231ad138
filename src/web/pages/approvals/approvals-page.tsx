import { useRef, useState } from "react";
import { navigate } from "wouter/use-browser-location";
import { useSignedIn } from "../../app/app-context.ts";
import { approvalsApi } from "../../app/api/addresses.ts";
import type { IssuedApproval, WaitingDepartment, WaitingGoal } from "../../app/api/office-shapes.ts";
import { useAction, useLoaded } from "../../app/loaded.ts";
import { Empty, Field, Here, PageHead, PageLink, Problems } from "../../app/parts.tsx";
import { addressOf } from "../../app/routes.ts";
import { amountInWan, titleIn } from "../../app/wording.ts";
import { today } from "../../app/today.ts";

/** 批复: goals that wait, by department, and the letters that were issued. Only a letter freezes a goal. */
export function ApprovalsPage({ year }: { year: number }): React.ReactNode {
  const { say, wire } = useSignedIn();
  const [waiting, reloadWaiting] = useLoaded(`waiting ${year}`, (signal) => wire.get<{ readonly items: readonly WaitingDepartment[] }>(`${approvalsApi(year)}/waiting`, signal), { opens: true });
  const [issued, reloadIssued] = useLoaded(`issued ${year}`, (signal) => wire.get<{ readonly items: readonly IssuedApproval[] }>(approvalsApi(year), signal));
  return (
    <>
      <PageHead title={say("app-approval.title", { year: String(year) })} lead={say("app-approval.lead")} />
      <Here loaded={waiting} reload={reloadWaiting}>
        {({ items: departments }) =>
          departments.length === 0 ? (
            <Empty title={say("app-approval.none")}><p>{say("app-approval.none.meaning")}</p></Empty>
          ) : (
            departments.map((department) => <WaitingOf key={department.departmentId} year={year} department={department} />)
          )
        }
      </Here>
      <section className="issued">
        <h2>{say("app-approval.issued")}</h2>
        <Here loaded={issued} reload={reloadIssued}>{({ items: approvals }) => (approvals.length === 0 ? <p className="quiet">{say("app-approval.issued.none")}</p> : <Issued year={year} approvals={approvals} />)}</Here>
      </section>
    </>
  );
}

/** Why no letter can approve a goal as things are, and what to do, before anybody issues one. */
function KeptBack({ by }: { by: WaitingGoal["keptBack"] }): React.ReactNode {
  return by !== null && <p className="wrong">{by.message} {by.advice}</p>;
}

/** What of a department's goals one approves oneself, and by whom the others are approved. */
function WaitingOf({ year, department: { departmentId, department, count, filings, amountFen } }: { year: number; department: WaitingDepartment }): React.ReactNode {
  const { say } = useSignedIn();
  const own = filings.filter(({ refusedBecause }) => refusedBecause === null);
  const others = filings.filter(({ refusedBecause }) => refusedBecause !== null);
  return (
    <section className="batch">
      <h2>{department} <span className="quiet">{say("app-approval.batch", { count })}{amountFen !== null && ` · ${say("app-filing.amount", { amount: amountInWan(amountFen) ?? "" })}`}</span></h2>
      {own.length > 0 && <Batch year={year} departmentId={departmentId} department={department} filings={own} />}
      {others.length > 0 && <OfOthers year={year} department={department} filings={others} />}
    </section>
  );
}

interface Of {
  readonly year: number;
  readonly department: string;
  readonly filings: WaitingDepartment["filings"];
}

function Batch({ year, departmentId, department, filings }: Of & { readonly departmentId: string }): React.ReactNode {
  const { say, wire } = useSignedIn();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [documentNo, setDocumentNo] = useState("");
  const numberField = useRef<HTMLInputElement>(null);
  const [issuedOn, setIssuedOn] = useState(today());
  const [tried, setTried] = useState(false);
  const { busy, refused, run } = useAction();
  const isIn = ({ id, keptBack }: WaitingGoal): boolean => keptBack === null && !left.has(id);
  const chosen = filings.filter(isIn);
  const isMissing = documentNo.trim() === "";
  const issue = (): void => {
    setTried(true);
    if (isMissing) numberField.current?.focus();
    if (isMissing || chosen.length === 0) return;
    void run(async () => {
      const { id } = await wire.send<{ readonly id: string }>("POST", approvalsApi(year), { departmentId, filingIds: chosen.map(({ id: one }) => one), documentNo: documentNo.trim(), issuedOn });
      navigate(addressOf({ page: "approval", year, id }));
    });
  };
  const toggle = (id: string): void => {
    const next = new Set(left);
    if (!next.delete(id)) next.add(id);
    setLeft(next);
  };
  return (
    <>
      <table className="list">
        <caption className="for-ears">{say("app-approval.waiting-of", { department })}</caption>
        <thead><tr><th scope="col" className="choose"><span className="for-ears">{say("app-list.choose")}</span></th><th scope="col" className="col-name">{say("app-list.name")}</th><th scope="col">{say("app-list.unit")}</th><th scope="col" className="number">{say("app-list.amount-wan")}</th></tr></thead>
        <tbody>
          {filings.map((goal) => {
            const { id, name, unit, amountFen: amount, keptBack } = goal;
            return (
              <tr key={id} className={isIn(goal) ? "chosen" : ""}>
                <td className="choose"><input type="checkbox" checked={isIn(goal)} disabled={keptBack !== null} aria-label={say("app-list.choose-one", { name })} onChange={() => toggle(id)} /></td>
                <th scope="row" className="col-name"><PageLink to={addressOf({ page: "filing", year, stage: "goal", id })}>{name}</PageLink><KeptBack by={keptBack} /></th>
                <td data-label={say("app-list.unit")}>{unit}</td>
                <td className="number" data-label={say("app-list.amount-wan")}>{amountInWan(amount) ?? <span className="quiet">{say("app-list.not-given")}</span>}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <form
        className="batch-form"
        onSubmit={(event) => {
          event.preventDefault();
          issue();
        }}
      >
        {refused !== null && <Problems problems={refused.problems} />}
        <div className="row">
          <Field label={say("app-approval.document-no")} hint={say("app-approval.document-no.hint", { year: String(year) })} wrong={tried && isMissing ? say("app-approval.document-no.missing") : undefined}>
            {(ids) => <input {...ids} ref={numberField} className="input" value={documentNo} onChange={({ target }) => setDocumentNo(target.value)} />}
          </Field>
          <Field label={say("app-approval.issued-on")}>{(ids) => <input {...ids} type="date" className="input" required value={issuedOn} onChange={({ target }) => setIssuedOn(target.value)} />}</Field>
          <button type="submit" className="button button-next" disabled={busy || chosen.length === 0}>{say("app-approval.issue", { count: chosen.length })}</button>
        </div>
        <p className="quiet">{say("app-approval.freezes")}</p>
      </form>
    </>
  );
}

/** Goals that wait for somebody else: who approves each, and why it is not the reader. */
function OfOthers({ year, department, filings }: Of): React.ReactNode {
  const { say, language } = useSignedIn();
  return (
    <>
      <h3 className="of-others">{say("app-approval.of-others", { count: filings.length })}</h3>
      <table className="list">
        <caption className="for-ears">{say("app-approval.of-others-of", { department })}</caption>
        <thead><tr><th scope="col" className="col-name">{say("app-list.name")}</th><th scope="col">{say("app-list.unit")}</th><th scope="col" className="number">{say("app-list.amount-wan")}</th><th scope="col">{say("app-approval.issued-by")}</th></tr></thead>
        <tbody>
          {filings.map(({ id, name, unit, amountFen, refusedBecause, keptBack, issuedBy }) => {
            const role = titleIn(language, issuedBy.role);
            return (
              <tr key={id}>
                <th scope="row" className="col-name"><PageLink to={addressOf({ page: "filing", year, stage: "goal", id })}>{name}</PageLink><KeptBack by={keptBack} /></th>
                <td data-label={say("app-list.unit")}>{unit}</td>
                <td className="number" data-label={say("app-list.amount-wan")}>{amountInWan(amountFen) ?? <span className="quiet">{say("app-list.not-given")}</span>}</td>
                <td data-label={say("app-approval.issued-by")}>
                  {issuedBy.name === null ? role : say("app-approval.issued-by.one", { role, name: issuedBy.name })}
                  {/* That it waits for another post is said by the name of that post. */}
                  {refusedBecause !== null && refusedBecause.code !== "workflow.not-your-step" && <span className="second">{say(`problem.${refusedBecause.code}`, refusedBecause.params)}</span>}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}

function Issued({ year, approvals }: { year: number; approvals: readonly IssuedApproval[] }): React.ReactNode {
  const { say } = useSignedIn();
  return (
    <table className="list">
      <caption className="for-ears">{say("app-approval.issued")}</caption>
      <thead><tr><th scope="col">{say("app-approval.document-no")}</th><th scope="col">{say("app-list.department")}</th><th scope="col">{say("app-approval.issued-on")}</th><th scope="col" className="number">{say("app-approval.goals")}</th><th scope="col" className="number">{say("app-list.amount-wan")}</th></tr></thead>
      <tbody>
        {approvals.map(({ id, documentNo, department, issuedOn, filings, reversed, amountFen }) => (
          <tr key={id}>
            <th scope="row" className="col-name"><PageLink to={addressOf({ page: "approval", year, id })}>{documentNo}</PageLink></th>
            <td data-label={say("app-list.department")}>{department}</td>
            <td data-label={say("app-approval.issued-on")}>{issuedOn}</td>
            <td className="number" data-label={say("app-approval.goals")}>{filings}{reversed > 0 && <> <span className="quiet whole">{say("app-approval.reversed", { count: reversed })}</span></>}</td>
            <td className="number" data-label={say("app-list.amount-wan")}>{amountInWan(amountFen) ?? <span className="quiet">{say("app-list.not-given")}</span>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

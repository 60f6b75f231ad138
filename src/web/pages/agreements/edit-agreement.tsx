import { useState } from "react";
import type { Agreement } from "../../../core/agreement/agreement.ts";
import type { AgreementKnown, GradesKnown } from "../../app/api/policy-shapes.ts";
import { newLineId } from "../../app/line-id.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { useAction } from "../../app/loaded.ts";
import { Field } from "../../app/parts.tsx";
import { RefusableForm, RefusedPlacesList } from "../../app/refused-form.tsx";
import { EditLines } from "./edit-lines.tsx";
import { EditTranches } from "./edit-tranches.tsx";

const BLANK: Agreement = { title: "", number: "", signedOn: "", from: "", until: "", parties: [{ name: "", role: "" }, { name: "", role: "" }], phases: [], clauses: [], goals: [], tranches: [] };

/** 录入或修改协议. */
export function EditAgreement({ before, grades, rows, cancel, done }: { before: AgreementKnown | null; grades: GradesKnown; rows: AgreementKnown["rows"]; cancel: () => void; done: (title: string) => void }): React.ReactNode {
  const { say, wire } = useSignedIn();
  const [agreement, setAgreement] = useState<Agreement>(before?.content ?? BLANK);
  const [subjectCode, setSubjectCode] = useState("");
  const [reason, setReason] = useState("");
  const { busy, refused, run } = useAction();
  const put = (part: Partial<Agreement>): void => setAgreement({ ...agreement, ...part });
  const send = (): void =>
    void run(async () => {
      if (before === null) await wire.send("POST", "/api/agreements", { subjectCode, agreement });
      else await wire.send("PUT", `/api/agreements/${encodeURIComponent(before.id)}`, { agreement, reason, expectedVersion: before.version });
      done(agreement.title);
    });
  const field = (name: "title" | "number" | "signedOn" | "from" | "until", type = "text"): React.ReactNode => <Field at={name} label={say(`app-agreement.field.${name}`)}>{(ids) => <input {...ids} type={type} className="input" value={agreement[name]} onChange={({ target }) => put({ [name]: target.value })} />}</Field>;
  const { phases, clauses } = agreement;
  return (
    <RefusableForm refused={refused} within="agreement" submit={send}>
      {before === null && <Field at="subjectCode" label={say("app-agreement.subject-code")} hint={say("app-agreement.subject-code.hint")}>{(ids) => <input {...ids} className="input" value={subjectCode} onChange={({ target }) => setSubjectCode(target.value)} />}</Field>}
      {field("title")}
      {field("number")}
      {field("signedOn", "date")}
      {field("from", "date")}
      {field("until", "date")}
      <EditLines at="parties" title={say("app-agreement.parties")} add={say("app-agreement.add-party")} lines={agreement.parties} blank={() => ({ name: "", role: "" })} put={(parties) => put({ parties })} fields={[{ name: "role", label: say("app-agreement.field.role") }, { name: "name", label: say("app-agreement.field.party") }]} />
      <EditLines at="phases" title={say("app-agreement.phases")} add={say("app-agreement.add-phase")} lines={phases.map((phase) => ({ ...phase, evaluatedYear: phase.evaluatedYear === null ? "" : String(phase.evaluatedYear) }))} blank={() => ({ id: newLineId(), title: "", from: "", until: "", evaluatedYear: "" })}
        put={(lines) => put({ phases: lines.map((line) => ({ ...line, evaluatedYear: /^\d{4}$/.test(line.evaluatedYear) ? Number(line.evaluatedYear) : null })) })}
        fields={[{ name: "title", label: say("app-agreement.field.phase") }, { name: "from", label: say("app-agreement.field.from"), type: "date" }, { name: "until", label: say("app-agreement.field.until"), type: "date" }, { name: "evaluatedYear", label: say("app-agreement.field.evaluatedYear"), type: "number" }]} />
      <EditLines at="clauses" title={say("app-agreement.clauses")} add={say("app-agreement.add-clause")} lines={clauses} blank={() => ({ id: newLineId(), at: "", gist: "" })} put={(next) => put({ clauses: next })} fields={[{ name: "at", label: say("app-agreement.clause") }, { name: "gist", label: say("app-agreement.gist") }]} />
      <EditLines at="goals" title={say("app-agreement.goals")} add={say("app-agreement.add-goal")} lines={agreement.goals.map((goal) => ({ ...goal, row: goal.row ?? "" }))} blank={() => ({ id: newLineId(), phase: phases[0]?.id ?? "", clause: clauses[0]?.id ?? "", name: "", target: "", row: "" })}
        put={(lines) => put({ goals: lines.map((line) => ({ ...line, row: line.row === "" ? null : line.row })) })}
        fields={[
          { name: "phase", label: say("app-agreement.field.phase"), options: phases.map(({ id, title }) => [id, title]) }, { name: "clause", label: say("app-agreement.clause"), options: clauses.map(({ id, at }) => [id, at]) },
          { name: "name", label: say("app-agreement.goal") }, { name: "target", label: say("app-agreement.target") },
          { name: "row", label: say("app-agreement.row"), options: [["", say("app-agreement.row.none")], ...rows.map(({ id, year, name, target }) => [id, `${year} ${name} ${target}`] as const)] },
        ]} />
      <EditTranches tranches={agreement.tranches} phases={phases} grades={grades} put={(tranches) => put({ tranches })} />
      {before !== null && <Field at="reason" label={say("app-agreement.reason")}>{(ids) => <input {...ids} className="input" value={reason} onChange={({ target }) => setReason(target.value)} />}</Field>}
      <RefusedPlacesList />
      <p className="row"><button type="submit" className="button button-next" disabled={busy}>{say("app-agreement.save")}</button><button type="button" className="button-plain" onClick={cancel}>{say("app-agreement.cancel")}</button></p>
    </RefusableForm>
  );
}

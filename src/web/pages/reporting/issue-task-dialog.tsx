import { useState } from "react";
import type { Stage } from "../../../core/form/filing-values.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { tasksApi } from "../../app/api/addresses.ts";
import type { ReportingTask } from "../../app/api/office-shapes.ts";
import { useAction } from "../../app/loaded.ts";
import { Dialog, Field, Problems } from "../../app/parts.tsx";
import { countOf } from "../../app/wording.ts";

interface IssueTaskProps {
  readonly year: number;
  readonly stage: Stage;
  readonly task: ReportingTask;
  readonly close: () => void;
  readonly issued: (sentence: string) => void;
  /** What the page shows may be what was refused: somebody else issued it, or published other packs. */
  readonly outdated: () => void;
}

/** 下达任务: what it does, with a document number and words to the units; both stay from one issue to the next unless they are changed. */
export function IssueTaskDialog({ year, stage, task: { period, issues, inForce, begunBefore }, close, issued, outdated }: IssueTaskProps): React.ReactNode {
  const { say, wire } = useSignedIn();
  const { busy, refused, run } = useAction();
  const [standing] = issues;
  const [documentNo, setDocumentNo] = useState(standing?.documentNo ?? "");
  const [words, setWords] = useState(standing?.words ?? "");
  const begun = issues.reduce((sum, issue) => sum + issue.begun, begunBefore);
  const issue = (): void => void run(async () => {
    try {
      const { number, begunBefore: stay } = await wire.send<{ readonly number: number; readonly begunBefore: number }>("POST", tasksApi(year, stage), { period, expectedNumber: standing?.number ?? 0, packDigest: inForce.digest, documentNo, words });
      issued(number === 1 ? say("app-reporting.task.issued") : say("app-reporting.task.issued-again", { number, begun: countOf(stay) }));
    } catch (error) {
      outdated();
      throw error;
    }
  });
  const name = say(standing === undefined ? "app-reporting.task.issue" : "app-reporting.task.issue-again");
  return (
    <Dialog title={name} close={close}>
      {refused !== null && <Problems problems={refused.problems} />}
      <p>{inForce.publication === null ? say("app-reporting.task.issue.lead-first") : say("app-reporting.task.issue.lead", { publication: inForce.publication })}</p>
      {begun > 0 && <p>{say("app-reporting.task.issue.begun", { begun: countOf(begun) })}</p>}
      <Field label={say("app-reporting.task.issue.document")} hint={say("app-reporting.task.issue.document-hint")} at="documentNo">
        {(ids) => <input {...ids} className="input" value={documentNo} maxLength={60} onChange={({ target }) => setDocumentNo(target.value)} />}
      </Field>
      <Field label={say("app-reporting.task.issue.words")} hint={say("app-reporting.task.issue.words-hint")} at="words">
        {(ids) => <textarea {...ids} className="input" rows={3} value={words} maxLength={300} onChange={({ target }) => setWords(target.value.replace(/\s*\n\s*/g, " "))} />}
      </Field>
      <div className="row">
        <button type="button" className="button button-next" disabled={busy} onClick={issue}>{name}</button>
        <button type="button" className="button-plain" onClick={close}>{say("app-frame.cancel")}</button>
      </div>
    </Dialog>
  );
}

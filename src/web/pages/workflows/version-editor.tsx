import { useEffect, useRef, useState } from "react";
import { canonicalJson } from "../../../core/basics/canonical-json.ts";
import { changeStep, insertStep, mayBeFollowed, mayBeRemoved, removeStep } from "../../../core/workflow/edit-steps.ts";
import { versionDifferences } from "../../../core/workflow/version-differences.ts";
import type { Step, Workflow } from "../../../core/workflow/workflow.ts";
import { plainWorkflow } from "../../../files/plain-workflow.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { workflowApi } from "../../app/api/addresses.ts";
import type { BodiesKnown, WorkflowText } from "../../app/api/workflow-shapes.ts";
import { useAction, useLoaded } from "../../app/loaded.ts";
import { Field, Here, Problems } from "../../app/parts.tsx";
import { titleIn } from "../../app/wording.ts";
import { Differences } from "./differences.tsx";
import { factsOf } from "./step-lines.tsx";
import { SeasonFields } from "./season-fields.tsx";
import { StepFields } from "./step-fields.tsx";

/** 修改流程: steps added, taken out and changed, each change undone by a key, and kept as the next version with a reason. */
export function VersionEditor({ id, read, saved }: { id: string; read: WorkflowText; saved: () => void }): React.ReactNode {
  const { say, wire, language } = useSignedIn();
  const [states, setStates] = useState<readonly Workflow[]>([read.workflow]);
  const [reason, setReason] = useState(read.reason);
  const [open, setOpen] = useState<string | null>(null);
  const { busy, refused, run } = useAction();
  const [bodies, reloadBodies] = useLoaded("bodies", (signal) => wire.get<BodiesKnown>("/api/units", signal));
  const workflow = states.at(-1)!;
  const isChanged = canonicalJson(workflow) !== canonicalJson(read.workflow);
  const change = (next: Workflow): void => setStates((before) => (canonicalJson(next) === canonicalJson(before.at(-1)!) ? before : [...before, next]));
  const undo = (): void => setStates((before) => (before.length > 1 ? before.slice(0, -1) : before));
  useLeaving(isChanged);

  const send = (text: string): void =>
    void run(async () => {
      await wire.send("PUT", `${workflowApi(id)}/draft`, { text, reason, expectedSaved: read.saved });
      setStates([workflow]);
      saved();
    });
  const add = (after: string): void => {
    const step = newStep(workflow, { zh: say("app-workflow.new-step.zh"), en: say("app-workflow.new-step.en") });
    change(insertStep(workflow, after, step));
    setOpen(step.id);
  };
  return (
    <div className="version-editor" onKeyDown={(event) => { if ((event.ctrlKey || event.metaKey) && event.key === "z" && !(event.target instanceof HTMLInputElement)) { event.preventDefault(); undo(); } }}>
      <Differences differences={isChanged ? versionDifferences(read.workflow, workflow) : read.differences} />
      {refused !== null && <Problems problems={refused.problems} placeOf={(where) => placeOf(where, workflow, (step) => titleIn(language, step.title))} />}
      <Here loaded={bodies} reload={reloadBodies}>
        {({ items }) => (
          <>
          <SeasonFields season={workflow.season} bodies={items} change={(season) => change({ ...workflow, season })} />
          <ol className="step-lines">
            {workflow.steps.map((step) => (
              <li key={step.id}>
                <div className="row">
                  <b>{titleIn(language, step.title)}</b>
                  <span className="quiet">{factsOf(step, say).join(say("app-workflow.joint"))}</span>
                </div>
                {step.end === null && (
                  <p className="row">
                    <button type="button" className="button-plain" aria-expanded={open === step.id} onClick={() => setOpen(open === step.id ? null : step.id)}>{say(open === step.id ? "app-workflow.close" : "app-workflow.change-step")}<span className="for-ears"> {titleIn(language, step.title)}</span></button>
                    {mayBeFollowed(step) && <button type="button" className="button-plain" onClick={() => add(step.id)}>{say("app-workflow.add-after")}<span className="for-ears"> {titleIn(language, step.title)}</span></button>}
                    {mayBeRemoved(workflow, step.id) && <button type="button" className="button-plain" onClick={() => change(removeStep(workflow, step.id))}>{say("app-workflow.remove")}<span className="for-ears"> {titleIn(language, step.title)}</span></button>}
                  </p>
                )}
                {open === step.id && <StepFields step={step} bodies={items} change={(fields) => change(changeStep(workflow, step.id, fields))} />}
              </li>
            ))}
          </ol>
          </>
        )}
      </Here>
      <form className="narrow-form" onSubmit={(event) => { event.preventDefault(); send(JSON.stringify(plainWorkflow(workflow))); }}>
        <Field label={say("app-workflow.reason")} hint={say("app-workflow.reason-hint")}>{(ids) => <input {...ids} className="input" required maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />}</Field>
        <p className="row">
          <button type="submit" className="button button-next" disabled={busy || !isChanged}>{say("app-workflow.keep")}</button>
          <button type="button" className="button" disabled={states.length === 1} onClick={undo}>{say("app-workflow.undo")}</button>
          <FromFile chosen={send} ready={reason.trim() !== ""} />
        </p>
        <p className="quiet">{say("app-workflow.keep-hint")}</p>
      </form>
    </div>
  );
}

/** A version written elsewhere, in an editor of files. */
function FromFile({ chosen, ready }: { chosen: (text: string) => void; ready: boolean }): React.ReactNode {
  const { say } = useSignedIn();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" className="button" disabled={!ready} title={ready ? undefined : say("app-workflow.reason-first")} onClick={() => input.current?.click()}>{say("app-workflow.from-file")}</button>
      <input
        ref={input} type="file" accept=".yaml,.yml,.json" hidden aria-label={say("app-workflow.from-file")}
        onChange={({ target }) => {
          const file = target.files?.[0];
          target.value = "";
          if (file !== undefined) void file.text().then(chosen);
        }}
      />
    </>
  );
}

/** Somebody with changes is asked by the browser before they leave. */
function useLeaving(isChanged: boolean): void {
  useEffect(() => {
    if (!isChanged) return undefined;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [isChanged]);
}

function newStep({ steps }: Workflow, title: Step["title"]): Pick<Step, "id" | "title" | "role" | "due"> {
  let number = 1;
  while (steps.some(({ id }) => id === `review-${number}`)) number += 1;
  return { id: `review-${number}`, title, role: "performance-office", due: { days: 5 } };
}

/** `steps[2].due`, or the place in a file, as people call it. */
function placeOf(where: string, { steps }: Workflow, titleOf: (step: Step) => string): string {
  const step = steps[Number(/^steps\[(\d+)\]/.exec(where)?.[1] ?? -1)];
  return step === undefined ? where : titleOf(step);
}

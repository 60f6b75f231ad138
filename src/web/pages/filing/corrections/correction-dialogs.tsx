import { useState } from "react";
import { useSignedIn } from "../../../app/app-context.ts";
import { filingApi } from "../../../app/api/addresses.ts";
import type { Corrections, FilingDetail } from "../../../app/api/filing-shapes.ts";
import { Field } from "../../../app/parts.tsx";
import { titleIn } from "../../../app/wording.ts";
import { announce } from "../../../ui/announce.ts";
import { ReasonDialog } from "./reason-dialog.tsx";

interface Props<Kind extends keyof Corrections> {
  readonly detail: FilingDetail;
  readonly offered: NonNullable<Corrections[Kind]>;
  readonly close: () => void;
  readonly done: () => void;
}

/** 反审核: what was decided goes back to where it was decided. */
export function ReverseDialog({ detail, offered, close, done }: Props<"reverse">): React.ReactNode {
  const { say, language, wire } = useSignedIn();
  const send = async (reason: string): Promise<void> => {
    await wire.send("POST", `${filingApi(detail)}/reversals`, { reason, expectedVersion: detail.version });
    announce(say("app-filing.reverse.sent"));
    done();
  };
  const lead = detail.step.end === null ? "approval" : detail.frozen?.documentNo == null ? "frozen" : "letter";
  return (
    <ReasonDialog
      of={`${filingApi(detail)} reverse ${detail.round}`}
      title={say("app-filing.reverse.title", { name: detail.head.name })} lead={say(`app-filing.reverse.lead.${lead}`, { step: titleIn(language, offered.to.title), documentNo: detail.frozen?.documentNo ?? "" })}
      button={say("app-filing.reverse")} send={send} close={close}
    />
  );
}

/** 重新开放: back to those who fill, and where their season is over with a last day. */
export function ReopenDialog({ detail, offered, close, done }: Props<"reopen">): React.ReactNode {
  const { say, language, wire } = useSignedIn();
  const [until, setUntil] = useState("");
  const [first] = detail.workflow.steps;
  const send = async (reason: string): Promise<void> => {
    await wire.send("POST", `${filingApi(detail)}/reopenings`, { reason, until: offered.needsDay ? until : null, expectedVersion: detail.version });
    announce(say("app-filing.reopen.sent"));
    done();
  };
  const missing = offered.needsDay && until === "" ? say("app-filing.extend.until-missing") : null;
  return (
    <ReasonDialog
      of={`${filingApi(detail)} reopen ${detail.round}`}
      title={say("app-filing.reopen.title", { name: detail.head.name })} lead={say("app-filing.reopen.lead", { step: first === undefined ? "" : titleIn(language, first.title) })}
      button={say("app-filing.reopen")} missing={missing} send={send} close={close}
    >
      {(tried) => offered.needsDay && (
        <Field label={say("app-filing.extend.until")} hint={say("app-filing.reopen.until-hint", { year: String(detail.year) })} wrong={tried && missing !== null ? missing : undefined}>
          {(ids) => <input {...ids} type="date" className="input" required value={until} onChange={({ target }) => setUntil(target.value)} />}
        </Field>
      )}
    </ReasonDialog>
  );
}

/** 延期: a later last day for the step, of this filing or of all that its department has there. */
export function ExtendDialog({ detail, offered, close, done }: Props<"extend">): React.ReactNode {
  const { say, language, wire } = useSignedIn();
  const { step, head, year, stage } = detail;
  const [until, setUntil] = useState("");
  const [all, setAll] = useState(false);
  const title = titleIn(language, step.title);
  const send = async (reason: string): Promise<void> => {
    if (all) {
      const { extended, left } = await wire.send<{ readonly extended: number; readonly left: number }>("POST", `/api/${year}/${stage}/extensions`, { departmentId: offered.departmentId, step: step.id, until, reason });
      announce(say("app-filing.extend.sent-all", { count: extended, left, day: until }));
    } else {
      await wire.send("POST", `${filingApi(detail)}/extensions`, { until, reason, expectedVersion: detail.version });
      announce(say("app-filing.extend.sent", { day: until }));
    }
    done();
  };
  const missing = until === "" ? say("app-filing.extend.until-missing") : null;
  return (
    <ReasonDialog
      of={`${filingApi(detail)} extend ${detail.round}`}
      title={say("app-filing.extend.title", { name: head.name })} button={say("app-filing.extend")} missing={missing} send={send} close={close}
      lead={offered.lastDay === null ? say("app-filing.extend.lead", { step: title }) : say("app-filing.extend.lead-day", { step: title, day: offered.lastDay })}
    >
      {(tried) => (
        <>
          <Field label={say("app-filing.extend.until")} wrong={tried && missing !== null ? missing : undefined}>
            {(ids) => <input {...ids} type="date" className="input" required value={until} onChange={({ target }) => setUntil(target.value)} />}
          </Field>
          <fieldset className="conflict">
            <legend>{say("app-filing.extend.which")}</legend>
            {([["one", false], ["all", true]] as const).map(([which, isAll]) => (
              <label key={which} className={all === isAll ? "conflict-side conflict-chosen" : "conflict-side"}>
                <input type="radio" name="which" checked={all === isAll} onChange={() => setAll(isAll)} /> {say(`app-filing.extend.which.${which}`, { department: head.department, step: title })}
              </label>
            ))}
            <p className="hint">{say("app-filing.extend.which-hint")}</p>
          </fieldset>
        </>
      )}
    </ReasonDialog>
  );
}

/** 移到环节: a version of a workflow, and a step of it that somebody could go on from. */
export function RelocateDialog({ detail, offered, close, done }: Props<"relocate">): React.ReactNode {
  const { say, language, wire } = useSignedIn();
  const { workflows } = offered;
  const keyOf = ({ id, version }: (typeof workflows)[number]): string => `${id} ${version}`;
  const [chosen, choose] = useState(() => { const present = workflows.find(({ isPresent }) => isPresent) ?? workflows[0]; return present === undefined ? "" : keyOf(present); });
  const [step, setStep] = useState("");
  const flow = workflows.find((one) => keyOf(one) === chosen);
  const steps = (flow?.steps ?? []).filter((one) => !(flow?.isPresent === true && one.step === detail.step.id));
  const send = async (reason: string): Promise<void> => {
    await wire.send("POST", `${filingApi(detail)}/relocations`, { workflow: flow?.id, workflowVersion: flow?.version, step, reason, expectedVersion: detail.version });
    announce(say("app-filing.relocate.sent"));
    done();
  };
  const missing = step === "" ? say("app-filing.relocate.step-missing") : null;
  return (
    <ReasonDialog
      of={`${filingApi(detail)} relocate ${detail.round}`}
      title={say("app-filing.relocate.title", { name: detail.head.name })} button={say("app-filing.relocate")} missing={missing} send={send} close={close}
      lead={say("app-filing.relocate.lead", { workflow: titleIn(language, detail.workflow.title), version: detail.workflow.version, step: titleIn(language, detail.step.title) })}
    >
      {(tried) => (
        <>
          <Field label={say("app-filing.relocate.workflow")}>
            {(ids) => (
              <select {...ids} className="input" value={chosen} onChange={({ target }) => { choose(target.value); setStep(""); }}>
                {workflows.map((one) => <option key={keyOf(one)} value={keyOf(one)}>{say(one.isPresent ? "app-filing.relocate.version-present" : "app-filing.relocate.version", { workflow: titleIn(language, one.title), version: one.version })}</option>)}
              </select>
            )}
          </Field>
          <Field label={say("app-filing.relocate.step")} hint={say("app-filing.relocate.step-hint")} wrong={tried && missing !== null ? missing : undefined}>
            {(ids) => (
              <select {...ids} className="input" value={step} onChange={({ target }) => setStep(target.value)}>
                <option value="">{say("app-filing.move.choose")}</option>
                {steps.map((one) => <option key={one.step} value={one.step}>{one.role === null ? titleIn(language, one.title) : say("app-filing.relocate.step-of", { step: titleIn(language, one.title), role: say(`app-frame.role.${one.role}`) })}</option>)}
              </select>
            )}
          </Field>
        </>
      )}
    </ReasonDialog>
  );
}

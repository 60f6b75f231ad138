import { useState } from "react";
import { URGE_AGAIN_HOURS } from "../../../core/workflow/urging.ts";
import { exAnteOneApi } from "../../app/api/addresses.ts";
import type { ExAnteKnown } from "../../app/api/ex-ante-shapes.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { DeadlineMark } from "../../app/deadline.tsx";
import { useAction } from "../../app/loaded.ts";
import { Dialog, Field, Problems } from "../../app/parts.tsx";
import { dayOf } from "../../app/wording.ts";

interface PartProps {
  readonly known: ExAnteKnown;
  readonly changed: (sentence: string) => void;
}

/** 办理时限: what is to be done next and until when; who waits for it may urge, and the performance office may give a later day. */
export function DayPart({ known, changed }: PartProps): React.ReactNode {
  const { say } = useSignedIn();
  const [open, setOpen] = useState<"urge" | "extend" | null>(null);
  const { deadline, urge, mayExtend } = known;
  if (deadline === null) return null;
  const done = (sentence: string): void => {
    setOpen(null);
    changed(sentence);
  };
  return (
    <div className="ex-ante-day">
      <p>
        {say("app-ex-ante.day.next", { turn: say(`app-ex-ante.turn.${deadline.turn}`), role: say(`app-frame.role.${deadline.holder}`), day: dayOf(deadline.since) })} <DeadlineMark deadline={deadline} />
      </p>
      {(urge?.refusedBecause === null || mayExtend) && (
        <p className="row">
          {urge?.refusedBecause === null && <button type="button" className="button" onClick={() => setOpen("urge")}>{say("app-filing.urge")}</button>}
          {mayExtend && <button type="button" className="button" onClick={() => setOpen("extend")}>{say("app-filing.extend")}</button>}
        </p>
      )}
      {urge?.refusedBecause != null && <p className="quiet">{say(`problem.${urge.refusedBecause.code}`, urge.refusedBecause.params)} {say(`problem.${urge.refusedBecause.code}.advice`, urge.refusedBecause.params)}</p>}
      {open === "urge" && <Urge known={known} close={() => setOpen(null)} done={done} />}
      {open === "extend" && <Extend known={known} close={() => setOpen(null)} done={done} />}
    </div>
  );
}

interface DialogProps {
  readonly known: ExAnteKnown;
  readonly close: () => void;
  readonly done: (sentence: string) => void;
}

/** 催办: a word to whoever has the turn, or none. */
function Urge({ known, close, done }: DialogProps): React.ReactNode {
  const { say, wire } = useSignedIn();
  const [said, setSaid] = useState("");
  const { busy, refused, run } = useAction();
  const { deadline } = known;
  const send = (): void =>
    void run(async () => {
      await wire.send("POST", `${exAnteOneApi(known.year, known.id)}/urgings`, { said: said.trim() });
      done(say("app-filing.urge.sent"));
    });
  return (
    <Dialog title={say("app-filing.urge.title", { name: known.head.name })} close={close}>
      {refused !== null && <Problems problems={refused.problems} />}
      {deadline !== null && <p>{say("app-ex-ante.day.urge", { turn: say(`app-ex-ante.turn.${deadline.turn}`), holder: say(`app-frame.role.${deadline.holder}`), day: dayOf(deadline.since), hours: URGE_AGAIN_HOURS })}</p>}
      <Field label={say("app-filing.urge.said")} hint={say("app-filing.urge.said-hint")}>
        {(ids) => <textarea {...ids} className="input opinion" rows={3} maxLength={500} value={said} onChange={({ target }) => setSaid(target.value)} />}
      </Field>
      <div className="row">
        <button type="button" className="button button-next" disabled={busy} onClick={send}>{say("app-filing.urge")}</button>
        <button type="button" className="button-plain" onClick={close}>{say("app-frame.cancel")}</button>
      </div>
    </Dialog>
  );
}

/** 延期: a later last day for the turn, with its reason. */
function Extend({ known, close, done }: DialogProps): React.ReactNode {
  const { say, wire } = useSignedIn();
  const [until, setUntil] = useState("");
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const { busy, refused, run } = useAction();
  const { deadline } = known;
  if (deadline === null) return null;
  const send = (): void => {
    setTried(true);
    if (until === "" || reason.trim() === "") return;
    void run(async () => {
      await wire.send("POST", `${exAnteOneApi(known.year, known.id)}/extensions`, { until, reason: reason.trim(), turn: deadline.turn });
      done(say("app-filing.extend.sent", { day: until }));
    });
  };
  return (
    <Dialog title={say("app-filing.extend.title", { name: known.head.name })} close={close}>
      {refused !== null && <Problems problems={refused.problems} />}
      <p>{say("app-ex-ante.day.extend", { turn: say(`app-ex-ante.turn.${deadline.turn}`), day: deadline.due ?? "" })}</p>
      <Field label={say("app-filing.extend.until")} wrong={tried && until === "" ? say("app-filing.extend.until-missing") : undefined}>
        {(ids) => <input {...ids} type="date" className="input" required value={until} onChange={({ target }) => setUntil(target.value)} />}
      </Field>
      <Field label={say("app-filing.correct.reason")} hint={say("app-filing.correct.reason-hint")} wrong={tried && reason.trim() === "" ? say("app-filing.correct.reason-missing") : undefined}>
        {(ids) => <textarea {...ids} className="input opinion" rows={3} maxLength={2000} value={reason} onChange={({ target }) => setReason(target.value)} />}
      </Field>
      <div className="row">
        <button type="button" className="button button-next" disabled={busy} onClick={send}>{say("app-filing.extend")}</button>
        <button type="button" className="button-plain" onClick={close}>{say("app-frame.cancel")}</button>
      </div>
    </Dialog>
  );
}

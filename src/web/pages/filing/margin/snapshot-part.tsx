import { useState } from "react";
import { useSignedIn } from "../../../app/app-context.ts";
import { filingApi } from "../../../app/api/addresses.ts";
import { getFiling } from "../../../app/api/get-filing.ts";
import { useAction } from "../../../app/loaded.ts";
import { Field, Problems } from "../../../app/parts.tsx";
import { amountInWan, momentOf } from "../../../app/wording.ts";
import { today } from "../../../app/today.ts";
import { MarginPart, type MarginProps } from "../filing-margin.tsx";

/** 支付快照: what was paid up to a day. Taken by who fills; everybody after sees the same figures, whatever is paid later. */
export function SnapshotPart({ detail, desk, reload }: MarginProps): React.ReactNode {
  const { say, wire } = useSignedIn();
  const [cutOff, setCutOff] = useState(() => detail.snapshot?.cutOff ?? (today() < `${detail.year}-12-31` ? today() : `${detail.year}-12-31`));
  const { busy, refused, run } = useAction();
  const { snapshot } = detail;
  const canTake = desk.state.shape.fillable("funds[total].executed") || desk.state.shape.fillable("rows[r].actual");
  const take = (): void =>
    void run(async () => {
      // The money goes into the form as a version of its own, so what is on the desk becomes one first.
      const expectedVersion = await desk.save();
      if (expectedVersion === null) return;
      await wire.send("POST", `${filingApi(detail)}/snapshot`, { cutOff, expectedVersion });
      desk.follow(await getFiling(wire, detail));
      reload();
    });
  return (
    <MarginPart title={say("app-filing.snapshot")} open={snapshot !== null || canTake}>
      {snapshot === null ? (
        <p className="quiet">{say("app-filing.snapshot.none")}</p>
      ) : (
        <>
          <dl className="figures">
            <div><dt>{say("app-filing.snapshot.budget")}</dt><dd>{amountInWan(snapshot.budgetFen)}</dd></div>
            <div><dt>{say("app-filing.snapshot.paid", { day: snapshot.cutOff })}</dt><dd>{amountInWan(snapshot.paidFen)}</dd></div>
          </dl>
          <p className="quiet">{say("app-filing.snapshot.taken", { at: momentOf(snapshot.takenAt) })}</p>
          {snapshot.later.count > 0 && <p>{say("app-filing.snapshot.later", { count: snapshot.later.count, amount: amountInWan(snapshot.later.fen) ?? "" })}</p>}
          {snapshot.recordedSince.count > 0 && <p>{say("app-filing.snapshot.recorded-since", { count: snapshot.recordedSince.count, amount: amountInWan(snapshot.recordedSince.fen) ?? "" })}</p>}
        </>
      )}
      {canTake && (
        <div className="snapshot-take">
          <Field label={say("app-filing.snapshot.cut-off")}>{(ids) => <input {...ids} type="date" className="input" value={cutOff} onChange={({ target }) => setCutOff(target.value)} />}</Field>
          <button type="button" className="button" disabled={busy || cutOff === ""} onClick={take}>{say(snapshot === null ? "app-filing.snapshot.take" : "app-filing.snapshot.take-again")}</button>
        </div>
      )}
      {refused !== null && <Problems problems={refused.problems} />}
    </MarginPart>
  );
}

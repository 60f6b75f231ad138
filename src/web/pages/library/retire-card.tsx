import { useState } from "react";
import { useSignedIn } from "../../app/app-context.ts";
import { cardApi } from "../../app/api/addresses.ts";
import { useAction } from "../../app/loaded.ts";
import { Dialog, Field, Problems } from "../../app/parts.tsx";

/** 停用: asks why, and for the card to use instead. */
export function RetireCard({ code, version, done }: { code: string; version: number; done: (sentence: string) => void }): React.ReactNode {
  const { say, wire } = useSignedIn();
  const [isOpen, open] = useState(false);
  const [reason, setReason] = useState("");
  const [instead, setInstead] = useState("");
  const { busy, refused, run } = useAction();
  const retire = (): void =>
    void run(async () => {
      await wire.send("POST", `${cardApi(code)}/retirements`, { version, reason, replacedBy: instead.trim() === "" ? null : instead.trim().toUpperCase() });
      open(false);
      done(say("app-library.retired-now"));
    });
  return (
    <>
      <button type="button" className="button" onClick={() => open(true)}>{say("app-library.retire")}</button>
      {isOpen && (
        <Dialog title={say("app-library.retire-title", { code })} close={() => open(false)}>
          <form className="narrow-form" onSubmit={(event) => { event.preventDefault(); retire(); }}>
            <p>{say("app-library.retire-meaning")}</p>
            {refused !== null && <Problems problems={refused.problems} />}
            <Field label={say("app-library.reason")}>{(ids) => <input {...ids} className="input" required maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />}</Field>
            <Field label={say("app-library.instead")} hint={say("app-library.instead-hint")}>{(ids) => <input {...ids} className="input" maxLength={12} pattern="[A-Za-z]{2,6}-[0-9]{4}" value={instead} onChange={({ target }) => setInstead(target.value)} />}</Field>
            <p className="row"><button type="submit" className="button button-next" disabled={busy}>{say("app-library.retire")}</button></p>
          </form>
        </Dialog>
      )}
    </>
  );
}

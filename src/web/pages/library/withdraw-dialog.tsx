import { useState } from "react";
import { useSignedIn } from "../../app/app-context.ts";
import { cardApi } from "../../app/api/addresses.ts";
import type { ReferenceKnown } from "../../app/api/library-shapes.ts";
import { useAction } from "../../app/loaded.ts";
import { Dialog, Field, Problems } from "../../app/parts.tsx";

/** 撤回标准值: asks why; the value stays to be read. */
export function WithdrawDialog({ code, reference: { id, value, compared, year }, close, done }: { code: string; reference: ReferenceKnown; close: () => void; done: () => void }): React.ReactNode {
  const { say, wire } = useSignedIn();
  const [reason, setReason] = useState("");
  const { busy, refused, run } = useAction();
  const withdraw = (): void =>
    void run(async () => {
      await wire.send("POST", `${cardApi(code)}/references/${encodeURIComponent(id)}/withdrawals`, { reason });
      done();
    });
  return (
    <Dialog title={say("app-card.withdraw-title", { value })} close={close}>
      <form className="narrow-form" onSubmit={(event) => { event.preventDefault(); withdraw(); }}>
        <p>{compared} {year}</p>
        <p>{say("app-card.withdraw-meaning")}</p>
        {refused !== null && <Problems problems={refused.problems} />}
        <Field label={say("app-library.reason")}>{(ids) => <input {...ids} className="input" required maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />}</Field>
        <p className="row"><button type="submit" className="button button-next" disabled={busy}>{say("app-card.withdraw")}</button></p>
      </form>
    </Dialog>
  );
}

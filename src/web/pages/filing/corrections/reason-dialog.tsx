import { useState } from "react";
import { useSignedIn } from "../../../app/app-context.ts";
import { useAction } from "../../../app/loaded.ts";
import { Dialog, Problems } from "../../../app/parts.tsx";
import { SaidField, useSaid } from "../../../app/said.tsx";

interface Props {
  /** What the reason is of: its record and the act. */
  readonly of: string;
  readonly title: string;
  readonly lead: string;
  readonly button: string;
  /** What has to be chosen before it is sent, and is not yet; null when all is. */
  readonly missing?: string | null;
  readonly send: (reason: string) => Promise<void>;
  readonly close: () => void;
  readonly children?: (tried: boolean) => React.ReactNode;
}

/** What is done beside the steps always needs a reason, which everybody who handles the filing reads. */
export function ReasonDialog({ of, title, lead, button, missing = null, send, close, children }: Props): React.ReactNode {
  const { say } = useSignedIn();
  const reason = useSaid(of);
  const [tried, setTried] = useState(false);
  const { busy, refused, run } = useAction();
  const isMissing = reason.text.trim() === "";
  const act = (): void => {
    setTried(true);
    if (isMissing || missing !== null) return;
    void run(async () => {
      await send(reason.text.trim());
      reason.sent();
    });
  };
  return (
    <Dialog title={title} close={close}>
      <div onKeyDown={(event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) act(); }}>
        {refused !== null && <Problems problems={refused.problems} />}
        <p>{lead}</p>
        {children?.(tried)}
        <SaidField said={reason} label={say("app-filing.correct.reason")} hint={say("app-filing.correct.reason-hint")} wrong={tried && isMissing ? say("app-filing.correct.reason-missing") : undefined} rows={4} most={2000} />
        <div className="row">
          <button type="button" className="button button-next" disabled={busy} onClick={act}>{button}</button>
          <button type="button" className="button-plain" onClick={close}>{say("app-frame.cancel")}</button>
        </div>
      </div>
    </Dialog>
  );
}

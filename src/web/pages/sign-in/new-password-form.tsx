import { useState } from "react";
import { useApp } from "../../app/app-context.ts";
import type { SignInAnswer } from "../../app/api/session-shapes.ts";
import { useAction } from "../../app/loaded.ts";
import { Field, Problems } from "../../app/parts.tsx";
import { newPasswordFault } from "./sign-in-steps.ts";

/** Changes a password; `old` is left out of the form where it was typed a moment ago. */
export function NewPasswordForm({ old, why, done }: { old: string | null; why?: string; done: (answer: SignInAnswer) => void }): React.ReactNode {
  const { say, wire } = useApp();
  const [before, setBefore] = useState("");
  const [password, setPassword] = useState("");
  const [again, setAgain] = useState("");
  const [tried, setTried] = useState(false);
  const { busy, refused, run } = useAction();
  const fault = newPasswordFault(password, again);
  return (
    <form
      className="narrow-form"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (fault !== null) return;
        void run(async () => {
          done(await wire.send<SignInAnswer>("POST", "/api/password", { old: old ?? before, new: password }));
        });
      }}
    >
      {why !== undefined && <p>{why}</p>}
      {refused !== null && <Problems problems={refused.problems} />}
      {old === null && (
        <Field label={say("app-session.old-password")}>
          {(ids) => <input {...ids} className="input" type="password" autoComplete="current-password" required value={before} onChange={({ target }) => setBefore(target.value)} />}
        </Field>
      )}
      <Field label={say("app-session.new-password")} hint={say("app-session.new-password.hint")}>
        {(ids) => <input {...ids} className="input" type="password" autoComplete="new-password" required value={password} onChange={({ target }) => setPassword(target.value)} />}
      </Field>
      <Field label={say("app-session.new-password-again")} wrong={tried && fault === "differs" ? say("app-session.new-password.differs") : undefined}>
        {(ids) => <input {...ids} className="input" type="password" autoComplete="new-password" required value={again} onChange={({ target }) => setAgain(target.value)} />}
      </Field>
      <button type="submit" className="button button-next" disabled={busy}>{say("app-session.change-password")}</button>
    </form>
  );
}

import { useEffect, useRef, useState } from "react";
import { useApp } from "../../app/app-context.ts";
import type { SignInAnswer } from "../../app/api/session-shapes.ts";
import type { RequestRefused } from "../../app/api/wire.ts";
import { useAction } from "../../app/loaded.ts";
import { Field, Problems } from "../../app/parts.tsx";
import { FactorSetUp } from "../account/factor-set-up.tsx";
import { NewPasswordForm } from "./new-password-form.tsx";
import { codeDigits, stepAfter, type SignInStep } from "./sign-in-steps.ts";

interface Props {
  /** The name of the person who was signed in, when the form stands over their page. */
  readonly login?: string;
  readonly begin?: SignInStep;
  readonly signedIn: (login: string) => void;
}

/** The way in: name and password, the code of the second factor, a new password where the old one has to go. */
export function SignInForm({ login: known = "", begin = "password", signedIn }: Props): React.ReactNode {
  const [step, setStep] = useState<SignInStep>(begin);
  const [login, setLogin] = useState(known);
  const [password, setPassword] = useState("");
  const { busy, refused, run, clear } = useAction();
  const { say, wire } = useApp();

  const proceed = (answer: SignInAnswer): void => {
    const next = stepAfter(answer.state);
    setStep(next);
    if (next === "in") signedIn(login);
  };

  if (step === "new-password") return <NewPasswordForm old={password === "" ? null : password} why={say("app-session.must-change")} done={proceed} />;
  if (step === "factor-to-set-up") return <FactorSetUp why={say("app-session.factor-to-set-up")} done={proceed} />;
  if (step === "factor") {
    return <FactorForm onCode={(code) => run(async () => proceed(await wire.send<SignInAnswer>("POST", "/api/session/factor", { code })))} refused={refused} busy={busy} back={() => { clear(); setStep("password"); }} />;
  }
  return (
    <form
      className="narrow-form"
      onSubmit={(event) => {
        event.preventDefault();
        void run(async () => proceed(await wire.send<SignInAnswer>("POST", "/api/session", { login: login.trim(), password })));
      }}
    >
      {refused !== null && <Problems problems={refused.problems} />}
      <Field label={say("app-session.login")}>
        {(ids) => <input {...ids} className="input" name="username" autoComplete="username" autoCapitalize="none" spellCheck={false} required autoFocus={known === ""} readOnly={known !== ""} value={login} onChange={({ target }) => setLogin(target.value)} />}
      </Field>
      <Field label={say("app-session.password")}>
        {(ids) => <input {...ids} className="input" type="password" name="password" autoComplete="current-password" required autoFocus={known !== ""} value={password} onChange={({ target }) => setPassword(target.value)} />}
      </Field>
      <button type="submit" className="button button-next" disabled={busy}>{say(busy ? "app-session.signing-in" : "app-session.sign-in")}</button>
    </form>
  );
}

function FactorForm({ onCode, refused, busy, back }: { onCode: (code: string) => void; refused: RequestRefused | null; busy: boolean; back: () => void }): React.ReactNode {
  const { say } = useApp();
  const [code, setCode] = useState("");
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (refused !== null) input.current?.select();
  }, [refused]);
  return (
    <form
      className="narrow-form"
      onSubmit={(event) => {
        event.preventDefault();
        onCode(code);
      }}
    >
      {refused !== null && <Problems problems={refused.problems} />}
      <Field label={say("app-session.code")} hint={say("app-session.code.hint")}>
        {(ids) => <input {...ids} ref={input} className="input code-input" inputMode="numeric" autoComplete="one-time-code" required autoFocus value={code} onChange={({ target }) => setCode(codeDigits(target.value))} />}
      </Field>
      <div className="row">
        <button type="submit" className="button button-next" disabled={busy || code.length < 6}>{say("app-session.continue")}</button>
        <button type="button" className="button-plain" onClick={back}>{say("app-session.back")}</button>
      </div>
    </form>
  );
}

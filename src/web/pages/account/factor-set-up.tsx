import { useState } from "react";
import { useApp } from "../../app/app-context.ts";
import type { SignInAnswer } from "../../app/api/session-shapes.ts";
import { useAction } from "../../app/loaded.ts";
import { Field, Problems } from "../../app/parts.tsx";
import { codeDigits } from "../sign-in/sign-in-steps.ts";
import { QrPicture } from "../../app/qr-picture.tsx";

/** Turns the second factor on: a picture for the authenticator, and its first code. */
export function FactorSetUp({ why, done }: { why: string; done: (answer: SignInAnswer) => void }): React.ReactNode {
  const { say, wire } = useApp();
  const [offered, setOffered] = useState<{ readonly secret: string; readonly address: string } | null>(null);
  const [typed, setTyped] = useState("");
  const { busy, refused, run } = useAction();
  const act = (work: () => Promise<void>): void =>
    void run(async () => {
      await work();
      setTyped("");
    });

  if (offered === null) {
    return (
      <>
        <p className="quiet">{why}</p>
        {refused !== null && <Problems problems={refused.problems} />}
        <button type="button" className="button" disabled={busy} onClick={() => act(async () => setOffered(await wire.send("POST", "/api/factor")))}>{say("app-account.factor.begin")}</button>
      </>
    );
  }
  return (
    <form
      className="narrow-form"
      onSubmit={(event) => {
        event.preventDefault();
        act(async () => {
          done(await wire.send<SignInAnswer>("POST", "/api/factor/confirm", { code: typed }));
        });
      }}
    >
      <p>{say("app-account.factor.scan")}</p>
      <QrPicture text={offered.address} label={say("app-account.factor.picture")} />
      <p>{say("app-account.factor.by-hand")} <code className="secret">{offered.secret.replace(/(.{4})(?=.)/g, "$1 ")}</code></p>
      {refused !== null && <Problems problems={refused.problems} />}
      <Field label={say("app-session.code")} hint={say("app-account.factor.code-hint")}>
        {(ids) => <input {...ids} className="input code-input" inputMode="numeric" autoComplete="one-time-code" required value={typed} onChange={({ target }) => setTyped(codeDigits(target.value))} />}
      </Field>
      <button type="submit" className="button button-next" disabled={busy || typed.length < 6}>{say("app-account.factor.confirm")}</button>
    </form>
  );
}

import { useState } from "react";
import { useSignedIn } from "../../app/app-context.ts";
import { useAction } from "../../app/loaded.ts";
import { Field, Problems } from "../../app/parts.tsx";
import { FactorSetUp } from "./factor-set-up.tsx";

/** Turns the second factor on, with a picture for the authenticator, and off again with the password. */
export function SecondFactor(): React.ReactNode {
  const { say, session, wire, refreshSession } = useSignedIn();
  const [isLeaving, setLeaving] = useState(false);
  const [typed, setTyped] = useState("");
  const { busy, refused, run } = useAction();

  const act = (work: () => Promise<void>): void =>
    void run(async () => {
      await work();
      setTyped("");
    });

  if (session.factor.on) {
    return (
      <>
        <p>{say(session.factor.asked ? "app-account.factor.on-asked" : "app-account.factor.on")}</p>
        {refused !== null && <Problems problems={refused.problems} />}
        {!isLeaving && !session.factor.asked && <button type="button" className="button" onClick={() => setLeaving(true)}>{say("app-account.factor.turn-off")}</button>}
        {isLeaving && (
          <form
            className="narrow-form"
            onSubmit={(event) => {
              event.preventDefault();
              act(async () => {
                await wire.send("DELETE", "/api/factor", { password: typed });
                setLeaving(false);
                await refreshSession();
              });
            }}
          >
            <Field label={say("app-session.password")} hint={say("app-account.factor.turn-off.hint")}>
              {(ids) => <input {...ids} className="input" type="password" autoComplete="current-password" required autoFocus value={typed} onChange={({ target }) => setTyped(target.value)} />}
            </Field>
            <button type="submit" className="button" disabled={busy}>{say("app-account.factor.turn-off")}</button>
          </form>
        )}
      </>
    );
  }
  return <FactorSetUp why={say("app-account.factor.meaning")} done={() => void refreshSession()} />;
}

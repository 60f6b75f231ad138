import { useApp } from "../../app/app-context.ts";
import { useAction } from "../../app/loaded.ts";
import { Dialog, Problems } from "../../app/parts.tsx";
import { SignInForm } from "./sign-in-form.tsx";

/** Stands over the page when the session is over: what was typed stays below, and goes on after signing in again. */
export function SignInAgain({ person, signedIn }: { person: { readonly name: string; readonly login: string }; signedIn: (login: string) => void }): React.ReactNode {
  const { say, session } = useApp();
  return (
    <Dialog title={say("app-session.over")}>
      <p>{say("app-session.over.meaning", { name: person.name })}</p>
      {session?.city?.demo === true && <DemoAgain person={person} signedIn={signedIn} />}
      <SignInForm login={person.login} signedIn={signedIn} />
      <p className="quiet"><a href="/app/sign-in" onClick={(event) => { event.preventDefault(); window.location.assign("/app/sign-in"); }}>{say("app-session.someone-else")}</a></p>
    </Dialog>
  );
}

/** People of a demo city came in with one key and have no password: the same key brings them back. */
function DemoAgain({ person, signedIn }: { person: { readonly name: string; readonly login: string }; signedIn: (login: string) => void }): React.ReactNode {
  const { say, wire } = useApp();
  const { busy, refused, run } = useAction();
  const enter = (): void =>
    void run(async () => {
      await wire.send("POST", "/api/demo/session", { login: person.login });
      signedIn(person.login);
    });
  return (
    <>
      {refused !== null && <Problems problems={refused.problems} />}
      <button type="button" className="button button-next" disabled={busy} onClick={enter}>{say("app-session.demo.again", { name: person.name })}</button>
    </>
  );
}

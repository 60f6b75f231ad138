import { useApp } from "../../app/app-context.ts";
import { Dialog } from "../../app/parts.tsx";
import { SignInForm } from "./sign-in-form.tsx";

/** Stands over the page when the session is over: what was typed stays below, and goes on after signing in again. */
export function SignInAgain({ person, signedIn }: { person: { readonly name: string; readonly login: string }; signedIn: (login: string) => void }): React.ReactNode {
  const { say } = useApp();
  return (
    <Dialog title={say("app-session.over")}>
      <p>{say("app-session.over.meaning", { name: person.name })}</p>
      <SignInForm login={person.login} signedIn={signedIn} />
      <p className="quiet"><a href="/app/sign-in" onClick={(event) => { event.preventDefault(); window.location.assign("/app/sign-in"); }}>{say("app-session.someone-else")}</a></p>
    </Dialog>
  );
}

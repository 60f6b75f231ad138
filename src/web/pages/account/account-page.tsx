import { useState } from "react";
import { useSignedIn } from "../../app/app-context.ts";
import type { OpenSession } from "../../app/api/session-shapes.ts";
import { recordApi } from "../../app/api/addresses.ts";
import { useAction, useLoaded } from "../../app/loaded.ts";
import { Here, PageHead, Problems } from "../../app/parts.tsx";
import { momentOf, postWords } from "../../app/wording.ts";
import { browserName } from "./browser-name.ts";
import { Delegations } from "./delegations.tsx";
import { NewPasswordForm } from "../sign-in/new-password-form.tsx";
import { SecondFactor } from "./second-factor.tsx";

/** One's own account: posts, where one is signed in, password and second factor. */
export function AccountPage(): React.ReactNode {
  const { say, session, language } = useSignedIn();
  return (
    <>
      <PageHead title={say("app-account.title")} lead={say("app-account.who", { name: session.person.name, login: session.person.login })} />
      <section className="account-part">
        <h2>{say("app-account.posts")}</h2>
        <p className="quiet">{say("app-account.posts.meaning")}</p>
        <ul className="plain-list">
          {session.posts.map((post) => <li key={post.id}>{postWords(say, language, post)}</li>)}
        </ul>
      </section>
      <Delegations />
      <section className="account-part"><h2>{say("app-account.factor")}</h2><SecondFactor /></section>
      <section className="account-part"><h2>{say("app-account.password")}</h2><Password /></section>
      <section className="account-part"><h2>{say("app-account.sessions")}</h2><Sessions /></section>
    </>
  );
}

function Password(): React.ReactNode {
  const { say } = useSignedIn();
  const [state, setState] = useState<"closed" | "open" | "done">("closed");
  if (state === "open") return <NewPasswordForm old={null} done={() => setState("done")} />;
  return (
    <>
      {state === "done" && <p className="said" role="status">{say("app-account.password.done")}</p>}
      <button type="button" className="button" onClick={() => setState("open")}>{say("app-session.change-password")}</button>
    </>
  );
}

function Sessions(): React.ReactNode {
  const { say, wire } = useSignedIn();
  const [loaded, reload] = useLoaded("sessions", (signal) => wire.get<{ readonly items: readonly OpenSession[] }>("/api/sessions", signal));
  const { busy, refused, run } = useAction();
  const end = (id: string): void =>
    void run(async () => {
      await wire.send("DELETE", recordApi("sessions", id));
      reload();
    });
  return (
    <Here loaded={loaded} reload={reload}>
      {({ items: sessions }) => (
        <>
          <p className="quiet">{say("app-account.sessions.meaning")}</p>
          {refused !== null && <Problems problems={refused.problems} />}
          <div className="table-scroll" role="region" aria-label={say("app-account.sessions")} tabIndex={0}>
            <table className="list">
              <thead><tr><th scope="col">{say("app-account.session.device")}</th><th scope="col">{say("app-account.session.since")}</th><th scope="col">{say("app-account.session.seen")}</th><th scope="col"><span className="for-ears">{say("app-account.session.end")}</span></th></tr></thead>
              <tbody>
                {sessions.map((one) => (
                  <tr key={one.id}>
                    <td>{browserName(one.agent) ?? say("app-account.session.unknown-device")} <span className="quiet">{one.source}</span> {one.current && <b>{say("app-account.session.this")}</b>}</td>
                    <td data-label={say("app-account.session.since")}>{momentOf(one.startedAt)}</td>
                    <td data-label={say("app-account.session.seen")}>{momentOf(one.seenAt)}</td>
                    <td>{!one.current && <button type="button" className="button-plain" disabled={busy} onClick={() => end(one.id)}>{say("app-account.session.end")}</button>}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {sessions.length > 1 && <button type="button" className="button" disabled={busy} onClick={() => void run(async () => { await wire.send("DELETE", "/api/sessions"); reload(); })}>{say("app-account.session.end-others")}</button>}
        </>
      )}
    </Here>
  );
}

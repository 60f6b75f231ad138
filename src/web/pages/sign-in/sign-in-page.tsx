import { useEffect, useState } from "react";
import { useApp } from "../../app/app-context.ts";
import type { DemoPerson, SessionState } from "../../app/api/session-shapes.ts";
import { LanguageSwitch } from "../../app/frame/frame.tsx";
import { useAction } from "../../app/loaded.ts";
import { Problems, useTitle } from "../../app/parts.tsx";
import { titleIn } from "../../app/wording.ts";
import { SignInForm } from "./sign-in-form.tsx";
import { stepAfter } from "./sign-in-steps.ts";

/** The door; `waits` is what a session that was begun still waits for. In a demo city it also shows who lives there, each with one key. */
export function SignInPage({ waits }: { waits: SessionState }): React.ReactNode {
  const { say, refreshSession } = useApp();
  const people = useDemoPeople();
  useTitle(say("app-session.title"));
  const begin = stepAfter(waits);
  const isNew = begin === "in";
  return (
    <main className="door" id="main">
      <div className="door-head">
        <p className="brand"><b>{say("app-frame.brand")}</b><span className="task">{say("app-session.task")}</span></p>
        <LanguageSwitch />
      </div>
      <div className={people.length > 0 && isNew ? "door-sides" : "door-one"}>
        <section className="door-form">
          <h1>{say(begin === "new-password" ? "app-session.change-password" : "app-session.title")}</h1>
          <SignInForm key={begin} begin={isNew ? "password" : begin} signedIn={() => void refreshSession()} />
          <p className="quiet door-elsewhere"><a href="/">{say("app-session.recheck")}</a><br /><a href="/public">{say("app-session.public")}</a></p>
        </section>
        {people.length > 0 && isNew && <DemoDoor people={people} />}
      </div>
    </main>
  );
}

function DemoDoor({ people }: { people: readonly DemoPerson[] }): React.ReactNode {
  const { say, language, wire, refreshSession } = useApp();
  const { busy, refused, run } = useAction();
  return (
    <section className="door-demo">
      <h2>{say("app-session.demo")}</h2>
      <p className="quiet">{say("app-session.demo.meaning")}</p>
      {refused !== null && <Problems problems={refused.problems} />}
      <ul className="demo-people">
        {people.map(({ login, name, role, roleTitle, unit }) => (
          <li key={login}>
            <button
              type="button"
              className="demo-person"
              disabled={busy}
              onClick={() =>
                void run(async () => {
                  await wire.send("POST", "/api/demo/session", { login });
                  await refreshSession();
                })
              }
            >
              <b>{name}</b>
              <span>{say("app-frame.post-of", { unit, role: titleIn(language, roleTitle) })}</span>
              <span className="quiet demo-does">{say(`app-session.does.${role}`)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Nobody in a real city, and nobody while it is not known: the form is what everybody needs. */
function useDemoPeople(): readonly DemoPerson[] {
  const { wire } = useApp();
  const [people, setPeople] = useState<readonly DemoPerson[]>([]);
  useEffect(() => {
    const stop = new AbortController();
    wire.get<{ readonly people: readonly DemoPerson[] }>("/api/demo", stop.signal).then(
      (answer) => setPeople(answer.people),
      () => {},
    );
    return () => stop.abort();
  }, [wire]);
  return people;
}

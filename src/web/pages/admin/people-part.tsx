import { useState } from "react";
import { useSignedIn } from "../../app/app-context.ts";
import { query, recordApi } from "../../app/api/addresses.ts";
import type { AdminPerson } from "../../app/api/office-shapes.ts";
import { useAction } from "../../app/loaded.ts";
import { Empty, Field, Here, Problems } from "../../app/parts.tsx";
import { dayOf, momentOf } from "../../app/wording.ts";
import { MoreButton } from "./more-button.tsx";
import { usePages } from "./use-pages.ts";
import { useSettled } from "./use-settled.ts";

/** 人员: who may sign in at all. What they may do is another administrator's to give. */
export function PeoplePart(): React.ReactNode {
  const { say, wire } = useSignedIn();
  const [name, setName] = useState("");
  const asked = useSettled(name.trim());
  const { loaded, reload, items: people, next, more, busy: growing } = usePages<AdminPerson>(`people ${asked}`, (after) => `/api/people${query({ search: asked, after, limit: 100 })}`);
  const { busy, refused, run } = useAction();
  const [ending, setEnding] = useState<string | null>(null);
  const end = (id: string): void =>
    void run(async () => {
      await wire.send("POST", `${recordApi("people", id)}/end`, {});
      setEnding(null);
      reload();
    });
  return (
    <>
      <NewPerson done={reload} />
      <div className="filters"><label className="filter"><span>{say("app-admin.find-person")}</span><input className="input" type="search" value={name} onChange={({ target }) => setName(target.value)} /></label></div>
      {refused !== null && <Problems problems={refused.problems} />}
      <Here loaded={loaded} reload={reload}>
        {() =>
          people.length === 0 ? <Empty title={say("app-admin.no-person")} /> : (
            <>
            <table className="list">
              <caption className="for-ears">{say("app-frame.task.people")}</caption>
              <thead><tr><th scope="col">{say("app-admin.name")}</th><th scope="col">{say("app-session.login")}</th><th scope="col">{say("app-admin.posts")}</th><th scope="col">{say("app-admin.state")}</th><th scope="col"><span className="for-ears">{say("app-admin.end")}</span></th></tr></thead>
              <tbody>
                {people.map((person) => (
                  <tr key={person.id}>
                    <th scope="row" className="col-name">{person.name}</th>
                    <td data-label={say("app-session.login")}>{person.login}</td>
                    <td data-label={say("app-admin.posts")}>{person.posts.length === 0 ? <span className="quiet">{say("app-admin.no-posts")}</span> : person.posts.map(({ id, role, unit }) => <span key={id} className="second">{say("app-frame.post-of", { unit, role: say(`app-frame.role.${role}`) })}</span>)}</td>
                    <td data-label={say("app-admin.state")}>{person.endedAt !== null ? say("app-admin.ended", { day: dayOf(person.endedAt) }) : person.lockedUntil !== null ? say("app-admin.locked-until", { at: momentOf(person.lockedUntil) }) : say("app-admin.active")}</td>
                    <td>
                      {person.endedAt === null && (ending === person.id ? (
                        <span className="row"><span>{say("app-admin.end.sure", { name: person.name })}</span><button type="button" className="button" disabled={busy} onClick={() => end(person.id)}>{say("app-admin.end")}</button><button type="button" className="button-plain" onClick={() => setEnding(null)}>{say("app-frame.cancel")}</button></span>
                      ) : <button type="button" className="button-plain" onClick={() => setEnding(person.id)}>{say("app-admin.end")}</button>)}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
            <MoreButton next={next} busy={growing} more={more} />
            </>
          )
        }
      </Here>
    </>
  );
}

function NewPerson({ done }: { done: () => void }): React.ReactNode {
  const { say, wire } = useSignedIn();
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState("");
  const [login, setLogin] = useState("");
  const [made, setMade] = useState<{ readonly login: string; readonly password: string } | null>(null);
  const { busy, refused, run } = useAction();
  const add = (): void =>
    void run(async () => {
      const answer = await wire.send<{ readonly login: string; readonly oneTimePassword: string }>("POST", "/api/people", { name: name.trim(), login: login.trim() });
      setMade({ login: answer.login, password: answer.oneTimePassword });
      setName("");
      setLogin("");
      setOpen(false);
      done();
    });
  return (
    <section className="admin-add">
      {made !== null && <p className="said" role="status">{say("app-admin.person-added", { login: made.login })} <code className="secret">{made.password}</code></p>}
      {!isOpen ? (
        <button type="button" className="button button-next" onClick={() => setOpen(true)}>{say("app-admin.add-person")}</button>
      ) : (
        <form className="narrow-form" onSubmit={(event) => { event.preventDefault(); add(); }}>
          {refused !== null && <Problems problems={refused.problems} />}
          <Field label={say("app-admin.name")}>{(ids) => <input {...ids} className="input" required autoFocus value={name} onChange={({ target }) => setName(target.value)} />}</Field>
          <Field label={say("app-session.login")} hint={say("app-admin.login.hint")}>{(ids) => <input {...ids} className="input" required autoCapitalize="none" spellCheck={false} value={login} onChange={({ target }) => setLogin(target.value)} />}</Field>
          <div className="row"><button type="submit" className="button button-next" disabled={busy}>{say("app-admin.add-person")}</button><button type="button" className="button-plain" onClick={() => setOpen(false)}>{say("app-frame.cancel")}</button></div>
        </form>
      )}
    </section>
  );
}

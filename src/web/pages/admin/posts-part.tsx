import { useState } from "react";
import { ROLES, type Role } from "../../../core/access/role.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { query, recordApi } from "../../app/api/addresses.ts";
import type { AdminPerson, AdminPost, AdminUnit, Page } from "../../app/api/office-shapes.ts";
import type { OpenSession } from "../../app/api/session-shapes.ts";
import { useAction, useLoaded } from "../../app/loaded.ts";
import { Dialog, Empty, Field, Here, Problems } from "../../app/parts.tsx";
import { momentOf } from "../../app/wording.ts";
import { today } from "../../app/today.ts";
import { browserName } from "../account/browser-name.ts";
import { DelegationTable } from "../account/delegation-table.tsx";
import { MoreButton } from "./more-button.tsx";
import { usePages } from "./use-pages.ts";

/** More than this in a list to choose from helps nobody. */
const MOST_PEOPLE = 2000;

/** 岗位: who may do what, where and from when. What four eyes forbid is refused by the server and told in its words. */
export function PostsPart(): React.ReactNode {
  const { say, wire } = useSignedIn();
  const { loaded, reload, items: posts, next, more, busy: growing } = usePages<AdminPost>("posts", (after) => `/api/posts${query({ after, limit: 100 })}`);
  const { busy, refused, run } = useAction();
  const [giving, setGiving] = useState(false);
  const [ending, setEnding] = useState<string | null>(null);
  const [looking, setLooking] = useState<AdminPost["person"] | null>(null);
  const [said, setSaid] = useState("");
  const end = (id: string): void =>
    void run(async () => {
      await wire.send("POST", `${recordApi("posts", id)}/end`, {});
      setEnding(null);
      reload();
    });
  return (
    <>
      <section className="admin-add"><button type="button" className="button button-next" onClick={() => setGiving(true)}>{say("app-admin.give-post")}</button></section>
      {giving && <Dialog title={say("app-admin.give-post")} close={() => setGiving(false)}><GivePost done={() => { setGiving(false); reload(); }} /></Dialog>}
      {looking !== null && <Dialog title={say("app-admin.account-of", { name: looking.name })} close={() => setLooking(null)}><AccountOf person={looking} /></Dialog>}
      {refused !== null && <Problems problems={refused.problems} />}
      <Here loaded={loaded} reload={reload}>
        {() =>
          posts.length === 0 ? <Empty title={say("app-admin.no-post")} /> : (
            <>
            <table className="list">
              <caption className="for-ears">{say("app-frame.task.posts")}</caption>
              <thead><tr><th scope="col">{say("app-admin.name")}</th><th scope="col">{say("app-admin.role")}</th><th scope="col">{say("app-list.unit")}</th><th scope="col">{say("app-admin.from")}</th><th scope="col"><span className="for-ears">{say("app-admin.end")}</span></th></tr></thead>
              <tbody>
                {posts.map((post) => (
                  <tr key={post.id} className={post.validTo === null ? "" : "ended"}>
                    <th scope="row" className="col-name"><button type="button" className="button-plain" onClick={() => setLooking(post.person)}>{post.person.name}</button></th>
                    <td data-label={say("app-admin.role")}>{say(`app-frame.role.${post.role}`)}</td>
                    <td data-label={say("app-list.unit")}>{post.unit}</td>
                    <td data-label={say("app-admin.from")}>{post.validFrom}{post.validTo !== null && ` – ${post.validTo}`}</td>
                    <td>
                      {post.validTo === null && (ending === post.id ? (
                        <span className="row"><span>{say("app-admin.end-post.sure")}</span><button type="button" className="button" disabled={busy} onClick={() => end(post.id)}>{say("app-admin.end")}</button><button type="button" className="button-plain" onClick={() => setEnding(null)}>{say("app-frame.cancel")}</button></span>
                      ) : <button type="button" className="button-plain" onClick={() => setEnding(post.id)}>{say("app-admin.end")}</button>)}
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
      <h2>{say("app-account.delegation.all")}</h2>
      {said !== "" && <p className="said" role="status">{said}</p>}
      <DelegationTable of={null} tell={setSaid} />
    </>
  );
}

function GivePost({ done }: { done: () => void }): React.ReactNode {
  const { say, wire } = useSignedIn();
  const [lists, reload] = useLoaded("people and units", async (signal) => {
    const { items: units } = await wire.get<{ readonly items: readonly AdminUnit[] }>("/api/units", signal);
    const people: AdminPerson[] = [];
    let after: string | null = null;
    do {
      const page: Page<AdminPerson> = await wire.get<Page<AdminPerson>>(`/api/people${query({ after, limit: 100 })}`, signal);
      people.push(...page.items);
      after = page.next;
    } while (after !== null && people.length < MOST_PEOPLE);
    return { people: people.filter(({ endedAt }) => endedAt === null), units };
  });
  const [personId, setPerson] = useState("");
  const [role, setRole] = useState<Role>("unit-officer");
  const [unitId, setUnit] = useState("");
  const [from, setFrom] = useState(today());
  const { busy, refused, run } = useAction();
  return (
    <Here loaded={lists} reload={reload}>
      {({ people, units }) => (
        <form className="narrow-form" onSubmit={(event) => { event.preventDefault(); void run(async () => { await wire.send("POST", "/api/posts", { personId, role, unitId, validFrom: from }); done(); }); }}>
          {refused !== null && <Problems problems={refused.problems} />}
          <Field label={say("app-admin.name")}>
            {(ids) => <select {...ids} className="input" required value={personId} onChange={({ target }) => setPerson(target.value)}><option value="">{say("app-filing.move.choose")}</option>{people.map(({ id, name, login }) => <option key={id} value={id}>{say("app-admin.person-option", { name, login })}</option>)}</select>}
          </Field>
          <Field label={say("app-admin.role")} hint={say(`app-session.does.${role}`)}>
            {(ids) => <select {...ids} className="input" value={role} onChange={({ target }) => setRole(ROLES.find((one) => one === target.value) ?? role)}>{ROLES.map((one) => <option key={one} value={one}>{say(`app-frame.role.${one}`)}</option>)}</select>}
          </Field>
          <Field label={say("app-list.unit")}>
            {(ids) => <select {...ids} className="input" required value={unitId} onChange={({ target }) => setUnit(target.value)}><option value="">{say("app-filing.move.choose")}</option>{units.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}</select>}
          </Field>
          <Field label={say("app-admin.from")}>{(ids) => <input {...ids} type="date" className="input" required value={from} onChange={({ target }) => setFrom(target.value)} />}</Field>
          <button type="submit" className="button button-next" disabled={busy}>{say("app-admin.give-post")}</button>
        </form>
      )}
    </Here>
  );
}

/** Unlocking, and where somebody is signed in. */
function AccountOf({ person }: { person: AdminPost["person"] }): React.ReactNode {
  const { say, wire } = useSignedIn();
  const [loaded, reload] = useLoaded(`sessions of ${person.id}`, (signal) => wire.get<{ readonly items: readonly OpenSession[] }>(`${recordApi("people", person.id)}/sessions`, signal));
  const [unlocked, setUnlocked] = useState<{ readonly oneTimePassword: string | null } | null>(null);
  const [wish, setWish] = useState({ newPassword: false, removeFactor: false });
  const { busy, refused, run } = useAction();
  const unlock = (): void => void run(async () => setUnlocked(await wire.send("POST", `${recordApi("people", person.id)}/unlock`, wish)));
  return (
    <>
      {refused !== null && <Problems problems={refused.problems} />}
      {unlocked !== null && <p className="said" role="status">{say(unlocked.oneTimePassword === null ? "app-admin.unlocked" : "app-admin.unlocked.password", { name: person.name })} {unlocked.oneTimePassword !== null && <code className="secret">{unlocked.oneTimePassword}</code>}</p>}
      {(["newPassword", "removeFactor"] as const).map((one) => <label key={one} className="check"><input type="checkbox" checked={wish[one]} onChange={({ target }) => setWish({ ...wish, [one]: target.checked })} /> {say(`app-admin.unlock.${one}`)}</label>)}
      <button type="button" className="button" disabled={busy} onClick={unlock}>{say("app-admin.unlock")}</button>
      <h3>{say("app-account.sessions")}</h3>
      <Here loaded={loaded} reload={reload}>
        {({ items: sessions }) => sessions.length === 0 ? <p className="quiet">{say("app-admin.no-session")}</p> : (
          <ul className="plain-list">
            {sessions.map((one) => (
              <li key={one.id}>
                {browserName(one.agent) ?? say("app-account.session.unknown-device")} <span className="quiet">{one.source} · {momentOf(one.seenAt)}</span>{" "}
                <button type="button" className="button-plain" disabled={busy} onClick={() => void run(async () => { await wire.send("DELETE", recordApi("sessions", one.id)); reload(); })}>{say("app-account.session.end")}</button>
              </li>
            ))}
          </ul>
        )}
      </Here>
    </>
  );
}

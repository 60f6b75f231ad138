import { useState } from "react";
import { LONGEST_VIEW_NAME } from "../../core/workflow/saved-view.ts";
import { viewApi, viewsApi } from "./api/addresses.ts";
import type { Wire } from "./api/wire.ts";
import { useSignedIn } from "./app-context.ts";
import { useSoon } from "./first-answers.ts";
import { useAction, useLoaded } from "./loaded.ts";
import { Dialog, Field, PageLink, Problems } from "./parts.tsx";

interface SavedView {
  readonly id: string;
  readonly name: string;
  readonly address: string;
}

const viewsOf = (wire: Wire) => (signal: AbortSignal): Promise<{ readonly items: readonly SavedView[] }> => wire.get(viewsApi, signal);

/** For a list that is being opened: the row above it comes with it, and pushes nothing down afterwards. */
export function useViewsSoon(): void {
  const { wire } = useSignedIn();
  useSoon("views", viewsOf(wire));
}

/** 常用视图 as a row above a list: opened by a click, and what is in sight is given a name. `here` is the filter in sight, as an address; null where nothing is filtered. */
export function SavedViews({ here }: { here: string | null }): React.ReactNode {
  const { say, wire } = useSignedIn();
  const [loaded, reload] = useLoaded("views", viewsOf(wire), { opens: true });
  const [naming, setNaming] = useState<SavedView | "new" | null>(null);
  const { busy, refused, run } = useAction();
  if (loaded.state !== "here") return null;
  const { items } = loaded.value;
  const seen = items.find(({ address }) => address === here);
  if (items.length === 0 && here === null) return null;
  const drop = (id: string): void => void run(async () => { await wire.send("DELETE", viewApi(id)); reload(); });
  return (
    <nav className="views" aria-label={say("app-view.row")}>
      <ul className="row">
        {items.map(({ id, name, address }) => <li key={id}><PageLink to={address} className={id === seen?.id ? "view view-on" : "view"} current={id === seen?.id}>{name}</PageLink></li>)}
        {seen !== undefined && <li><button type="button" className="button-plain" disabled={busy} onClick={() => setNaming(seen)}>{say("app-view.rename")}</button><button type="button" className="button-plain" disabled={busy} onClick={() => drop(seen.id)}>{say("app-view.drop")}</button></li>}
        {seen === undefined && here !== null && <li><button type="button" className="button-plain" onClick={() => setNaming("new")}>{say("app-view.keep")}</button></li>}
      </ul>
      {refused !== null && <Problems problems={refused.problems} />}
      {naming !== null && <NameDialog view={naming} here={here ?? ""} close={() => setNaming(null)} done={() => { setNaming(null); reload(); }} />}
    </nav>
  );
}

function NameDialog({ view, here, close, done }: { view: SavedView | "new"; here: string; close: () => void; done: () => void }): React.ReactNode {
  const { say, wire } = useSignedIn();
  const [name, setName] = useState(view === "new" ? "" : view.name);
  const [tried, setTried] = useState(false);
  const { busy, refused, run } = useAction();
  const isEmpty = name.trim() === "";
  const send = (event: React.FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (isEmpty) return;
    void run(async () => {
      await (view === "new" ? wire.send("POST", viewsApi, { name: name.trim(), address: here }) : wire.send("PUT", viewApi(view.id), { name: name.trim() }));
      done();
    });
  };
  return (
    <Dialog title={say(view === "new" ? "app-view.keep" : "app-view.rename")} close={close}>
      <form onSubmit={send}>
        {refused !== null && <Problems problems={refused.problems} />}
        <Field label={say("app-view.name")} hint={say("app-view.name.hint")} wrong={tried && isEmpty ? say("app-view.name.needed") : undefined}>
          {(ids) => <input {...ids} className="input" maxLength={LONGEST_VIEW_NAME} value={name} onChange={({ target }) => setName(target.value)} />}
        </Field>
        <p className="row"><button type="submit" className="button button-next" disabled={busy}>{say("app-view.save")}</button></p>
      </form>
    </Dialog>
  );
}

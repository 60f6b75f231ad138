import { useState } from "react";
import { useSignedIn } from "../../app/app-context.ts";
import { delegationsApi, query } from "../../app/api/addresses.ts";
import type { Colleagues } from "../../app/api/office-shapes.ts";
import { useAction, useLoaded } from "../../app/loaded.ts";
import { Field, Here, Problems } from "../../app/parts.tsx";
import { today } from "../../app/today.ts";
import { useSettled } from "../admin/use-settled.ts";

/** Fewer people than these are looked through as they are. */
const FEW = 12;

/** Whom, from when, until when and why; `done` is given the sentence that says what was done. */
export function DelegateForm({ done }: { done: (sentence: string) => void }): React.ReactNode {
  const { say, wire } = useSignedIn();
  const [search, setSearch] = useState("");
  const settled = useSettled(search.trim());
  const [loaded, reload] = useLoaded(`colleagues ${settled}`, (signal) => wire.get<Colleagues>(`${delegationsApi}/colleagues${query({ search: settled === "" ? null : settled })}`, signal), { of: "colleagues" });
  // Chosen with the name: a search that goes on must not lose it.
  const [chosen, setChosen] = useState<{ readonly id: string; readonly name: string } | null>(null);
  const [from, setFrom] = useState(today());
  const [until, setUntil] = useState(today());
  const [reason, setReason] = useState("");
  const { busy, refused, run } = useAction();
  const give = (): void =>
    void run(async () => {
      if (chosen === null) return;
      await wire.send("POST", delegationsApi, { personId: chosen.id, from, until, reason });
      done(say("app-account.delegation.given", { name: chosen.name, from, until }));
    });
  const people = loaded.state === "here" ? loaded.value : null;
  const isLong = settled !== "" || search !== "" || (people !== null && (people.more || people.items.length > FEW));
  return (
    <form className="narrow-form" onSubmit={(event) => { event.preventDefault(); give(); }}>
      {refused !== null && <Problems problems={refused.problems} />}
      {isLong && (
        <Field label={say("app-account.delegation.search")} hint={people?.more === true ? say("app-account.delegation.more", { count: people.items.length }) : undefined}>
          {(ids) => <input {...ids} type="search" className="input" maxLength={100} value={search} onChange={({ target }) => setSearch(target.value)} />}
        </Field>
      )}
      <Here loaded={loaded} reload={reload}>
        {({ items }) => {
          const listed = chosen === null || items.some(({ id }) => id === chosen.id) ? items : [{ ...chosen, units: [] }, ...items];
          return (
            <Field label={say("app-account.delegation.whom")} hint={listed.length === 0 ? say("app-account.delegation.nobody") : say("app-account.delegation.whom-hint")}>
              {(ids) => (
                <select {...ids} className="input" required value={chosen?.id ?? ""} onChange={({ target }) => setChosen(listed.find(({ id }) => id === target.value) ?? null)}>
                  <option value="">{say("app-filing.move.choose")}</option>
                  {listed.map(({ id, name, units }) => <option key={id} value={id}>{units.length === 0 ? name : say("app-account.delegation.person", { name, units: units.join(say("app-frame.search.joint")) })}</option>)}
                </select>
              )}
            </Field>
          );
        }}
      </Here>
      <Field label={say("app-account.delegation.from")}>{(ids) => <input {...ids} type="date" className="input" required min={today()} value={from} onChange={({ target }) => setFrom(target.value)} />}</Field>
      <Field label={say("app-account.delegation.until")}>{(ids) => <input {...ids} type="date" className="input" required min={from} value={until} onChange={({ target }) => setUntil(target.value)} />}</Field>
      <Field label={say("app-account.delegation.reason")} hint={say("app-account.delegation.reason-hint")}>
        {(ids) => <input {...ids} className="input" required maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />}
      </Field>
      <button type="submit" className="button button-next" disabled={busy}>{say("app-account.delegation.confirm")}</button>
    </form>
  );
}

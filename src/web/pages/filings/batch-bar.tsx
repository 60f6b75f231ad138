import { useState } from "react";
import type { Stage } from "../../../core/form/filing-values.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { stageApi } from "../../app/api/addresses.ts";
import type { FilingItem } from "../../app/api/filing-shapes.ts";
import { RequestRefused } from "../../app/api/wire.ts";
import { useAction } from "../../app/loaded.ts";
import { Field, Problems } from "../../app/parts.tsx";
import { BatchReturn } from "./batch-return.tsx";
import { keptBack } from "./batch.ts";

/** As many as go in one request. */
const TOGETHER = 500;

/** What can be done with the chosen rows: all go onwards together with one opinion, and what keeps them is told by name. */
export function BatchBar({ year, stage, items, clear, done }: { year: number; stage: Stage; items: readonly FilingItem[]; clear: () => void; done: () => void }): React.ReactNode {
  const { say, wire } = useSignedIn();
  const [opinion, setOpinion] = useState("");
  const [own, setOwn] = useState<ReadonlyMap<string, string>>(new Map());
  const [returning, setReturning] = useState(false);
  const [kept, setKept] = useState<ReadonlyMap<string, string>>(new Map());
  const { busy, refused, run } = useAction();
  const [sent, setSent] = useState<ReadonlySet<string>>(new Set());
  const going = items.filter(({ id }) => !kept.has(id) && !sent.has(id));
  const leave = sent.size > 0 ? done : clear;

  const send = (): void =>
    void run(async () => {
      for (let from = 0; from < going.length; from += TOGETHER) {
        const some = going.slice(from, from + TOGETHER);
        try {
          await wire.send("POST", `${stageApi(year, stage)}/moves`, { opinion, items: some.map(({ id, version }) => ({ id, expectedVersion: version, ...ownOpinion(own.get(id)) })) });
        } catch (error) {
          const named = error instanceof RequestRefused ? keptBack(error.problems, some) : new Map<string, string>();
          if (named.size === 0) throw error;
          return setKept((before) => new Map([...before, ...named]));
        }
        setSent((before) => new Set([...before, ...some.map(({ id }) => id)]));
      }
      done();
    });

  return (
    <section className="batch-bar" aria-label={say("app-list.batch")}>
      {refused !== null && <Problems problems={refused.problems} />}
      {kept.size > 0 && (
        <div className="batch-refusals" role="alert">
          <p>{say("app-list.batch.kept", { count: kept.size })}</p>
          <ul>{items.filter(({ id }) => kept.has(id)).map(({ id, name }) => <li key={id}><b>{name}</b> {kept.get(id)}</li>)}</ul>
        </div>
      )}
      <div className="row">
        <b>{say("app-list.chosen", { count: items.length })}</b>
        <Field label={say("app-list.batch.opinion")}>{(ids) => <input {...ids} className="input" value={opinion} onChange={({ target }) => setOpinion(target.value)} />}</Field>
        <button type="button" className="button button-next" disabled={busy || going.length === 0} onClick={send}>{kept.size === 0 ? say("app-list.batch.onwards") : say("app-list.batch.others", { count: going.length })}</button>
        <button type="button" className="button" disabled={busy} onClick={() => setReturning(true)}>{say("app-list.return")}</button>
        <button type="button" className="button-plain" onClick={leave}>{say("app-list.batch.clear")}</button>
      </div>
      <Exceptions items={going} own={own} change={setOwn} />
      {returning && <BatchReturn year={year} stage={stage} items={items.filter(({ id }) => !sent.has(id))} close={() => setReturning(false)} done={() => { setReturning(false); done(); }} />}
    </section>
  );
}

/** What a single filing is sent with where that differs; nothing typed is nothing of its own. */
function ownOpinion(text: string | undefined): { readonly opinion?: string } {
  return text === undefined || text.trim() === "" ? {} : { opinion: text.trim() };
}

/** Opinions of single filings in place of the one for all; the rows stand there once they are asked for. */
function Exceptions({ items, own, change }: { items: readonly FilingItem[]; own: ReadonlyMap<string, string>; change: (own: ReadonlyMap<string, string>) => void }): React.ReactNode {
  const { say } = useSignedIn();
  const [open, setOpen] = useState(false);
  const count = items.filter(({ id }) => (own.get(id) ?? "").trim() !== "").length;
  return (
    <details open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{count === 0 ? say("app-list.batch.exceptions") : say("app-list.batch.exceptions-of", { count })}</summary>
      {open && items.map(({ id, name }) => (
        <Field key={id} label={name}>{(ids) => <input {...ids} className="input" maxLength={2000} value={own.get(id) ?? ""} onChange={({ target }) => change(new Map([...own, [id, target.value]]))} />}</Field>
      ))}
    </details>
  );
}

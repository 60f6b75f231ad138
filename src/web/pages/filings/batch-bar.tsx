import { useMemo, useState } from "react";
import type { Stage } from "../../../core/form/filing-values.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { filingApi, stageApi } from "../../app/api/addresses.ts";
import type { FilingItem } from "../../app/api/filing-shapes.ts";
import { RequestRefused } from "../../app/api/wire.ts";
import { useAction } from "../../app/loaded.ts";
import { Field, Problems } from "../../app/parts.tsx";
import { SaidBefore, useSaid, useSaidHere } from "../../app/said.tsx";
import { BatchReturn } from "./batch-return.tsx";
import { keptBack } from "./batch.ts";

/** As many as go in one request. */
const TOGETHER = 500;

/** What can be done with the chosen rows: all go onwards together with one opinion, and what keeps them is told by name. */
export function BatchBar({ year, stage, items, clear, done }: { year: number; stage: Stage; items: readonly FilingItem[]; clear: () => void; done: () => void }): React.ReactNode {
  const { say, wire } = useSignedIn();
  const opinion = useSaid(`${stageApi(year, stage)} onwards`);
  const ownSaid = useSaidHere();
  const [own, setOwn] = useState<ReadonlyMap<string, string>>(new Map());
  // Of another step is another opinion.
  const ofOwn = ({ id, step }: FilingItem): string => `${filingApi({ year, stage, id })} onwards ${step}`;
  const before = useMemo(() => new Map(items.map((item) => [item.id, ownSaid.find(ofOwn(item))])), [items]);
  const ownOf = ({ id }: FilingItem): string => own.get(id) ?? before.get(id) ?? "";
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
          await wire.send("POST", `${stageApi(year, stage)}/moves`, { opinion: opinion.text, items: some.map((item) => ({ id: item.id, expectedVersion: item.version, ...ownOpinion(ownOf(item)) })) });
        } catch (error) {
          const named = error instanceof RequestRefused ? keptBack(error.problems, some) : new Map<string, string>();
          if (named.size === 0) throw error;
          return setKept((before) => new Map([...before, ...named]));
        }
        for (const item of some) ownSaid.forget(ofOwn(item));
        setSent((before) => new Set([...before, ...some.map(({ id }) => id)]));
      }
      opinion.sent();
      done();
    });
  const sayOwn = (item: FilingItem, text: string): void => {
    ownSaid.keep(ofOwn(item), text, "");
    setOwn((before) => new Map([...before, [item.id, text]]));
  };

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
        <Field label={say("app-list.batch.opinion")}>{(ids) => <input {...ids} className="input" value={opinion.text} onChange={({ target }) => opinion.type(target.value)} />}</Field>
        <button type="button" className="button button-next" disabled={busy || going.length === 0} onClick={send}>{kept.size === 0 ? say("app-list.batch.onwards") : say("app-list.batch.others", { count: going.length })}</button>
        <button type="button" className="button" disabled={busy} onClick={() => setReturning(true)}>{say("app-list.return")}</button>
        <button type="button" className="button-plain" onClick={leave}>{say("app-list.batch.clear")}</button>
      </div>
      <SaidBefore said={opinion} />
      <Exceptions items={going} ownOf={ownOf} change={sayOwn} />
      {returning && <BatchReturn year={year} stage={stage} items={items.filter(({ id }) => !sent.has(id))} close={() => setReturning(false)} done={() => { setReturning(false); done(); }} />}
    </section>
  );
}

/** What a single filing is sent with where that differs; nothing typed is nothing of its own. */
function ownOpinion(text: string): { readonly opinion?: string } {
  return text.trim() === "" ? {} : { opinion: text.trim() };
}

/** Opinions of single filings in place of the one for all; the rows stand there once they are asked for, or where something was typed before. */
function Exceptions({ items, ownOf, change }: { items: readonly FilingItem[]; ownOf: (item: FilingItem) => string; change: (item: FilingItem, text: string) => void }): React.ReactNode {
  const { say } = useSignedIn();
  const count = items.filter((item) => ownOf(item).trim() !== "").length;
  const [open, setOpen] = useState(count > 0);
  return (
    <details open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{count === 0 ? say("app-list.batch.exceptions") : say("app-list.batch.exceptions-of", { count })}</summary>
      {open && items.map((item) => (
        <Field key={item.id} label={item.name}>{(ids) => <input {...ids} className="input" maxLength={2000} value={ownOf(item)} onChange={({ target }) => change(item, target.value)} />}</Field>
      ))}
    </details>
  );
}

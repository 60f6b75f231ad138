import { useRef, useState } from "react";
import type { Stage } from "../../../core/form/filing-values.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { filingApi } from "../../app/api/addresses.ts";
import type { FilingDetail, FilingItem } from "../../app/api/filing-shapes.ts";
import { RequestRefused } from "../../app/api/wire.ts";
import { Field } from "../../app/parts.tsx";
import { wayOnwards } from "./batch.ts";

interface Outcome {
  readonly name: string;
  readonly said: string;
}

/** What can be done with the chosen rows: each goes onwards by itself, and what is refused is told by name. */
export function BatchBar({ year, stage, items, clear, done }: { year: number; stage: Stage; items: readonly FilingItem[]; clear: () => void; done: () => void }): React.ReactNode {
  const { say, wire } = useSignedIn();
  const [opinion, setOpinion] = useState("");
  const [at, setAt] = useState<number | null>(null);
  const [refusals, setRefusals] = useState<readonly Outcome[]>([]);
  const stop = useRef(false);

  const run = async (): Promise<void> => {
    const refused: Outcome[] = [];
    stop.current = false;
    setRefusals([]);
    for (const [index, { id, name, version }] of items.entries()) {
      if (stop.current) break;
      setAt(index);
      try {
        const { allowed } = await wire.get<FilingDetail>(filingApi({ year, stage, id }));
        const way = wayOnwards(allowed);
        const because = way === null ? say("app-list.batch.no-way") : way.refusedBecause === null ? null : say(way.refusedBecause.code, way.refusedBecause.params);
        if (way === null || because !== null) refused.push({ name, said: because ?? "" });
        else await wire.send("POST", `${filingApi({ year, stage, id })}/moves`, { action: way.action, ...(way.to.length === 1 ? { to: way.to[0]!.step } : {}), opinion, remarks: [], expectedVersion: version });
      } catch (error) {
        if (!(error instanceof RequestRefused)) throw error;
        refused.push({ name, said: error.problems.map(({ message, advice }) => `${message} ${advice}`).join(" ") });
      }
    }
    setAt(null);
    setRefusals(refused);
    if (refused.length === 0) done();
  };

  return (
    <section className="batch-bar" aria-label={say("app-list.batch")}>
      {refusals.length > 0 && (
        <div className="batch-refusals" role="alert">
          <p>{say("app-list.batch.refused", { count: refusals.length })}</p>
          <ul>{refusals.map(({ name, said }) => <li key={name}><b>{name}</b> {said}</li>)}</ul>
        </div>
      )}
      <div className="row">
        <b>{say("app-list.chosen", { count: items.length })}</b>
        {at === null ? (
          <>
            <Field label={say("app-list.batch.opinion")}>{(ids) => <input {...ids} className="input" value={opinion} onChange={({ target }) => setOpinion(target.value)} />}</Field>
            <button type="button" className="button button-next" onClick={() => void run()}>{say("app-list.batch.onwards")}</button>
            <button type="button" className="button-plain" onClick={refusals.length > 0 ? done : clear}>{say("app-list.batch.clear")}</button>
          </>
        ) : (
          <>
            <span role="status">{say("app-list.batch.progress", { done: at, count: items.length, name: items[at]?.name ?? "" })}</span>
            <button type="button" className="button" onClick={() => (stop.current = true)}>{say("app-list.batch.stop")}</button>
          </>
        )}
      </div>
    </section>
  );
}

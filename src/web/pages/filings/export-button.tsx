import { useEffect, useRef, useState } from "react";
import type { Stage } from "../../../core/form/filing-values.ts";
import { isScored } from "../../../core/form/stage.ts";
import { useSignedIn } from "../../app/app-context.ts";
import type { FilingItem } from "../../app/api/filing-shapes.ts";
import { useAction } from "../../app/loaded.ts";
import { useNamed } from "../../app/named.tsx";
import { Problems } from "../../app/parts.tsx";
import { amountInWan, countOf, dayOf, titleIn } from "../../app/wording.ts";
import { saveFile } from "../../ui/save-file.ts";
import { listAsCsv } from "./list-export.ts";

/** Saves everything the filter names, not only what is in sight. */
export function ExportButton({ name, stage, rest }: { name: string; stage: Stage; rest: (each: (done: number) => void, signal: AbortSignal) => Promise<readonly FilingItem[]> }): React.ReactNode {
  const { say, language } = useSignedIn();
  const named = useNamed();
  const [done, setDone] = useState<number | null>(null);
  const { busy, refused, run } = useAction();
  const stop = useRef(new AbortController());
  useEffect(() => () => stop.current.abort(), []);
  const last = isScored(stage) ? ["app-list.score", "app-list.grade"] : stage === "goal" ? ["app-list.document"] : [];
  const save = (): void =>
    void run(async () => {
      const items = await rest(setDone, stop.current.signal);
      const head = ["app-list.name", "app-list.unit", "app-list.department", "app-list.amount-wan", "app-list.step", "app-list.since", ...last].map((code) => say(code));
      const lines = items.map((item) => [
        item.name, item.unit, item.department, (amountInWan(item.amountFen) ?? "").replace(/,/g, ""), titleIn(language, item.stepTitle), dayOf(item.since),
        ...(isScored(stage) ? [item.score ?? "", named(item.grade ?? "")] : stage === "goal" ? [item.documentNo ?? ""] : []),
      ]);
      saveFile(`${name}.csv`, listAsCsv([head, ...lines]), "text/csv");
    }).finally(() => setDone(null));
  return (
    <>
      <button type="button" className="button" disabled={busy} onClick={save}>{done === null ? say("app-list.export") : say("app-list.export.read", { count: done, counted: countOf(done) })}</button>
      {refused !== null && <Problems problems={refused.problems} />}
    </>
  );
}

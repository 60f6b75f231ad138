import { useState } from "react";
import { dataAt, withDataAt, writePath, type DataPath } from "../../../core/pack/data-path.ts";
import { isList, isMap, type PackData } from "../../../core/pack/source.ts";
import { withAdded } from "../../../core/pack/write-change.ts";
import type { PacksKnown } from "../../app/api/pack-shapes.ts";
import { packsApi } from "../../app/api/addresses.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { useAction } from "../../app/loaded.ts";
import { Field } from "../../app/parts.tsx";
import { RefusableForm, RefusedPlacesList } from "../../app/refused-form.tsx";
import { pathName } from "./data-words.ts";
import { placeInChange, type SentChange } from "./refused-change.ts";
import { changesToSend, changesWritten } from "./written-changes.ts";
import { YearAndWhy } from "./year-and-why.tsx";

/** One more item of a list, written after one that is there: a measure, an entry of a dictionary, a grade. */
export function ItemEditor({ of, list, like, packs, close, changed }: { of: string; list: DataPath; like: PackData; packs: PacksKnown; close: () => void; changed: (sentence: string) => void }): React.ReactNode {
  const { say, wire, language } = useSignedIn();
  const [item, setItem] = useState(like);
  const [from, setFrom] = useState("");
  const [why, setWhy] = useState("");
  const [sent, setSent] = useState<SentChange | null>(null);
  const { busy, refused, run } = useAction();
  const send = (): void =>
    void run(async () => {
      const changes = withAdded(changesWritten(packs), { of, at: writePath(list), is: item, from: from === "" ? null : Number(from), why });
      // An added item is the last change, unless it stands there already.
      setSent({ index: changes.length - 1, at: writePath(list) });
      await wire.send("PUT", `${packsApi}/draft`, { changes: changesToSend(changes), files: packs.draft?.files ?? packs.ownFiles, reason: why, expectedSaved: packs.draft?.saved ?? 0 });
      close();
      changed(say("app-packs.kept"));
    });
  return (
    <RefusableForm className="value-editor" refused={refused} placeOf={(problem) => placeInChange(problem, sent)} submit={send}>
      <p className="quiet">{say("app-packs.add-like.hint")}</p>
      {leavesOf(like, []).map((path) => (
        <Field key={writePath(path)} at={`value.${writePath(path)}`} label={pathName(path, { say, language }, item)}>
          {(ids) => <input {...ids} className="input" required maxLength={500} value={String(dataAt(item, path) ?? "")} onChange={({ target }) => setItem(withDataAt(item, path, target.value) ?? item)} />}
        </Field>
      ))}
      <YearAndWhy from={from} why={why} changeFrom={setFrom} changeWhy={setWhy} />
      <RefusedPlacesList />
      <p className="row">
        <button type="submit" className="button button-next" disabled={busy}>{say("app-packs.keep")}</button>
        <button type="button" className="button" onClick={close}>{say("app-packs.cancel")}</button>
        <span className="quiet">{say("app-packs.keep-hint")}</span>
      </p>
    </RefusableForm>
  );
}

/** Texts of an item, whatever maps they stand in; its lists are taken over as they are. */
function leavesOf(data: PackData, path: DataPath): readonly DataPath[] {
  if (!isMap(data)) return [];
  return Object.entries(data).flatMap(([key, value]) => (typeof value === "string" ? [[...path, { key }]] : isList(value) ? [] : leavesOf(value, [...path, { key }])));
}

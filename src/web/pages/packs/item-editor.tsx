import { useState } from "react";
import type { Stage } from "../../../core/form/filing-values.ts";
import { dataAt, withDataAt, writePath, type DataPath } from "../../../core/pack/data-path.ts";
import { isList, isMap, type PackData } from "../../../core/pack/source.ts";
import { withAdded } from "../../../core/pack/write-change.ts";
import type { PacksKnown } from "../../app/api/pack-shapes.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { useAction } from "../../app/loaded.ts";
import { Field } from "../../app/parts.tsx";
import { RefusableForm } from "../../app/refused-form.tsx";
import { choicesAt, pathName, textAt } from "./data-words.ts";
import { placeInChange } from "./refused-change.ts";
import { changesSoFar, keptSentence, sendDraft } from "./send-draft.ts";
import { ALWAYS, whenOf, WhenWhyKeep } from "./when-why-keep.tsx";

/** One more item of a list, written after one that is there: a measure, an entry of a dictionary, a grade. */
export function ItemEditor({ of, list, like, stages, packs, close, changed }: { of: string; list: DataPath; like: PackData; stages: readonly Stage[]; packs: PacksKnown; close: () => void; changed: (sentence: string) => void }): React.ReactNode {
  const { say, wire, language } = useSignedIn();
  const [item, setItem] = useState(like);
  const [wanted, want] = useState(ALWAYS);
  const [why, setWhy] = useState("");
  const { busy, refused, run } = useAction();
  const send = (): void =>
    void run(async () => {
      const changes = withAdded(changesSoFar(packs), { of, at: writePath(list), is: item, ...whenOf(wanted), why });
      const sent = await sendDraft(wire, packs, { changes, why });
      close();
      changed(keptSentence(sent, say));
    });
  return (
    <RefusableForm className="value-editor" refused={refused} placeOf={placeInChange} submit={send}>
      <p className="quiet">{say("app-packs.add-like.hint")}</p>
      {leavesOf(like, []).map((path) => {
        const stands = String(dataAt(item, path) ?? "");
        const choices = choicesAt(path, dataAt(like, path) ?? "");
        const write = (text: string): void => setItem(withDataAt(item, path, text) ?? item);
        return (
          <Field key={writePath(path)} at={`value.${writePath(path)}`} label={pathName(path, { say, language }, item)}>
            {(ids) => choices === null ? <input {...ids} className="input" required maxLength={500} value={stands} onChange={({ target }) => write(target.value)} /> : (
              <select {...ids} className="input" required value={stands} onChange={({ target }) => write(target.value)}>{choices.map((code) => <option key={code} value={code}>{textAt(path, code, { say, language })}</option>)}</select>
            )}
          </Field>
        );
      })}
      <WhenWhyKeep wanted={wanted} stages={stages} why={why} busy={busy} want={want} changeWhy={setWhy} close={close} />
    </RefusableForm>
  );
}

/** Texts of an item, whatever maps they stand in; its lists are taken over as they are. */
function leavesOf(data: PackData, path: DataPath): readonly DataPath[] {
  if (!isMap(data)) return [];
  return Object.entries(data).flatMap(([key, value]) => (typeof value === "string" ? [[...path, { key }]] : isList(value) ? [] : leavesOf(value, [...path, { key }])));
}

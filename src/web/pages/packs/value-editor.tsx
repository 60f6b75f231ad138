import { useState } from "react";
import { dataAt, readPath } from "../../../core/pack/data-path.ts";
import type { PackData } from "../../../core/pack/source.ts";
import { withAdded, withAddedSaying, withChange, type AddedItem } from "../../../core/pack/write-change.ts";
import type { DefinitionRead, PacksKnown } from "../../app/api/pack-shapes.ts";
import { packsApi, query } from "../../app/api/addresses.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { useAction } from "../../app/loaded.ts";
import { Field } from "../../app/parts.tsx";
import { RefusableForm } from "../../app/refused-form.tsx";
import { placeInChange } from "./refused-change.ts";
import { YearWhyKeep } from "./year-why-keep.tsx";
import { changesSoFar, keptSentence, sendDraft } from "./send-draft.ts";

/** One place that somebody wants to say otherwise. */
export interface Wish {
  readonly of: string;
  readonly at: string;
  readonly act: "set" | "add";
  readonly value: string;
  /** What may stand there, each with its name; null where anything may be written. */
  readonly choices: readonly { readonly code: string; readonly name: string }[] | null;
  /** What the packs below the bureau's own say there; null where they say nothing. */
  readonly below: PackData | null;
  /** The item around it that the bureau's own changes add, where they do: it is said otherwise there. */
  readonly added: AddedItem | null;
  /** What the draft says of it already. */
  readonly drafted: { readonly from: string; readonly why: string } | null;
  /** The definition is the bureau's own and changed in its file. */
  readonly isOwn: boolean;
}

/** A new value, from which budget year on, and why; kept in the draft at once, in force when somebody else has published it. */
export function ValueEditor({ wish, packs, close, changed }: { wish: Wish; packs: PacksKnown; close: () => void; changed: (sentence: string) => void }): React.ReactNode {
  const { say, wire } = useSignedIn();
  const [value, setValue] = useState(wish.value);
  const [from, setFrom] = useState(wish.drafted?.from ?? "");
  const [why, setWhy] = useState(wish.drafted?.why ?? "");
  const { busy, refused, run } = useAction();
  if (wish.isOwn) return <p className="quiet">{say("app-packs.own-definition")}</p>;
  /** What the packs below say there in the year from which the change is to hold. */
  const belowIn = async (year: string): Promise<PackData | null> => {
    if (year === "") return wish.below;
    const { below } = await wire.get<DefinitionRead>(`${packsApi}/definitions/${wish.of}${query({ year })}`);
    return (below === null ? undefined : dataAt(below, readPath(wish.at) ?? [])) ?? null;
  };
  const send = (): void =>
    void run(async () => {
      const before = changesSoFar(packs);
      const wished = { of: wish.of, at: wish.at, is: value, from: from === "" ? null : Number(from), why };
      const changes = wish.added !== null ? withAddedSaying(before, wish.added, value, why) : wish.act === "add" ? withAdded(before, wished) : withChange(before, wished, await belowIn(from));
      const sent = await sendDraft(wire, packs, { changes, why });
      close();
      changed(keptSentence(sent, say));
    });
  return (
    <RefusableForm className="value-editor" refused={refused} placeOf={placeInChange} submit={send}>
      <Field at="value" label={say(wish.act === "add" ? "app-packs.new-item" : "app-packs.new-value")}>
        {(ids) => wish.choices === null ? <input {...ids} className="input" required autoFocus maxLength={500} value={value} onChange={({ target }) => setValue(target.value)} /> : (
          <select {...ids} className="input" required autoFocus value={value} onChange={({ target }) => setValue(target.value)}>
            {wish.value === "" && <option value="">{say("app-packs.choose")}</option>}
            {wish.choices.map(({ code, name }) => <option key={code} value={code}>{name}</option>)}
          </select>
        )}
      </Field>
      <YearWhyKeep year={wish.added === null ? from : null} why={why} busy={busy} changeYear={setFrom} changeWhy={setWhy} close={close} />
    </RefusableForm>
  );
}


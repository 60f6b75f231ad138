import { useState } from "react";
import type { Stage } from "../../../core/form/filing-values.ts";
import { withAdded, withAddedSaying, withChange, type AddedItem } from "../../../core/pack/write-change.ts";
import type { PacksKnown } from "../../app/api/pack-shapes.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { useAction } from "../../app/loaded.ts";
import { Field } from "../../app/parts.tsx";
import { RefusableForm } from "../../app/refused-form.tsx";
import { belowIn } from "./below-in.ts";
import { placeInChange } from "./refused-change.ts";
import { changesSoFar, keptSentence, sendDraft } from "./send-draft.ts";
import { whenOf, WhenWhyKeep, type Wanted } from "./when-why-keep.tsx";

/** One place that somebody wants to say otherwise. */
export interface Wish {
  readonly of: string;
  readonly at: string;
  readonly act: "set" | "add";
  readonly value: string;
  /** What may stand there, each with its name; null where anything may be written. */
  readonly choices: readonly { readonly code: string; readonly name: string }[] | null;
  /** Stages that the change may name. */
  readonly stages: readonly Stage[];
  /** The item around it that the bureau's own changes add, where they do: it is said otherwise there. */
  readonly added: AddedItem | null;
  /** What the draft says of it already. */
  readonly drafted: (Wanted & { readonly why: string }) | null;
  /** The definition is the bureau's own and changed in its file. */
  readonly isOwn: boolean;
}

/** A new value, from which budget year on, and why; kept in the draft at once, in force when somebody else has published it. */
export function ValueEditor({ wish, packs, close, changed }: { wish: Wish; packs: PacksKnown; close: () => void; changed: (sentence: string) => void }): React.ReactNode {
  const { say, wire } = useSignedIn();
  const [value, setValue] = useState(wish.value);
  const [wanted, want] = useState<Wanted>({ year: wish.drafted?.year ?? "", stage: wish.drafted?.stage ?? "" });
  const [why, setWhy] = useState(wish.drafted?.why ?? "");
  const { busy, refused, run } = useAction();
  if (wish.isOwn) return <p className="quiet">{say("app-packs.own-definition")}</p>;
  const send = (): void =>
    void run(async () => {
      const before = changesSoFar(packs);
      const wished = { of: wish.of, at: wish.at, is: value, ...whenOf(wanted), why };
      const changes = wish.added !== null ? withAddedSaying(before, wish.added, value, why) : wish.act === "add" ? withAdded(before, wished) : withChange(before, wished, await belowIn(wire, wish.of, wanted));
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
      <WhenWhyKeep wanted={wish.added === null ? wanted : null} stages={wish.stages} why={why} busy={busy} want={want} changeWhy={setWhy} close={close} />
    </RefusableForm>
  );
}


import { useState } from "react";
import { writePath, type DataPath } from "../../../core/pack/data-path.ts";
import { withRemoved } from "../../../core/pack/write-change.ts";
import type { DefinitionRead, PacksKnown } from "../../app/api/pack-shapes.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { useAction } from "../../app/loaded.ts";
import { PageLink } from "../../app/parts.tsx";
import { RefusableForm } from "../../app/refused-form.tsx";
import { addressOf } from "../../app/routes.ts";
import { belowIn } from "./below-in.ts";
import { pathName, placeName } from "./data-words.ts";
import { definitionName } from "./pack-names.ts";
import { placeInChange } from "./refused-change.ts";
import { changesSoFar, keptSentence, sendDraft } from "./send-draft.ts";
import { ALWAYS, whenOf, WhenWhyKeep } from "./when-why-keep.tsx";

interface RemoveProps {
  readonly read: DefinitionRead;
  readonly path: DataPath;
  /** The name by which other places name the item; null where nothing can. */
  readonly name: string | null;
  readonly packs: PacksKnown;
  readonly close: () => void;
  readonly changed: (sentence: string) => void;
}

/** One item of a list taken out: a measure, an indicator of a frame, a material of a check-list. Where it is named is told before; what the rest still needs of it is told in the draft. */
export function RemoveItem({ read, path, name, packs, close, changed }: RemoveProps): React.ReactNode {
  const { say, wire, language } = useSignedIn();
  const [wanted, want] = useState(ALWAYS);
  const [why, setWhy] = useState("");
  const { busy, refused, run } = useAction();
  const data = read.draft ?? read.data;
  const named = name === null ? [] : read.named.filter((one) => one.name === name);
  const send = (): void =>
    void run(async () => {
      const changes = withRemoved(changesSoFar(packs), { of: read.of, at: writePath(path), ...whenOf(wanted), why }, await belowIn(wire, read.of, wanted));
      const sent = await sendDraft(wire, packs, { changes, why });
      close();
      changed(keptSentence(sent, say));
    });
  return (
    <RefusableForm className="value-editor" refused={refused} placeOf={placeInChange} submit={send}>
      <p>{say("app-packs.remove.meaning", { name: pathName(path, { say, language }, data) })}</p>
      {named.length === 0 ? <p className="quiet">{say("app-packs.remove.unused")}</p> : (
        <>
          <p>{say("app-packs.remove.used", { count: named.length })}</p>
          <ul>{named.map(({ of, at }) => <li key={`${of} ${at}`}><Used of={of} /> {placeName(at, { say, language })} <code>{at}</code></li>)}</ul>
        </>
      )}
      <WhenWhyKeep wanted={wanted} stages={read.stages} why={why} busy={busy} want={want} changeWhy={setWhy} close={close} />
    </RefusableForm>
  );

  function Used({ of }: { of: string }): React.ReactNode {
    const known = packs.definitions.find((one) => one.of === of);
    const [part = "", id = ""] = of.split("/");
    if (known === undefined) return <>{part === "examples" ? say("app-packs.remove.example") : of}</>;
    return <PageLink to={part === "workflows" ? addressOf({ page: "workflows" }) : addressOf({ page: "definition", part, name: id })}>{definitionName(known, language, say)}</PageLink>;
  }
}

import { useState } from "react";
import type { PacksKnown } from "../../app/api/pack-shapes.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { useAction } from "../../app/loaded.ts";
import { Field } from "../../app/parts.tsx";
import { RefusableForm, RefusedPlacesList } from "../../app/refused-form.tsx";
import { placeInFile } from "./refused-change.ts";
import { filesSoFar, importedSoFar, keptSentence, sendDraft } from "./send-draft.ts";

/** Parts that take a file of one's own. */
const PARTS = ["forms", "profiles", "frames", "measures", "alerts", "dictionaries", "adjustments", "tasks", "training", "procedures", "library", "functions", "policies", "ex-ante", "papers", "lists", "calendars", "evidence", "exchange"];
const ENDING = /\.(ya?ml|json)$/i;
const NAME = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** A pack of another place from its exported file, laid upon the installation's and below one's own changes. */
export function ImportPack({ packs, changed }: { packs: PacksKnown; changed: (sentence: string) => void }): React.ReactNode {
  const { say, wire } = useSignedIn();
  const [file, setFile] = useState<{ readonly name: string; readonly text: string } | null>(null);
  const [why, setWhy] = useState("");
  const { busy, refused, run } = useAction();
  const send = (): void =>
    void run(async () => {
      const sent = await sendDraft(wire, packs, { imported: [...importedSoFar(packs), { id: file!.name.slice(0, 60), text: file!.text }], why });
      setFile(null);
      setWhy("");
      changed(keptSentence(sent, say));
    });
  return (
    <details className="packs-part">
      <summary>{say("app-packs.import")}</summary>
      <RefusableForm className="narrow-form" refused={refused} placeOf={(problem) => placeInFile(problem, file?.name.slice(0, 60) ?? "")} submit={send}>
        <p className="quiet">{say("app-packs.import-hint")}</p>
        <Field at="file" label={say("app-packs.pack-file")}>
          {(ids) => <input {...ids} className="input" type="file" required accept=".json" onChange={({ target }) => { const chosen = target.files?.[0]; if (chosen !== undefined) void chosen.text().then((text) => setFile({ name: chosen.name, text })); }} />}
        </Field>
        <Field at="why" label={say("app-packs.why")} hint={say("app-packs.why-hint")}>{(ids) => <input {...ids} className="input" required maxLength={200} value={why} onChange={({ target }) => setWhy(target.value)} />}</Field>
        <RefusedPlacesList />
        <p className="row"><button type="submit" className="button" disabled={busy || file === null}>{say("app-packs.keep")}</button></p>
      </RefusableForm>
    </details>
  );
}

/** A definition of one's own from a file of a pack: a province's variant of a form, another profile. Under a name that is there it replaces that one. */
export function AddDefinition({ packs, changed }: { packs: PacksKnown; changed: (sentence: string) => void }): React.ReactNode {
  const { say, wire } = useSignedIn();
  const [part, setPart] = useState("forms");
  const [file, setFile] = useState<{ readonly name: string; readonly text: string } | null>(null);
  const [why, setWhy] = useState("");
  const [kept, count] = useState(0);
  const { busy, refused, run } = useAction();
  const name = file?.name.replace(ENDING, "") ?? "";
  const send = (): void =>
    void run(async () => {
      const files = [...filesSoFar(packs).filter(({ path }) => path !== `${part}/${name}`), { path: `${part}/${name}`, text: file!.text, why }];
      const sent = await sendDraft(wire, packs, { files, why });
      setFile(null);
      count(kept + 1);
      setWhy("");
      changed(keptSentence(sent, say));
    });
  return (
    <details className="packs-part">
      <summary>{say("app-packs.add-definition")}</summary>
      <RefusableForm className="narrow-form" refused={refused} placeOf={(problem) => placeInFile(problem, `${part}/${name}`)} submit={send}>
        <p className="quiet">{say("app-packs.add-hint")}</p>
        <Field label={say("app-packs.part")}>{(ids) => <select {...ids} className="input" value={part} onChange={({ target }) => setPart(target.value)}>{PARTS.map((one) => <option key={one} value={one}>{say(`app-packs.part.${one}`)}</option>)}</select>}</Field>
        <Field at="file" label={say("app-packs.file")} hint={say("app-packs.file-hint")} wrong={file === null || NAME.test(name) ? undefined : say(ENDING.test(file.name) ? "app-packs.file-name" : "app-packs.file-kind", { name: file.name })}>
          {(ids) => <input {...ids} key={kept} className="input" type="file" required accept=".yaml,.yml,.json" onChange={({ target }) => { const chosen = target.files?.[0]; if (chosen !== undefined) void chosen.text().then((text) => setFile({ name: chosen.name, text })); }} />}
        </Field>
        <Field at="why" label={say("app-packs.why")} hint={say("app-packs.why-hint")}>{(ids) => <input {...ids} className="input" required maxLength={200} value={why} onChange={({ target }) => setWhy(target.value)} />}</Field>
        <RefusedPlacesList />
        <p className="row"><button type="submit" className="button" disabled={busy || file === null || !NAME.test(name)}>{say("app-packs.keep")}</button></p>
      </RefusableForm>
    </details>
  );
}

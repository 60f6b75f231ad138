import { useState } from "react";
import { exAnteOneApi, query } from "../../app/api/addresses.ts";
import type { ExAnteKnown, MaterialKnown } from "../../app/api/ex-ante-shapes.ts";
import { upload } from "../../app/api/upload.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { useAction } from "../../app/loaded.ts";
import { Problems } from "../../app/parts.tsx";
import { sizeOf, titleIn } from "../../app/wording.ts";

interface LineProps {
  readonly known: ExAnteKnown;
  readonly item: { readonly id: string; readonly name: string; readonly required: boolean };
  readonly material: MaterialKnown;
  readonly changed: (sentence: string) => void;
}

/** 材料清单: each line with its state and files; brought by the unit, judged by the department. */
export function Materials({ known, changed }: { known: ExAnteKnown; changed: (sentence: string) => void }): React.ReactNode {
  const { say, language } = useSignedIn();
  const brought = known.materials.filter(({ state }) => state !== "missing").length;
  return (
    <section id="materials" className="ledger-part">
      <h2>{say("app-ex-ante.materials")} <span className="quiet">{say("app-ex-ante.materials.count", { brought, all: known.materials.length })}</span></h2>
      {known.scheme.materials.map((group) => (
        <table key={group.id} className="list list-ledger ex-ante-materials">
          <caption>{titleIn(language, group.title)}</caption>
          <colgroup><col className="col-material" /><col className="col-state" /><col /><col /></colgroup>
          <thead><tr><th scope="col">{say("app-ex-ante.paper.column.material")}</th><th scope="col">{say("app-ex-ante.paper.column.state")}</th><th scope="col">{say("app-ex-ante.paper.column.files")}</th><th scope="col">{say("app-ex-ante.acts")}</th></tr></thead>
          <tbody>
            {group.items.map(({ id, title, required }) => (
              <Line key={id} known={known} item={{ id, name: titleIn(language, title), required }} material={known.materials.find((one) => one.id === id)!} changed={changed} />
            ))}
          </tbody>
        </table>
      ))}
    </section>
  );
}

function Line({ known, item, material, changed }: LineProps): React.ReactNode {
  const { say } = useSignedIn();
  const may = (act: string): boolean => known.may.some((one) => one.act === act && one.refusedBecause === null);
  const file = (id: string): string => `${exAnteOneApi(known.year, known.id)}/files/${encodeURIComponent(id)}`;
  return (
    <tr id={`materials.${item.id}`}>
      <th scope="row" className="col-name">{item.name}<span className="second quiet">{say(item.required ? "app-ex-ante.required" : "app-ex-ante.optional")}</span></th>
      <td data-label={say("app-ex-ante.paper.column.state")}><span className={`material-state material-${material.state}`}>{say(`app-ex-ante.material.${material.state}`)}</span>{material.note !== "" && <span className="second">{material.note}</span>}</td>
      <td data-label={say("app-ex-ante.paper.column.files")}>
        {material.files.length === 0 && <span className="quiet">{say("app-ex-ante.no-file")}</span>}
        {material.files.map((one) => <span key={one.id} className="second"><a href={file(one.id)} download>{one.name}</a> <span className="quiet">{sizeOf(one.bytes)}</span></span>)}
      </td>
      <td data-label={say("app-ex-ante.acts")}>
        {may("fill") && <Bring known={known} item={item} material={material} changed={changed} />}
        {may("judge-materials") && material.state !== "missing" && <Judge known={known} item={item} material={material} changed={changed} />}
      </td>
    </tr>
  );
}

function Bring({ known, item, material, changed }: LineProps): React.ReactNode {
  const { say, wire, language } = useSignedIn();
  const { busy, refused, run } = useAction();
  const [share, setShare] = useState<number | null>(null);
  const base = exAnteOneApi(known.year, known.id);
  const send = (file: File): void =>
    void run(async () => {
      setShare(0);
      try {
        await upload({ address: `${base}/files${query({ material: item.id, name: file.name })}`, file, language, progress: setShare, say }).done;
      } finally {
        setShare(null);
      }
      changed(say("app-ex-ante.brought", { name: item.name }));
    });
  const withdraw = (id: string): void =>
    void run(async () => {
      await wire.send("DELETE", `${base}/files/${encodeURIComponent(id)}`);
      changed(say("app-ex-ante.withdrawn", { name: item.name }));
    });
  return (
    <>
      <label className="button ex-ante-file">
        {share === null ? say("app-ex-ante.bring") : say("app-ex-ante.bringing", { percent: Math.round(share * 100) })}
        <input type="file" className="for-ears" disabled={busy} aria-label={say("app-ex-ante.bring-for", { name: item.name })} onChange={({ target }) => { const [file] = target.files ?? []; if (file !== undefined) send(file); target.value = ""; }} />
      </label>
      {material.files.map(({ id, name }) => <button key={id} type="button" className="button-plain second" disabled={busy} onClick={() => withdraw(id)}>{say("app-ex-ante.withdraw-file", { name })}</button>)}
      {refused !== null && <Problems problems={refused.problems} />}
    </>
  );
}

function Judge({ known, item, material, changed }: LineProps): React.ReactNode {
  const { say, wire } = useSignedIn();
  const { busy, refused, run } = useAction();
  const [note, setNote] = useState(material.note);
  const send = (state: "approved" | "rejected"): void =>
    void run(async () => {
      await wire.send("PUT", `${exAnteOneApi(known.year, known.id)}/materials/${encodeURIComponent(item.id)}`, { state, note });
      changed(say(`app-ex-ante.judged.${state}`, { name: item.name }));
    });
  return (
    <>
      <input className="input" maxLength={500} aria-label={say("app-ex-ante.note-for", { name: item.name })} placeholder={say("app-ex-ante.note")} value={note} onChange={({ target }) => setNote(target.value)} />
      <span className="row">
        <button type="button" className="button" disabled={busy} aria-pressed={material.state === "approved"} onClick={() => send("approved")}>{say("app-ex-ante.approve")}</button>
        <button type="button" className="button" disabled={busy} aria-pressed={material.state === "rejected"} onClick={() => send("rejected")}>{say("app-ex-ante.reject")}</button>
      </span>
      {refused !== null && <Problems problems={refused.problems} />}
    </>
  );
}

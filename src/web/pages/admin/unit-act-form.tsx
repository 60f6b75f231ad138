import { useEffect, useRef, useState } from "react";
import type { Say } from "../../../core/basics/message.ts";
import { UNIT_ACTS } from "../../../core/organisation/decide-act.ts";
import { mayStandBelow, UNIT_KINDS, type UnitKind } from "../../../core/organisation/unit.ts";
import type { StandingShown, UnitActTaken } from "../../app/api/unit-shapes.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { useAction } from "../../app/loaded.ts";
import { Field } from "../../app/parts.tsx";
import { RefusableForm, RefusedPlacesList } from "../../app/refused-form.tsx";
import { placeInTree } from "./place-in-tree.ts";

type Act = (typeof UNIT_ACTS)[number];
interface Typed { readonly act: Act; readonly unitId: string; readonly otherId: string; readonly code: string; readonly name: string; readonly kind: UnitKind; readonly codes: string; readonly asOf: string; readonly reason: string }

/** What is done to the tree, first as a look at what it touches. */
export function UnitActForm({ tree, today, done }: { tree: readonly StandingShown[]; today: string; done: (sentence: string) => void }): React.ReactNode {
  const { say, wire } = useSignedIn();
  const [typed, setTyped] = useState<Typed>({ act: "found", unitId: "", otherId: "", code: "", name: "", kind: "unit", codes: "", asOf: today, reason: "" });
  const [seen, setSeen] = useState<UnitActTaken | null>(null);
  const { busy, refused, run, clear } = useAction();
  const change = (part: Partial<Typed>): void => { setTyped({ ...typed, ...part }); setSeen(null); clear(); };
  const send = (dry: boolean): void =>
    void run(async () => {
      const taken = await wire.send<UnitActTaken>("POST", "/api/unit-acts", { act: wishOf(typed), asOf: typed.asOf, reason: typed.reason, dry });
      if (dry) setSeen(taken);
      else done(doneWords(say, typed.act));
    });
  const { act } = typed;
  // On a low window what it touches would stand below the fold, and the button that says yes to it with it.
  const answer = useRef<HTMLDivElement>(null);
  useEffect(() => { if (seen !== null) answer.current?.scrollIntoView({ block: "nearest" }); }, [seen]);
  const unit = tree.find(({ id }) => id === typed.unitId);
  const others = act === "found" ? tree.filter(({ kind }) => mayStandBelow(typed.kind, kind)) : act === "move" && unit !== undefined ? tree.filter(({ kind }) => mayStandBelow(unit.kind, kind)) : tree.filter(({ kind, id }) => unit !== undefined && kind === unit.kind && id !== unit.id);
  return (
    <RefusableForm className="unit-act" refused={refused} within="act" submit={() => send(true)}>
      <Field label={say("app-unit.act")}>
        {(ids) => <select {...ids} className="input" value={act} onChange={({ target }) => change({ act: target.value as Act, unitId: "", otherId: "" })}>{UNIT_ACTS.map((one) => <option key={one} value={one}>{say(`app-unit.act.${one}`)}</option>)}</select>}
      </Field>
      {act !== "found" && <Choice label={say("app-unit.body")} at="unitId" tree={tree.filter(({ kind }) => kind !== "region")} value={typed.unitId} choose={(unitId) => change({ unitId, otherId: "" })} />}
      {act === "found" && (
        <Field label={say("app-unit.kind")} at="kind">
          {(ids) => <select {...ids} className="input" value={typed.kind} onChange={({ target }) => change({ kind: target.value as UnitKind, otherId: "" })}>{UNIT_KINDS.filter((kind) => kind !== "region").map((kind) => <option key={kind} value={kind}>{say(`app-unit.kind.${kind}`)}</option>)}</select>}
        </Field>
      )}
      {(act === "found" || act === "move" || act === "merge") && <Choice label={say(`app-unit.other.${act}`)} at={act === "merge" ? "intoId" : "parentId"} tree={others} value={typed.otherId} choose={(otherId) => change({ otherId })} />}
      {(act === "found" || act === "split") && <Field label={say("app-unit.code")} hint={say("app-unit.code.hint")} at="code">{(ids) => <input {...ids} className="input" value={typed.code} onChange={({ target }) => change({ code: target.value })} />}</Field>}
      {(act === "found" || act === "split" || act === "rename") && <Field label={say(act === "rename" ? "app-unit.new-name" : "app-unit.name")} at="name">{(ids) => <input {...ids} className="input" value={typed.name} onChange={({ target }) => change({ name: target.value })} />}</Field>}
      {act === "split" && <Field label={say("app-unit.projects")} hint={say("app-unit.projects.hint")} at="subjectCodes">{(ids) => <textarea {...ids} className="input" rows={3} value={typed.codes} onChange={({ target }) => change({ codes: target.value })} />}</Field>}
      <Field label={say("app-unit.as-of")} hint={say("app-unit.as-of.hint")} at="asOf">{(ids) => <input {...ids} className="input" type="date" value={typed.asOf} onChange={({ target }) => change({ asOf: target.value })} />}</Field>
      <Field label={say("app-unit.reason")} hint={say("app-unit.reason.hint")} at="reason">{(ids) => <input {...ids} className="input" value={typed.reason} onChange={({ target }) => change({ reason: target.value })} />}</Field>
      <RefusedPlacesList />
      <div ref={answer}>
        {seen !== null && <Touched seen={seen} act={act} tree={tree} />}
        <p className="row">
          <button type="submit" className={seen === null ? "button button-next" : "button"} disabled={busy}>{say("app-unit.look")}</button>
          {seen !== null && <button type="button" className="button button-next" disabled={busy} onClick={() => send(false)}>{say("app-unit.do", { act: say(`app-unit.act.${act}`) })}</button>}
        </p>
      </div>
    </RefusableForm>
  );
}

/** What was done, and who goes on from there. */
function doneWords(say: Say, act: Act): string {
  return [say("app-unit.done", { act: say(`app-unit.act.${act}`) }), ...(act === "found" || act === "split" ? [say("app-unit.done.posts-next")] : [])].join(" ");
}

function wishOf({ act, unitId, otherId, code, name, kind, codes }: Typed): Record<string, unknown> {
  switch (act) {
    case "found": return { act, parentId: otherId, code, name, kind };
    case "rename": return { act, unitId, name };
    case "move": return { act, unitId, parentId: otherId };
    case "merge": return { act, unitId, intoId: otherId };
    case "split": return { act, unitId, code, name, subjectCodes: codes.split(/[\s,;，；、]+/).filter((one) => one !== "") };
    case "close": return { act, unitId };
  }
}

function Choice({ label, at, tree, value, choose }: { label: string; at: string; tree: readonly StandingShown[]; value: string; choose: (id: string) => void }): React.ReactNode {
  const { say } = useSignedIn();
  return (
    <Field label={label} at={at}>
      {(ids) => (
        <select {...ids} className="input" value={value} required onChange={({ target }) => choose(target.value)}>
          <option value="">{say("app-unit.choose")}</option>
          {tree.map(({ id, code, name }) => <option key={id} value={id}>{say("app-unit.option", { code, name })}</option>)}
        </select>
      )}
    </Field>
  );
}

/** What it touches, and who sees what afterwards. */
function Touched({ seen: { bodies, weight, carried }, act, tree }: { seen: UnitActTaken; act: Act; tree: readonly StandingShown[] }): React.ReactNode {
  const { say } = useSignedIn();
  const placed = ({ name, path }: { readonly name: string; readonly path: string }, among: Parameters<typeof placeInTree>[0]): string => [...placeInTree(among, path), name].join(" › ");
  // Below a body that gets another name, the others stand under that name.
  const afterwards = [...bodies.flatMap(({ after }) => (after === null ? [] : [after])), ...tree];
  return (
    <div className="band" role="status">
      <p><b>{say("app-unit.would")}</b></p>
      <ul className="plain-list">
        {bodies.map(({ id, before, after }) => (
          <li key={id}>{before === null ? say("app-unit.becomes", { name: after === null ? "" : placed(after, afterwards) }) : after === null ? say("app-unit.ends", { name: before.name }) : say("app-unit.goes", { before: placed(before, tree), after: placed(after, afterwards) })}</li>
        ))}
        {act !== "found" && <li>{say("app-unit.weight", { posts: weight.posts, subjects: weight.subjects, filings: weight.openFilings })}</li>}
        {carried.subjects > 0 && <li>{say("app-unit.carried", { subjects: carried.subjects })}</li>}
      </ul>
      {act !== "found" && act !== "rename" && <p className="quiet">{say(`app-unit.archive.${act}`)}</p>}
    </div>
  );
}

import { useState } from "react";
import { EX_ANTE_MOVES, type ExAnteMove } from "../../../core/ex-ante/procedure.ts";
import { exAnteOneApi } from "../../app/api/addresses.ts";
import type { ExAnteKnown } from "../../app/api/ex-ante-shapes.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { useAction } from "../../app/loaded.ts";
import { Dialog, Field, Problems } from "../../app/parts.tsx";
import { titleIn } from "../../app/wording.ts";

/** What may be done with an application now; a return asks for its reason first. */
export function MoveBar({ known, changed, unsaved = false }: { known: ExAnteKnown; changed: (sentence: string) => void; /** Something was typed that the server does not have yet: it would not go along. */ unsaved?: boolean }): React.ReactNode {
  const { say, wire, language } = useSignedIn();
  const { busy, refused, run } = useAction();
  const [returning, setReturning] = useState(false);
  const [opinion, setOpinion] = useState("");
  const able = EX_ANTE_MOVES.filter((move) => known.may.some(({ act, refusedBecause }) => act === move && refusedBecause === null));
  const shut = known.may.filter(({ refusedBecause }) => refusedBecause !== null).map(({ refusedBecause }) => refusedBecause!);
  const send = (action: ExAnteMove, said: string): void =>
    void run(async () => {
      await wire.send("POST", `${exAnteOneApi(known.year, known.id)}/moves`, { action, opinion: said, expectedVersion: known.version });
      setReturning(false);
      changed(say(`app-ex-ante.done.${action}`));
    });
  const items = known.scheme.materials.flatMap((group) => group.items);
  const named = (id: string): string => {
    const found = items.find((one) => one.id === id);
    return found === undefined ? id : titleIn(language, found.title);
  };
  if (able.length === 0 && shut.length === 0) return null;
  return (
    <section className="band" aria-label={say("app-ex-ante.next")}>
      {able.includes("submit") && known.missing.length > 0 && (
        <div>
          <p>{say("app-ex-ante.missing", { count: known.missing.length, n: known.missing.length })}</p>
          <ul>{known.missing.map((id) => <li key={id}>{named(id)}</li>)}</ul>
        </div>
      )}
      {refused !== null && !returning && <Problems problems={refused.problems} placeOf={(where) => (where.startsWith("materials.") ? named(where.slice("materials.".length)) : "")} />}
      <p className="row">
        {able.map((move) => (
          <button key={move} type="button" className={move === "return" || move === "withdraw" ? "button" : "button button-next"} disabled={busy || (unsaved && move === "submit")} onClick={() => (move === "return" ? setReturning(true) : send(move, ""))}>{say(`app-ex-ante.move.${move}`)}</button>
        ))}
      </p>
      {unsaved && able.includes("submit") && <p role="status">{say("app-ex-ante.unsaved")}</p>}
      {able.length === 0 && shut[0] !== undefined && <p className="quiet">{say(`app-ex-ante.because.${shut[0].slice("ex-ante.".length)}`)}</p>}
      {returning && (
        <Dialog title={say("app-ex-ante.move.return")} close={() => setReturning(false)}>
          <form onSubmit={(event) => { event.preventDefault(); send("return", opinion); }}>
            <Field label={say("app-ex-ante.reason")} hint={say("app-ex-ante.reason.return")}>{(ids) => <textarea {...ids} className="input" rows={4} maxLength={2000} value={opinion} onChange={({ target }) => setOpinion(target.value)} />}</Field>
            {refused !== null && <Problems problems={refused.problems} />}
            <button type="submit" className="button button-next" disabled={busy}>{say("app-ex-ante.move.return")}</button>
          </form>
        </Dialog>
      )}
    </section>
  );
}

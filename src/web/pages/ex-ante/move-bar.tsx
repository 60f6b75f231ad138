import { useState } from "react";
import { EX_ANTE_MOVES, type ExAnteMove } from "../../../core/ex-ante/procedure.ts";
import { exAnteOneApi } from "../../app/api/addresses.ts";
import type { ExAnteKnown } from "../../app/api/ex-ante-shapes.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { useAction } from "../../app/loaded.ts";
import { Dialog, Problems } from "../../app/parts.tsx";
import { SaidField, useSaid } from "../../app/said.tsx";
import { titleIn } from "../../app/wording.ts";
import { Places, RefusedTogether } from "./refused-together.tsx";

const kept = (version: number): Promise<number | null> => Promise.resolve(version);

/** What may be done with an application now; a return asks for its reason first. */
export function MoveBar({ known, changed, keep = kept }: { known: ExAnteKnown; changed: (sentence: string) => void; /** Keeps what was typed and not saved yet, and gives the version that goes along; null where it could not be kept. */ keep?: (version: number) => Promise<number | null> }): React.ReactNode {
  const { say, wire, language } = useSignedIn();
  const { busy, refused, run } = useAction();
  const [returning, setReturning] = useState(false);
  const opinion = useSaid(`${exAnteOneApi(known.year, known.id)} return ${known.version}`);
  const [isUnkept, setUnkept] = useState(false);
  const able = EX_ANTE_MOVES.filter((move) => known.may.some(({ act, refusedBecause }) => act === move && refusedBecause === null));
  const shut = known.may.filter(({ refusedBecause }) => refusedBecause !== null).map(({ refusedBecause }) => refusedBecause!);
  const send = (action: ExAnteMove, said: string): void =>
    void run(async () => {
      const expectedVersion = await keep(known.version);
      setUnkept(expectedVersion === null);
      if (expectedVersion === null) return;
      await wire.send("POST", `${exAnteOneApi(known.year, known.id)}/moves`, { action, opinion: said, expectedVersion });
      opinion.sent();
      setReturning(false);
      changed(say(`app-ex-ante.done.${action}`));
    });
  const items = known.scheme.materials.flatMap((group) => group.items);
  const named = (id: string): string => {
    const found = items.find((one) => one.id === id);
    return found === undefined ? id : titleIn(language, found.title);
  };
  const placeOf = (where: string): string => {
    if (where.startsWith("materials.")) return named(where.slice("materials.".length));
    const field = known.scheme.fields.find(({ id }) => where === `texts.${id}`);
    return field === undefined ? "" : titleIn(language, field.title);
  };
  if (able.length === 0 && shut.length === 0) return null;
  return (
    <section id="next" className="band ex-ante-next" aria-label={say("app-ex-ante.next")}>
      {able.includes("submit") && known.missing.length > 0 && refused === null && (
        <div>
          <p>{say("app-ex-ante.missing", { count: known.missing.length, n: known.missing.length })}</p>
          <Places places={known.missing.map((id) => ({ where: `materials.${id}`, name: named(id) }))} />
        </div>
      )}
      {refused !== null && !returning && <RefusedTogether refused={refused} placeOf={placeOf} />}
      <p className="row">
        {able.map((move) => (
          <button key={move} type="button" className={move === "return" || move === "withdraw" ? "button" : "button button-next"} disabled={busy} onClick={() => (move === "return" ? setReturning(true) : send(move, ""))}>{say(`app-ex-ante.move.${move}`)}</button>
        ))}
      </p>
      {isUnkept && <div role="alert"><p>{say("app-ex-ante.not-kept")}</p><Places places={[{ where: "content", name: say("app-ex-ante.content") }]} /></div>}
      {able.length === 0 && shut[0] !== undefined && <p className="quiet">{say(`app-ex-ante.because.${shut[0].slice("ex-ante.".length)}`)}</p>}
      {returning && (
        <Dialog title={say("app-ex-ante.move.return")} close={() => setReturning(false)}>
          <form onSubmit={(event) => { event.preventDefault(); send("return", opinion.text); }}>
            <SaidField said={opinion} label={say("app-ex-ante.reason")} hint={say("app-ex-ante.reason.return")} rows={4} most={2000} />
            {refused !== null && <Problems problems={refused.problems} />}
            <button type="submit" className="button button-next" disabled={busy}>{say("app-ex-ante.move.return")}</button>
          </form>
        </Dialog>
      )}
    </section>
  );
}

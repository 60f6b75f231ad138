import { useState } from "react";
import { exAnteOneApi } from "../../app/api/addresses.ts";
import type { ExAnteKnown, SheetKnown } from "../../app/api/ex-ante-shapes.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { useAction } from "../../app/loaded.ts";
import { Empty, Field, Problems } from "../../app/parts.tsx";
import { ScoreTable } from "./score-table.tsx";

interface PartProps {
  readonly known: ExAnteKnown;
  readonly changed: (sentence: string) => void;
}

/** 专家评分: first whether one is too near to judge it, then the sheet. */
export function SheetPart({ known, changed }: PartProps): React.ReactNode {
  const { say } = useSignedIn();
  const { sheet } = known;
  if (sheet === null) return <Empty title={say("app-ex-ante.no-sheet")}><p>{say("app-ex-ante.no-sheet.meaning")}</p></Empty>;
  const mayScore = known.may.some(({ act, refusedBecause }) => act === "score" && refusedBecause === null);
  if (sheet.interest !== null) return <Empty title={say("app-ex-ante.stepped-aside")}><p>{sheet.interest}</p><p>{say("app-ex-ante.stepped-aside.meaning")}</p></Empty>;
  if (sheet.submittedAt === null && !mayScore) return <Empty title={say("app-ex-ante.not-yet")}><p>{say("app-ex-ante.not-yet.meaning")}</p></Empty>;
  if (!sheet.declared) return <Declare known={known} changed={changed} />;
  return <ScoreTable key={sheet.submittedAt ?? "open"} known={known} sheet={sheet as SheetKnown} changed={changed} />;
}

/** 利害关系声明 */
function Declare({ known, changed }: PartProps): React.ReactNode {
  const { say, wire } = useSignedIn();
  const { busy, refused, run } = useAction();
  const [hasInterest, setHas] = useState(false);
  const [interest, setInterest] = useState("");
  const send = (): void =>
    void run(async () => {
      await wire.send("PUT", `${exAnteOneApi(known.year, known.id)}/interest`, { interest: hasInterest ? interest : null });
      changed(say(hasInterest ? "app-ex-ante.stepped-aside.sent" : "app-ex-ante.declared-none"));
    });
  return (
    <section className="band">
      <form onSubmit={(event) => { event.preventDefault(); send(); }}>
        <h2>{say("app-ex-ante.declare")}</h2>
        <p>{say("app-ex-ante.declare.meaning", { unit: known.head.unit, department: known.head.department })}</p>
        <label className="check"><input type="radio" name="interest" checked={!hasInterest} onChange={() => setHas(false)} /> {say("app-ex-ante.declare.none")}</label>
        <label className="check"><input type="radio" name="interest" checked={hasInterest} onChange={() => setHas(true)} /> {say("app-ex-ante.declare.some")}</label>
        {hasInterest && <Field label={say("app-ex-ante.declare.what")}>{(ids) => <input {...ids} className="input" maxLength={500} value={interest} onChange={({ target }) => setInterest(target.value)} />}</Field>}
        {refused !== null && <Problems problems={refused.problems} />}
        <p className="row"><button type="submit" className="button button-next" disabled={busy || (hasInterest && interest.trim() === "")}>{say("app-ex-ante.declare.send")}</button></p>
      </form>
    </section>
  );
}

import { useDeferredValue, useMemo } from "react";
import { answerSmart, type LetterAnswer } from "../../../../core/smart/index.ts";
import { useSignedIn } from "../../../app/app-context.ts";
import { readPath } from "../../../form/cells.ts";
import { lintedGoal } from "../advice.ts";
import type { MarginProps } from "../filing-margin.tsx";

/** The five letters of each sentence of the goal and of the line in focus, each with its reason and advice. */
export function SmartPart({ desk, detail }: MarginProps): React.ReactNode {
  const { say } = useSignedIn();
  const values = useDeferredValue(desk.live);
  const { sentences, rows } = useMemo(() => answerSmart(lintedGoal(detail.head, values, detail.rules.profile)), [detail.head, detail.rules.profile, values]);
  const focus = readPath(desk.state.selection.focus);
  const at = focus?.area === "rows" ? values.rows.findIndex(({ id }) => id === focus.id) : -1;
  const row = rows[at] ?? null;
  return (
    <>
      <p className="quiet">{say("smart.meaning")}</p>
      {row !== null && <section><h3>{say("smart.row", { name: values.rows[at]?.level3 ?? "" })}</h3><Letters letters={row} /></section>}
      <h3>{say("smart.goal")}</h3>
      {sentences.length === 0 && <p className="quiet">{say("smart.nothing")}</p>}
      {sentences.map(({ text, letters }, index) => <section key={index}><p>{text}</p><Letters letters={letters} /></section>)}
    </>
  );
}

/** Never by colour alone: the verdict is said. */
function Letters({ letters }: { letters: readonly LetterAnswer[] }): React.ReactNode {
  const { say } = useSignedIn();
  return (
    <dl className="smart-letters">
      {letters.map(({ letter, verdict, reasons }) => (
        <div key={letter} className={`smart-${verdict}`}>
          <dt><b>{letter}</b> {say(`lint.letter.${letter}`)}<span className="smart-verdict">{say(`lint.verdict.${verdict}`)}</span></dt>
          {reasons.map(({ reason, advice }) => (
            <dd key={reason.code}>{say(reason.code, reason.params)}{advice !== null && verdict !== "pass" && <span className="second">{say("smart.advice", { advice: say(advice.code, advice.params) })}</span>}</dd>
          ))}
        </div>
      ))}
    </dl>
  );
}

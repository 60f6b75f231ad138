import { needsBy, type RollUpRule } from "../../../../core/roll-up/roll-up-rule.ts";
import type { RolledUpRow, RollUpUnit } from "../../../app/api/roll-up-shapes.ts";
import { useSignedIn } from "../../../app/app-context.ts";
import { Field } from "../../../app/parts.tsx";
import { keptTexts, takenTexts } from "./roll-up-taken.ts";

interface Props {
  readonly line: string;
  readonly cell: string;
  readonly current: string;
  readonly rule: RollUpRule;
  readonly found: RolledUpRow;
  readonly units: readonly RollUpUnit[];
  readonly isOpen: boolean;
  readonly put: (texts: ReadonlyMap<string, string>) => void;
}

/** What the units come to: the result with its trace, or which of them are missing; taken over, or another value kept with its reason. */
export function RollUpResult({ line, cell, current, rule, found, units, isOpen, put }: Props): React.ReactNode {
  const { say } = useSignedIn();
  const { result, said, problem, missing, lines } = found;
  const taken = result === null ? null : takenTexts(line, cell, current, rule, result);
  const isTaken = result !== null && rule.took === result && taken?.get(cell) === current;
  const left = units.filter(({ code }) => rule.without.includes(code));
  return (
    <>
      {said !== null && <p role="status"><b>{say(said.code, said.params)}</b></p>}
      {problem !== null && <p className="wrong" role="status">{say(`problem.${problem.code}`, problem.params)} {say(`problem.${problem.code}.advice`, problem.params)}</p>}
      {problem === null && missing.length > 0 && (
        <>
          <p role="status"><b>{say("roll-up.incomplete", { count: missing.length })}</b></p>
          <ul className="notes">{missing.map(({ code, unit, because }) => <li key={code}><b>{unit}</b> {say(because.code, because.params)}</li>)}</ul>
        </>
      )}
      {lines.length > 0 && (
        <table className="list roll-up-trace">
          <thead>
            <tr><th scope="col">{say("roll-up.unit")}</th><th scope="col" className="number">{say("roll-up.value")}</th>{needsBy(rule.method) && <th scope="col" className="number">{say(rule.method === "share" ? "roll-up.denominator" : "roll-up.weight")}</th>}</tr>
          </thead>
          <tbody>
            {lines.map(({ code, unit, value, by }) => <tr key={code}><th scope="row">{unit}</th><td className="number">{value}</td>{needsBy(rule.method) && <td className="number">{by}</td>}</tr>)}
            {left.map(({ code, unit }) => <tr key={code}><th scope="row">{unit}</th><td colSpan={needsBy(rule.method) ? 2 : 1} className="quiet">{say("roll-up.left-out")}</td></tr>)}
          </tbody>
        </table>
      )}
      {isTaken && <p className="quiet">{say("roll-up.taken", { value: result })}</p>}
      {isOpen && taken !== null && !isTaken && <button type="button" className="button button-next" onClick={() => put(taken)}>{say("roll-up.take", { value: result ?? "" })} <kbd aria-hidden="true">Ctrl D</kbd></button>}
      {isOpen && result !== null && !isTaken && current.trim() !== "" && (
        <Field label={say("roll-up.because")}>
          {(ids) => <textarea {...ids} key={rule.because ?? ""} className="input" rows={2} defaultValue={rule.because ?? ""} onBlur={({ target }) => target.value !== (rule.because ?? "") && put(keptTexts(line, rule, result, target.value))} />}
        </Field>
      )}
    </>
  );
}

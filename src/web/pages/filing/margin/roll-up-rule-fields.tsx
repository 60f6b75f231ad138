import { BY_BUDGET, needsBy, readRollUp, ROLL_UP_METHODS, rollUpRule, writeRollUp, type RollUpMethod, type RollUpRule } from "../../../../core/roll-up/roll-up-rule.ts";
import type { RollUpUnit } from "../../../app/api/roll-up-shapes.ts";
import { useSignedIn } from "../../../app/app-context.ts";
import { Field } from "../../../app/parts.tsx";

interface Props {
  readonly rule: RollUpRule | null;
  readonly units: readonly RollUpUnit[];
  readonly isOpen: boolean;
  /** The rule as the text of its cell; empty for none. */
  readonly change: (text: string) => void;
}

/** How an indicator is rolled up. A rule that changes was not used yet: what was taken under the one before is gone. */
export function RollUpRuleFields({ rule, units, isOpen, change }: Props): React.ReactNode {
  const { say } = useSignedIn();
  const to = (more: Partial<RollUpRule>): void => {
    const text = writeRollUp({ ...(rule ?? rollUpRule("sum")), ...more, took: null, because: null });
    if (readRollUp(text) !== null) change(text);
  };
  const choose = (chosen: string): void => {
    const method = ROLL_UP_METHODS.find((one) => one === chosen);
    if (method === undefined) change("");
    else to({ method, by: firstBy(method) });
  };
  const typed = (label: string, value: string, keep: (text: string) => void, hint?: string): React.ReactNode => (
    <Field label={label} {...(hint === undefined ? {} : { hint })}>
      {(ids) => <input {...ids} key={value} className="input" disabled={!isOpen} defaultValue={value} onBlur={({ target }) => target.value.trim() !== value && keep(target.value.trim())} onKeyDown={({ key, currentTarget }) => key === "Enter" && currentTarget.blur()} />}
    </Field>
  );
  return (
    <div className="roll-up-rule">
      <Field label={say("roll-up.method")}>
        {(ids) => (
          <select {...ids} className="input" disabled={!isOpen} value={rule?.method ?? ""} onChange={({ target }) => choose(target.value)}>
            <option value="">{say("roll-up.no-method")}</option>
            {ROLL_UP_METHODS.map((method) => <option key={method} value={method}>{say(`roll-up.method.${method}`)}</option>)}
          </select>
        )}
      </Field>
      {rule !== null && typed(say("roll-up.from"), rule.from ?? "", (text) => to({ from: text === "" ? null : text }), say("roll-up.from.hint"))}
      {rule?.method === "weighted-mean" && (
        <Field label={say("roll-up.by.weights")}>
          {(ids) => (
            <select {...ids} className="input" disabled={!isOpen} value={rule.by === BY_BUDGET ? BY_BUDGET : "other"} onChange={({ target }) => to({ by: target.value === BY_BUDGET ? BY_BUDGET : say("roll-up.by.name") })}>
              <option value={BY_BUDGET}>{say("roll-up.by.budget")}</option>
              <option value="other">{say("roll-up.by.other")}</option>
            </select>
          )}
        </Field>
      )}
      {rule !== null && needsBy(rule.method) && rule.by !== BY_BUDGET && typed(say(rule.method === "share" ? "roll-up.by.denominator" : "roll-up.by.name"), rule.by ?? "", (text) => to({ by: text }))}
      {rule !== null && units.length > 0 && (
        <fieldset className="roll-up-without">
          <legend>{say("roll-up.without")}</legend>
          {units.map(({ code, unit }) => (
            <label key={code}>
              <input type="checkbox" disabled={!isOpen} checked={rule.without.includes(code)} onChange={({ target }) => to({ without: target.checked ? [...rule.without, code] : rule.without.filter((one) => one !== code) })} /> {unit}
            </label>
          ))}
        </fieldset>
      )}
    </div>
  );

  /** A weighted mean begins with budgets; a denominator is an indicator that somebody names. */
  function firstBy(method: RollUpMethod): string | null {
    if (!needsBy(method)) return null;
    return method === "weighted-mean" ? BY_BUDGET : say("roll-up.by.denominator");
  }
}

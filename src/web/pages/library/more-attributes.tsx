import { listed } from "../../../core/basics/message.ts";
import { attributeFaults, CARD_ATTRIBUTES, INDICATOR_ORIGINS, SCORE_METHODS, type CardAttribute, type CardAttributes, type ListedAttribute } from "../../../core/library/card-attributes.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { Field } from "../../app/parts.tsx";

type Text = Exclude<CardAttribute, ListedAttribute | "scoreMethod" | "indicatorOrigin" | "validFrom" | "validUntil">;

const LONGEST: Readonly<Record<Text, number>> = { target: 40, targetMeaning: 400, calculation: 1000, scoreFormula: 1000, weight: 6, framework: 80 };

/** 其他属性: what the platform's table has beside what every card needs. Open from the start where some of it is there. */
export function MoreAttributes({ card, change }: { card: CardAttributes; change: (fields: CardAttributes) => void }): React.ReactNode {
  const { say } = useSignedIn();
  const label = (field: CardAttribute): string => say(`app-card.field.${field}`);
  const text = (field: Text): React.ReactNode => (
    <Field at={field} label={label(field)}>{(ids) => <input {...ids} className="input" maxLength={LONGEST[field]} value={card[field] ?? ""} onChange={({ target }) => change({ [field]: kept(target.value) })} />}</Field>
  );
  const list = (field: ListedAttribute): React.ReactNode => (
    <Field at={field} label={label(field)} hint={say(`app-card.hint.${field}`)}>
      {(ids) => <input {...ids} className="input" value={listed(card[field] ?? [])} onChange={({ target }) => change({ [field]: target.value === "" ? undefined : target.value.split(/[、,，;；]/).map((one) => one.trimStart()) })} />}
    </Field>
  );
  const choice = (field: "scoreMethod" | "indicatorOrigin", values: readonly string[]): React.ReactNode => (
    <Field at={field} label={label(field)}>
      {(ids) => (
        <select {...ids} className="input" value={card[field] ?? ""} onChange={({ target }) => change({ [field]: kept(target.value) } as CardAttributes)}>
          <option value="">{say("app-card.unsaid")}</option>
          {values.map((value) => <option key={value} value={value}>{say(`app-card.${field}.${value}`)}</option>)}
        </select>
      )}
    </Field>
  );
  const day = (field: "validFrom" | "validUntil"): React.ReactNode => (
    <Field at={field} label={label(field)}>{(ids) => <input {...ids} type="date" className="input" value={card[field] ?? ""} onChange={({ target }) => change({ [field]: kept(target.value) })} />}</Field>
  );
  return (
    <details className="card-more" open={CARD_ATTRIBUTES.some((field) => card[field] !== undefined)}>
      <summary>{say("app-card.more")}</summary>
      <fieldset>
        {text("target")}{text("targetMeaning")}{text("calculation")}
        {choice("scoreMethod", SCORE_METHODS)}{text("scoreFormula")}{text("weight")}{list("inspection")}
        {choice("indicatorOrigin", INDICATOR_ORIGINS)}{list("functions")}{list("economics")}{list("fundUses")}{text("framework")}{list("units")}
        {day("validFrom")}{day("validUntil")}
      </fieldset>
      {attributeFaults(card).map(({ field, code, params }) => <p key={`${field} ${code}`} className="problems" role="alert"><span className="mark mark-error" aria-hidden="true" />{say(`app-card.fault.${code}`, { field: label(field), ...params })}</p>)}
    </details>
  );
}

/** Nothing typed is nothing said. */
function kept(text: string): string | undefined {
  return text === "" ? undefined : text;
}

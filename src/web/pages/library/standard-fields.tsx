import { STANDARD_KINDS, type CardStandard, type StandardKind } from "../../../core/library/card.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { Field } from "../../app/parts.tsx";

/** 标准: what the card's own target is measured against, with where it is from; left out where there is none. */
export function StandardFields({ standard, change }: { standard: CardStandard | null; change: (standard: CardStandard | null) => void }): React.ReactNode {
  const { say } = useSignedIn();
  const pick = (kind: string): void => change(kind === "" ? null : { value: "", year: null, source: "", ...standard, kind: kind as StandardKind });
  return (
    <>
      <Field label={say("app-card.standard-kind")}>
        {(ids) => (
          <select {...ids} className="input" value={standard?.kind ?? ""} onChange={({ target }) => pick(target.value)}>
            <option value="">{say("app-card.standard-none")}</option>
            {STANDARD_KINDS.map((kind) => <option key={kind} value={kind}>{say(`app-library.standard-kind.${kind}`)}</option>)}
          </select>
        )}
      </Field>
      {standard !== null && (
        <>
          <Field label={say("app-card.standard-value")}>{(ids) => <input {...ids} className="input" maxLength={40} value={standard.value} onChange={({ target }) => change({ ...standard, value: target.value })} />}</Field>
          <Field label={say("app-card.standard-year")}>{(ids) => <input {...ids} className="input" inputMode="numeric" pattern="(19|20)[0-9]{2}" value={standard.year ?? ""} onChange={({ target }) => change({ ...standard, year: /^[0-9]{1,4}$/.test(target.value) ? Number(target.value) : null })} />}</Field>
          <Field label={say("app-card.standard-source")}>{(ids) => <input {...ids} className="input" maxLength={200} value={standard.source} onChange={({ target }) => change({ ...standard, source: target.value })} />}</Field>
        </>
      )}
    </>
  );
}

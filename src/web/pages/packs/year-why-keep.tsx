import { useSignedIn } from "../../app/app-context.ts";
import { Field } from "../../app/parts.tsx";
import { RefusedPlacesList } from "../../app/refused-form.tsx";

interface YearWhyKeepProps {
  /** Budget year; empty for always, null where it is that of an item already. */
  readonly year: string | null;
  readonly why: string;
  readonly busy: boolean;
  readonly changeYear: (year: string) => void;
  readonly changeWhy: (text: string) => void;
  readonly close: () => void;
}

/** What ends the form of every change: from which budget year on it is to hold, why, and keeping it. */
export function YearWhyKeep({ year, why, busy, changeYear, changeWhy, close }: YearWhyKeepProps): React.ReactNode {
  const { say } = useSignedIn();
  const thisYear = new Date().getFullYear();
  return (
    <>
      {year !== null && <Field at="from" label={say("app-packs.from-year")} hint={say("app-packs.from-hint")}>
        {(ids) => (
          <select {...ids} className="input" value={year} onChange={({ target }) => changeYear(target.value)}>
            <option value="">{say("app-packs.always")}</option>
            {[0, 1, 2].map((offset) => <option key={offset} value={thisYear + offset}>{say("app-packs.since-year", { year: thisYear + offset })}</option>)}
          </select>
        )}
      </Field>}
      <Field at="why" label={say("app-packs.why")} hint={say("app-packs.why-hint")}>{(ids) => <input {...ids} className="input" required maxLength={200} value={why} onChange={({ target }) => changeWhy(target.value)} />}</Field>
      <RefusedPlacesList />
      <p className="row">
        <button type="submit" className="button button-next" disabled={busy}>{say("app-packs.keep")}</button>
        <button type="button" className="button" onClick={close}>{say("app-packs.cancel")}</button>
        <span className="quiet">{say("app-packs.keep-hint")}</span>
      </p>
    </>
  );
}

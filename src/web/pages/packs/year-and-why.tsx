import { useSignedIn } from "../../app/app-context.ts";
import { Field } from "../../app/parts.tsx";

/** From which budget year on something is to hold, and why; said of every change. */
export function YearAndWhy({ from, why, changeFrom, changeWhy }: { from: string; why: string; changeFrom: (year: string) => void; changeWhy: (text: string) => void }): React.ReactNode {
  const { say } = useSignedIn();
  const thisYear = new Date().getFullYear();
  return (
    <>
      <Field at="from" label={say("app-packs.from-year")} hint={say("app-packs.from-hint")}>
        {(ids) => (
          <select {...ids} className="input" value={from} onChange={({ target }) => changeFrom(target.value)}>
            <option value="">{say("app-packs.always")}</option>
            {[0, 1, 2].map((offset) => <option key={offset} value={thisYear + offset}>{say("app-packs.since-year", { year: thisYear + offset })}</option>)}
          </select>
        )}
      </Field>
      <Field at="why" label={say("app-packs.why")} hint={say("app-packs.why-hint")}>{(ids) => <input {...ids} className="input" required maxLength={200} value={why} onChange={({ target }) => changeWhy(target.value)} />}</Field>
    </>
  );
}

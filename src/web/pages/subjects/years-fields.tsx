import { useSignedIn } from "../../app/app-context.ts";
import { Field } from "../../app/parts.tsx";

/** 起止预算年度 as they are typed; empty for none. */
export interface TypedYears {
  readonly firstYear: string;
  readonly lastYear: string;
}

/** What was typed as numbers; anything but a number goes as it is refused by the rules, and not as nothing. */
export function yearsOf({ firstYear, lastYear }: TypedYears): { readonly firstYear: number | null; readonly lastYear: number | null } {
  const year = (text: string): number | null => (text.trim() === "" ? null : /^\d{1,9}$/.test(text.trim()) ? Number(text.trim()) : 0);
  return { firstYear: year(firstYear), lastYear: year(lastYear) };
}

/** The budget years a subject belongs to. */
export function YearsFields({ typed, change }: { typed: TypedYears; change: (part: Partial<TypedYears>) => void }): React.ReactNode {
  const { say } = useSignedIn();
  return (
    <>
      <Field at="firstYear" label={say("app-subject.first-year")} hint={say("app-subject.first-year.hint")}>{(ids) => <input {...ids} className="input" inputMode="numeric" value={typed.firstYear} onChange={({ target }) => change({ firstYear: target.value })} />}</Field>
      <Field at="lastYear" label={say("app-subject.last-year")} hint={say("app-subject.last-year.hint")}>{(ids) => <input {...ids} className="input" inputMode="numeric" value={typed.lastYear} onChange={({ target }) => change({ lastYear: target.value })} />}</Field>
    </>
  );
}

import type { Stage } from "../../../core/form/filing-values.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { Field } from "../../app/parts.tsx";
import { RefusedPlacesList } from "../../app/refused-form.tsx";

/** For which records a change is to hold, as the form of it has them: empty for all. */
export interface Wanted {
  readonly year: string;
  readonly stage: Stage | "";
}

/** A change of every year and stage. */
export const ALWAYS: Wanted = { year: "", stage: "" };

/** The same as a change says it. */
export function whenOf({ year, stage }: Wanted): { readonly from: number | null; readonly stages: readonly Stage[] | null } {
  return { from: year === "" ? null : Number(year), stages: stage === "" ? null : [stage] };
}

interface WhenWhyKeepProps {
  /** Null where it is that of an item already. */
  readonly wanted: Wanted | null;
  /** Stages that may be named; one alone, or none, leaves nothing to choose. */
  readonly stages: readonly Stage[];
  readonly why: string;
  readonly busy: boolean;
  readonly want: (wanted: Wanted) => void;
  readonly changeWhy: (text: string) => void;
  readonly close: () => void;
}

/** What ends the form of every change: from which budget year on and for which stage it is to hold, why, and keeping it. */
export function WhenWhyKeep({ wanted, stages, why, busy, want, changeWhy, close }: WhenWhyKeepProps): React.ReactNode {
  const { say } = useSignedIn();
  const thisYear = new Date().getFullYear();
  return (
    <>
      {wanted !== null && <Field at="from" label={say("app-packs.from-year")} hint={say("app-packs.from-hint")}>
        {(ids) => (
          <select {...ids} className="input" value={wanted.year} onChange={({ target }) => want({ ...wanted, year: target.value })}>
            <option value="">{say("app-packs.always")}</option>
            {[0, 1, 2].map((offset) => <option key={offset} value={thisYear + offset}>{say("app-packs.since-year", { year: thisYear + offset })}</option>)}
          </select>
        )}
      </Field>}
      {wanted !== null && stages.length > 1 && <Field at="stages" label={say("app-packs.for-stage")} hint={say("app-packs.for-stage-hint")}>
        {(ids) => (
          <select {...ids} className="input" value={wanted.stage} onChange={({ target }) => want({ ...wanted, stage: target.value as Wanted["stage"] })}>
            <option value="">{say("app-packs.all-stages")}</option>
            {stages.map((stage) => <option key={stage} value={stage}>{say(`app-frame.stage.${stage}`)}</option>)}
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

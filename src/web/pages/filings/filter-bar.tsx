import type { Stage } from "../../../core/form/filing-values.ts";
import { SUBJECT_KINDS } from "../../../core/subject/subject-kind.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { useTypedFilter } from "../../app/typed-filter.ts";
import { titleIn } from "../../app/wording.ts";
import { isFiltering, LIST_STATES, NO_FILTER, wrongAmounts, type ListFilter } from "./list-filter.ts";
import { PeriodChoice, usePeriods } from "./period-choice.tsx";

/** The filters of a list. Choices take effect at once, typed ones after a pause; all stand in the address. */
export function FilterBar({ filter, year, stage, apply }: { filter: ListFilter; year: number; stage: Stage; apply: (filter: ListFilter) => void }): React.ReactNode {
  const { say, language, session } = useSignedIn();
  const [typed, type] = useTypedFilter({ name: filter.name, from: filter.from, to: filter.to }, (next) => apply({ ...filter, ...next }));
  const later = (change: Partial<typeof typed>): void => type({ ...typed, ...change });
  const wrong = wrongAmounts({ ...filter, ...typed });
  const steps = session.steps.filter((step) => step.stage === stage);
  const periods = usePeriods(year, stage) ?? [];
  return (
    <form className="filters" role="search" aria-label={say("app-list.filters")} onSubmit={(event) => event.preventDefault()}>
      <fieldset className="segments">
        <legend className="for-ears">{say("app-list.state")}</legend>
        {LIST_STATES.map((state) => (
          <label key={state} className={filter.state === state ? "segment segment-on" : "segment"}>
            <input type="radio" name="state" className="for-ears" checked={filter.state === state} onChange={() => apply({ ...filter, state })} />
            {say(`app-list.state.${state}`)}
          </label>
        ))}
      </fieldset>
      <label className="filter"><span>{say("app-list.name")}</span><input id="filter-name" className="input" type="search" value={typed.name} onChange={({ target }) => later({ name: target.value })} /></label>
      {periods.length > 0 && <PeriodChoice periods={periods} chosen={filter.period} choose={(period) => apply({ ...filter, period })} all />}
      <label className="filter">
        <span>{say("app-kind.title")}</span>
        <select className="input" value={filter.kind} onChange={({ target }) => apply({ ...filter, kind: target.value })}>
          <option value="">{say("app-kind.any")}</option>
          {SUBJECT_KINDS.map((kind) => <option key={kind} value={kind}>{say(`app-kind.${kind}`)}</option>)}
        </select>
      </label>
      {steps.length > 0 && (
        <label className="filter">
          <span>{say("app-list.step")}</span>
          <select className="input" value={filter.step} onChange={({ target }) => apply({ ...filter, step: target.value })}>
            <option value="">{say("app-list.step.any")}</option>
            {steps.map(({ id, title }) => <option key={id} value={id}>{titleIn(language, title)}</option>)}
          </select>
        </label>
      )}
      <fieldset className="filter filter-amount">
        <legend>{say("app-list.amount")}</legend>
        {(["from", "to"] as const).map((end) => (
          <input key={end} className="input" inputMode="decimal" aria-label={say(`app-list.amount.${end}`)} placeholder={say(`app-list.amount.${end}.short`)} aria-invalid={wrong.includes(end) ? true : undefined} aria-describedby={wrong.includes(end) ? "wrong-amount" : undefined} value={typed[end]} onChange={({ target }) => later({ [end]: target.value })} />
        ))}
      </fieldset>
      {isFiltering(filter) && <button type="button" className="button-plain" onClick={() => apply({ ...NO_FILTER, sort: filter.sort, order: filter.order })}>{say("app-list.clear")}</button>}
      {wrong.length > 0 && <p className="wrong" id="wrong-amount" role="status">{say("app-list.amount.wrong")}</p>}
    </form>
  );
}

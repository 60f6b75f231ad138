import { LOG_AREAS, LOG_VERBS } from "../../../core/seal/log-verbs.ts";
import type { LogPage } from "../../app/api/log-shapes.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { useTypedFilter } from "../../app/typed-filter.ts";
import { endsBeforeItBegins, EVERYTHING, isFiltering, isPerson, type LogFilter, type LogPart } from "./log-filter.ts";

/** The filters of the log. `only` names the one person and the one record that are asked for; null until the list is here. */
export function LogFilterBar({ part, filter, apply, only }: { part: LogPart; filter: LogFilter; apply: (change: Partial<LogFilter>) => void; only: LogPage<unknown>["only"] | null }): React.ReactNode {
  const { say } = useSignedIn();
  return (
    <form className="filters" role="search" aria-label={say("app-list.filters")} onSubmit={(event) => event.preventDefault()}>
      {isPerson(filter.actor) || filter.actor === "system" || filter.actor === "anonymous"
        ? <Only label={say("app-admin.events.person")} value={filter.actor === "system" ? say("app-log.system") : filter.actor === "anonymous" ? say("app-log.nobody") : (only?.actor ?? filter.actor)} drop={() => apply({ actor: "" })} />
        : <PersonField actor={filter.actor} apply={apply} />}
      {filter.subject !== "" && <Only label={say("app-admin.events.record")} value={only?.subject ?? filter.subject} drop={() => apply({ subject: "" })} />}
      {part === "events" && (
        <label className="filter">
          <span>{say("app-admin.events.verb")}</span>
          <select className="input" value={filter.verb} onChange={({ target }) => apply({ verb: target.value })}>
            <option value="">{say("app-log.what.any")}</option>
            {LOG_AREAS.map((area) => (
              <optgroup key={area} label={say(`app-log.area.${area}`)}>
                <option value={area}>{say("app-log.what.area", { area: say(`app-log.area.${area}`) })}</option>
                {LOG_VERBS[area].map((verb) => <option key={verb} value={verb}>{say(`app-log.did.${verb}`)}</option>)}
              </optgroup>
            ))}
          </select>
        </label>
      )}
      {(["from", "to"] as const).map((field) => <label key={field} className="filter"><span>{say(`app-admin.events.${field}`)}</span><input className="input" type="date" value={filter[field]} onChange={({ target }) => apply({ [field]: target.value })} /></label>)}
      {endsBeforeItBegins(filter) && <p className="wrong" role="alert">{say("app-log.days-crossed")}</p>}
      {isFiltering(filter) && <button type="button" className="button-plain" onClick={() => apply(EVERYTHING)}>{say("app-list.clear")}</button>}
    </form>
  );
}

/** A piece of a name, which the list follows when typing pauses. */
function PersonField({ actor, apply }: { actor: string; apply: (change: Partial<LogFilter>) => void }): React.ReactNode {
  const { say } = useSignedIn();
  const [typed, type] = useTypedFilter(actor, (person) => apply({ actor: person }));
  return <label className="filter"><span>{say("app-admin.events.person")}</span><input className="input" type="search" maxLength={60} placeholder={say("app-log.who")} value={typed} onChange={({ target }) => type(target.value)} /></label>;
}

/** The one person or record that the list is of. */
function Only({ label, value, drop }: { label: string; value: string; drop: () => void }): React.ReactNode {
  const { say } = useSignedIn();
  return <div className="filter log-only"><span>{label}</span><b>{value}</b> <button type="button" className="button-plain" onClick={drop}>{say("app-log.all")}</button></div>;
}

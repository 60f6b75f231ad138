import type { Stage } from "../../../core/form/filing-values.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { periodsApi } from "../../app/api/addresses.ts";
import type { ShownPeriod } from "../../app/api/filing-shapes.ts";
import { useLoaded } from "../../app/loaded.ts";

/** 监控期 of a year; null until they are known, and nothing for stages that are filled once a year. */
export function usePeriods(year: number, stage: Stage): readonly ShownPeriod[] | null {
  const { wire } = useSignedIn();
  const [loaded] = useLoaded(`periods ${year} ${stage}`, async (signal) => (stage === "monitoring" ? (await wire.get<{ readonly items: readonly ShownPeriod[] }>(periodsApi(year), signal)).items : []));
  // Without them a list shows all periods, and the server takes the one whose turn it is.
  return loaded.state === "here" ? loaded.value : loaded.state === "refused" ? [] : null;
}

/** One of the periods, or all of them where that is offered. Until when it is to be reported stands beside it. */
export function PeriodChoice({ periods, chosen, choose, all = false }: { periods: readonly ShownPeriod[]; chosen: string; choose: (period: string) => void; all?: boolean }): React.ReactNode {
  const { say } = useSignedIn();
  const period = periods.find(({ number }) => String(number) === chosen);
  return (
    <label className="filter">
      <span>{say("app-list.period")}</span>
      <select className="input" value={chosen} onChange={({ target }) => choose(target.value)}>
        {all && <option value="">{say("app-list.period.any")}</option>}
        {periods.map(({ number, month, open, late }) => <option key={number} value={number}>{say(!open ? "app-list.period.not-over" : late && !all ? "app-list.period.overdue" : "app-filing.period", { month })}</option>)}
      </select>
      {period !== undefined && period.due !== null && <span className="deadline"><span className="quiet">{say(period.dueAssumed ? "app-list.period.due-assumed" : "app-list.period.due", { day: period.due })}</span>{period.late && <b className="late-mark">{say("app-list.period.late")}</b>}</span>}
    </label>
  );
}

/** The period a page opens with: the one that its address names, else the one whose turn it is. */
export function openingPeriod(periods: readonly ShownPeriod[], asked: string | null): string {
  const known = periods.find(({ number }) => String(number) === asked) ?? periods.find(({ now }) => now);
  return known === undefined ? "" : String(known.number);
}

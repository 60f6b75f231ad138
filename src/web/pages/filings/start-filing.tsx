import { useState } from "react";
import { navigate } from "wouter/use-browser-location";
import type { Stage } from "../../../core/form/filing-values.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { filingsApi, query, stageApi } from "../../app/api/addresses.ts";
import type { SubjectWithoutFiling } from "../../app/api/filing-shapes.ts";
import { useAction, useLoaded } from "../../app/loaded.ts";
import { Dialog, Empty, Here, Problems, Waiting } from "../../app/parts.tsx";
import { addressOf } from "../../app/routes.ts";
import { amountInWan, stageName } from "../../app/wording.ts";
import { openingPeriod, PeriodChoice, usePeriods } from "./period-choice.tsx";

/** Begins the filing of a project that has none yet: blank, or from what the unit wrote last year. */
export function StartFiling({ year, stage }: { year: number; stage: Stage }): React.ReactNode {
  const { say } = useSignedIn();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="button button-next" onClick={() => setOpen(true)}>{say("app-list.start", { stage: stageName(say, stage) })}</button>
      {isOpen && <Dialog title={say("app-list.start.title", { year: String(year), stage: stageName(say, stage) })} close={() => setOpen(false)} wide><Subjects year={year} stage={stage} /></Dialog>}
    </>
  );
}

function Subjects({ year, stage }: { year: number; stage: Stage }): React.ReactNode {
  const { say, wire } = useSignedIn();
  const periods = usePeriods(year, stage);
  const [asked, ask] = useState<string | null>(null);
  const period = openingPeriod(periods ?? [], asked);
  const closed = periods?.find(({ number, open }) => String(number) === period && !open);
  const [loaded, reload] = useLoaded(`subjects ${year} ${stage} ${period} ${String(periods === null)}`, async (signal) =>
    periods === null ? { items: null } : wire.get<{ readonly items: readonly SubjectWithoutFiling[] }>(`${stageApi(year, stage)}/subjects${query({ without: "filing", period })}`, signal));
  const { busy, refused, run } = useAction();
  const start = (subjectId: string, from: "blank" | "last-year"): void =>
    void run(async () => {
      const { id } = await wire.send<{ readonly id: string }>("POST", filingsApi(year, stage), { subjectId, from, ...(period === "" ? {} : { period: Number(period) }) });
      navigate(addressOf({ page: "filing", year, stage, id }));
    });
  return (
    <>
    {periods !== null && periods.length > 0 && <PeriodChoice periods={periods} chosen={period} choose={ask} />}
    <Here loaded={loaded} reload={reload}>
      {({ items: subjects }) =>
        subjects === null ? (
          <Waiting />
        ) : closed !== undefined ? (
          <Empty title={say("app-list.period.closed", { month: closed.month, day: closed.cutOff })} />
        ) : subjects.length === 0 ? (
          <Empty title={say("app-list.start.none")}><p>{say(`app-list.start.none.${stage}`)}</p></Empty>
        ) : (
          <>
            <p className="quiet">{say(`app-list.start.meaning.${stage}`)}</p>
            {refused !== null && <Problems problems={refused.problems} />}
            <ul className="subjects">
              {subjects.map(({ id, name, kind, code, initialFen, goal, lastYear }) => (
                <li key={id}>
                  <span><b>{name}</b> {kind !== "project" && <span className="tag">{say(`app-kind.${kind}`)}</span>} <span className="quiet">{code}{initialFen !== null && ` · ${say("app-filing.amount", { amount: amountInWan(initialFen) ?? "" })}`}</span></span>
                  <span className="row">
                    {stage === "goal" && lastYear && <button type="button" className="button" disabled={busy} onClick={() => start(id, "last-year")}>{say("app-list.start.last-year")}</button>}
                    {stage !== "goal" && goal !== "approved" ? <span className="quiet">{say("app-list.start.no-goal")}</span> : <button type="button" className="button" disabled={busy} onClick={() => start(id, "blank")}>{say(stage === "goal" ? "app-list.start.blank" : `app-list.start.${stage}`)}</button>}
                  </span>
                </li>
              ))}
            </ul>
          </>
        )
      }
    </Here>
    </>
  );
}

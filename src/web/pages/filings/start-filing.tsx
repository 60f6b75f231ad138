import { useState } from "react";
import { navigate } from "wouter/use-browser-location";
import type { Stage } from "../../../core/form/filing-values.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { filingsApi, query, stageApi } from "../../app/api/addresses.ts";
import type { SubjectsToBegin } from "../../app/api/filing-shapes.ts";
import { useAction, useLoaded } from "../../app/loaded.ts";
import { Dialog, Empty, Here, Problems, Waiting } from "../../app/parts.tsx";
import { addressOf } from "../../app/routes.ts";
import { stageName } from "../../app/wording.ts";
import { openingPeriod, PeriodChoice, usePeriods } from "./period-choice.tsx";
import { TaskNote } from "./task-note.tsx";
import { MissingGoal, SubjectToBegin } from "./subject-to-begin.tsx";

/** Begins the filing of a project that has none yet: blank, or from what the unit wrote last year. The window stands open at once where a 监控期 is `wanted`. */
export function StartFiling({ year, stage, wanted, closed }: { year: number; stage: Stage; wanted: string | null; closed: () => void }): React.ReactNode {
  const { say } = useSignedIn();
  const [isOpen, setOpen] = useState(wanted !== null);
  const close = (): void => {
    setOpen(false);
    closed();
  };
  return (
    <>
      <button type="button" className="button button-next" onClick={() => setOpen(true)}>{say(`app-list.start.of.${stage}`)}</button>
      {isOpen && <Dialog title={say("app-list.start.title", { year: String(year), stage: stageName(say, stage) })} close={close} wide><Subjects year={year} stage={stage} wanted={wanted} /></Dialog>}
    </>
  );
}

function Subjects({ year, stage, wanted }: { year: number; stage: Stage; wanted: string | null }): React.ReactNode {
  const { say, wire } = useSignedIn();
  const periods = usePeriods(year, stage);
  const [asked, ask] = useState<string | null>(wanted);
  const period = openingPeriod(periods ?? [], asked);
  const closed = periods?.find(({ number, open }) => String(number) === period && !open);
  const [loaded, reload] = useLoaded(`subjects ${year} ${stage} ${period} ${String(periods === null)}`, async (signal) =>
    periods === null ? null : wire.get<SubjectsToBegin>(`${stageApi(year, stage)}/subjects${query({ without: "filing", period })}`, signal));
  const { busy, refused, run } = useAction();
  const [wished, wish] = useState<string | null>(null);
  const start = (subjectId: string, from: "blank" | "last-year"): void => {
    wish(subjectId);
    void run(async () => {
      try {
        const { id } = await wire.send<{ readonly id: string }>("POST", filingsApi(year, stage), { subjectId, from, ...(period === "" ? {} : { period: Number(period) }) });
        navigate(addressOf({ page: "filing", year, stage, id }));
      } catch (error) {
        // What stood here may be what was refused: somebody else began it, or its approval was taken back.
        reload();
        throw error;
      }
    });
  };
  return (
    <>
    {periods !== null && periods.length > 0 && <PeriodChoice periods={periods} chosen={period} choose={ask} />}
    <Here loaded={loaded} reload={reload}>
      {(known) => {
        if (known === null) return <Waiting />;
        const { items: subjects, season, task } = known;
        const isShut = season.standing === "early" || season.standing === "over";
        return isShut ? (
          <Empty title={say(`app-list.start.${season.standing}`, { year: String(year), stage: stageName(say, stage), from: season.from, until: season.until })}><p>{say(`app-list.start.${season.standing}.advice`)}</p></Empty>
        ) : closed !== undefined ? (
          <Empty title={say("app-list.period.closed", { month: closed.month, day: closed.cutOff })} />
        ) : subjects.length === 0 ? (
          <Empty title={say("app-list.start.none")}><p>{say(`app-list.start.none.${stage}`)}</p></Empty>
        ) : (
          <>
            <SeasonNote season={season} isOfPeriod={periods !== null && periods.length > 0} />
            {task !== null && <p><TaskNote task={task} /></p>}
            <p className="quiet">{say(`app-list.start.meaning.${stage}`)}</p>
            {refused !== null && <Problems problems={refused.problems} />}
            {refused?.code === "filing.goal-not-approved" && <MissingGoal year={year} goalId={subjects.find(({ id }) => id === wished)?.goalId ?? null} />}
            <ul className="subjects">
              {subjects.map((subject) => <SubjectToBegin key={subject.id} year={year} stage={stage} subject={subject} busy={busy} start={(from) => start(subject.id, from)} />)}
            </ul>
          </>
        );
      }}
    </Here>
    </>
  );
}

/** Until when it is to be reported, and what to do where that day is past; a period of monitoring tells its own beside it. */
function SeasonNote({ season: { standing, reportBy, until }, isOfPeriod }: { season: SubjectsToBegin["season"]; isOfPeriod: boolean }): React.ReactNode {
  const { say } = useSignedIn();
  if (isOfPeriod) return standing === "late" ? <p>{say("app-list.start.late.advice", { until })}</p> : null;
  return <p className="deadline"><span className="quiet">{say("app-list.period.due", { day: reportBy })}</span>{standing === "late" && <> <b className="late-mark">{say("app-list.period.late")}</b> {say("app-list.start.late.advice", { until })}</>}</p>;
}

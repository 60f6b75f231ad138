import { useState } from "react";
import type { CoverageStanding } from "../../../core/reporting/coverage.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { coverageGapsApi, goalWaiverApi, goalWaiversApi, query } from "../../app/api/addresses.ts";
import type { UnreportedProjects } from "../../app/api/office-shapes.ts";
import { useAction, useLoaded } from "../../app/loaded.ts";
import { Dialog, Field, Here, Problems } from "../../app/parts.tsx";
import { stageName } from "../../app/wording.ts";
import { MissingProjects } from "../reporting/missing-projects.tsx";
import type { OpenCell } from "./book-coverage-page.tsx";

type Gap = UnreportedProjects["items"][number] & { readonly waived: string | null; readonly standing: CoverageStanding };
interface CoverageGaps {
  readonly items: readonly Gap[];
  readonly reportBy: string | null;
  readonly mayWaive: boolean;
  readonly more: boolean;
}

/** 缺口名单 of the cell that is open; a goal that is not to be can be waived from here. */
export function Gaps({ year, cell, name, changed }: { year: number; cell: OpenCell; name: string; changed: () => void }): React.ReactNode {
  const { say, wire } = useSignedIn();
  const { stage, book, department } = cell;
  const [loaded, reload] = useLoaded(`gaps ${year} ${stage} ${book ?? ""} ${department ?? ""}`, (signal) => wire.get<CoverageGaps>(`${coverageGapsApi(year, stage)}${query({ book, department })}`, signal));
  const [told, tell] = useState("");
  const done = (sentence: string): void => {
    tell(sentence);
    reload();
    changed();
  };
  return (
    <section aria-live="polite">
      <h2>{say("app-book-coverage.gaps", { what: name, stage: stageName(say, stage) })}</h2>
      {told !== "" && <p className="said" role="status">{told}</p>}
      <Here loaded={loaded} reload={reload}>
        {({ items, reportBy, mayWaive, more }) => {
          if (items.length === 0) return <p>{say("app-book-coverage.no-gaps")}</p>;
          const gapOf = new Map(items.map((gap) => [gap.subjectId, gap]));
          return (
            <>
            {reportBy !== null && <p className="quiet">{say("app-book-coverage.report-by", { day: reportBy })}</p>}
            <MissingProjects
              year={year}
              stage={stage}
              items={items}
              more={more ? say("app-book-coverage.more") : null}
              beside={(project) => (
                <>
                  {" "}<b className={`standing-${gapOf.get(project.subjectId)?.standing ?? ""}`}>{say(`app-book-coverage.stands.${gapOf.get(project.subjectId)?.standing ?? "missing"}`)}</b>
                  <Waiver year={year} subjectId={project.subjectId} name={project.name} waived={gapOf.get(project.subjectId)?.waived ?? null} mayWaive={mayWaive} done={done} />
                </>
              )}
            />
            </>
          );
        }}
      </Here>
    </section>
  );
}

interface WaiverProps {
  readonly year: number;
  readonly subjectId: string;
  readonly name: string;
  readonly waived: string | null;
  readonly mayWaive: boolean;
  readonly done: (sentence: string) => void;
}

/** 豁免目标: with its reason, and back again. */
function Waiver({ year, subjectId, name, waived, mayWaive, done }: WaiverProps): React.ReactNode {
  const { say, wire } = useSignedIn();
  const { busy, refused, run } = useAction();
  const [isOpen, open] = useState(false);
  const [reason, setReason] = useState("");
  const takeBack = (): void => void run(async () => {
    await wire.send("DELETE", goalWaiverApi(year, subjectId));
    done(say("app-book-coverage.waive.taken-back", { name }));
  });
  const waive = (): void => void run(async () => {
    await wire.send("POST", goalWaiversApi(year), { subjectId, reason });
    open(false);
    done(say("app-book-coverage.waive.done", { name }));
  });
  if (waived !== null) {
    return (
      <>
        {" "}<span className="second">{say("app-book-coverage.waive.is", { reason: waived })}</span>
        {mayWaive && <button type="button" className="button-plain" disabled={busy} onClick={takeBack}>{say("app-book-coverage.waive.back")}<span className="for-ears"> {name}</span></button>}
        {refused !== null && <Problems problems={refused.problems} />}
      </>
    );
  }
  if (!mayWaive) return null;
  return (
    <>
      {" "}<button type="button" className="button-plain" onClick={() => open(true)}>{say("app-book-coverage.waive")}<span className="for-ears"> {name}</span></button>
      {isOpen && (
        <Dialog title={say("app-book-coverage.waive.title", { name })} close={() => open(false)}>
          <form className="narrow-form" onSubmit={(event) => { event.preventDefault(); waive(); }}>
            <p>{say("app-book-coverage.waive.meaning")}</p>
            {refused !== null && <Problems problems={refused.problems} />}
            <Field label={say("app-book-coverage.waive.reason")}>{(ids) => <input {...ids} className="input" required maxLength={300} value={reason} onChange={({ target }) => setReason(target.value)} />}</Field>
            <p>
              <button type="submit" className="button button-next" disabled={busy}>{say("app-book-coverage.waive.do")}</button>{" "}
              <button type="button" className="button" onClick={() => open(false)}>{say("app-book-coverage.waive.cancel")}</button>
            </p>
          </form>
        </Dialog>
      )}
    </>
  );
}

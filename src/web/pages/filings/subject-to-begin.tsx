import type { Stage } from "../../../core/form/filing-values.ts";
import { useSignedIn } from "../../app/app-context.ts";
import type { SubjectWithoutFiling } from "../../app/api/filing-shapes.ts";
import { PageLink } from "../../app/parts.tsx";
import { addressOf } from "../../app/routes.ts";
import { amountInWan } from "../../app/wording.ts";

interface Wish {
  readonly year: number;
  readonly stage: Stage;
  readonly subject: SubjectWithoutFiling;
  readonly busy: boolean;
  readonly start: (from: "blank" | "last-year") => void;
}

/** One project that has no filing yet: what it can begin from, or what is missing for it. */
export function SubjectToBegin({ year, stage, subject: { name, kind, code, initialFen, goal, goalId, waived, passedDown, lastYear }, busy, start }: Wish): React.ReactNode {
  const { say } = useSignedIn();
  // What has no confirmed result is not offered at all.
  const isReady = stage === "goal" || stage === "application" || goal === "approved" || waived;
  return (
    <li>
      <span>
        <b>{name}</b> {kind !== "project" && <span className="tag">{say(`app-kind.${kind}`)}</span>} <span className="quiet">{code}{initialFen !== null && ` · ${say("app-filing.amount", { amount: amountInWan(initialFen) ?? "" })}`}</span>
        {stage !== "goal" && stage !== "application" && goal !== "approved" && waived && <span className="second">{say("app-list.start.waived")}</span>}
        {!isReady && <MissingGoal year={year} goalId={goalId} />}
      </span>
      {isReady && (
        <span className="row">
          {/* What was passed down stands before whatever there was last year. */}
          {stage === "goal" && lastYear && !passedDown && <button type="button" className="button" disabled={busy} onClick={() => start("last-year")}>{say("app-list.start.last-year")}</button>}
          <button type="button" className="button" disabled={busy} onClick={() => start("blank")}>{say(stage !== "goal" ? `app-list.start.${stage}` : passedDown ? "app-list.start.passed-down" : "app-list.start.blank")}</button>
        </span>
      )}
    </li>
  );
}

/** The goal that is missing, one click away: the one that is under way, or where one is begun; and where it is waived, for whoever may. */
export function MissingGoal({ year, goalId }: { year: number; goalId: string | null }): React.ReactNode {
  const { say, session } = useSignedIn();
  return (
    <span className="second missing-goal">
      {goalId === null ? (
        <>{say("app-list.start.goal-none")} <PageLink to={addressOf({ page: "filings", year, stage: "goal" })}>{say("app-list.start.goal-begin")}</PageLink></>
      ) : (
        <>{say("app-list.start.no-goal")} <PageLink to={addressOf({ page: "filing", year, stage: "goal", id: goalId })}>{say("app-list.start.goal-open")}</PageLink></>
      )}{" "}
      {session.duties.includes("reporting.read") ? <PageLink to={addressOf({ page: "coverage", year })}>{say("app-list.start.waivers")}</PageLink> : say("app-list.start.waivers-by")}
    </span>
  );
}

import { memo } from "react";
import { useSignedIn } from "../../../app/app-context.ts";
import { momentOf, titleIn } from "../../../app/wording.ts";
import { MarginPart, type MarginProps } from "../filing-margin.tsx";

/** 流转: who did what and said what, the newest first. */
export const HistoryPart = memo(function HistoryPart({ detail: { transitions, goal, year } }: Pick<MarginProps, "detail">): React.ReactNode {
  const { say, language } = useSignedIn();
  return (
    <MarginPart title={say("app-filing.history")} count={transitions.length} open={transitions.length > 0}>
      {transitions.length === 0 && <p className="quiet">{say("app-filing.history.none")}</p>}
      <ol className="history" reversed>
        {[...transitions].reverse().map(({ action, fromTitle, toTitle, by, role, opinion, at, round }, index) => (
          <li key={index}>
            <p><b>{say(`app-filing.did.${action}`)}</b> {say("app-filing.from-to", { from: titleIn(language, fromTitle), to: titleIn(language, toTitle) })}</p>
            {opinion !== "" && <p className="history-opinion">{opinion}</p>}
            <p className="quiet">{say("app-filing.history.by", { by, role: say(`app-frame.role.${role}`), at: momentOf(at), round })}</p>
          </li>
        ))}
      </ol>
      {goal != null && <p className="quiet">{goal.documentNo === null ? say("app-filing.goal-of", { year: String(year) }) : say("app-filing.goal-approved", { documentNo: goal.documentNo, day: goal.issuedOn ?? "" })}</p>}
    </MarginPart>
  );
});

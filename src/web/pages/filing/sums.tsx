import { HUNDRED, ZERO } from "../../../core/basics/decimal.ts";
import { isScored, scorerOf, scoresExecution } from "../../../core/form/stage.ts";
import type { Profile } from "../../../core/score/profile.ts";
import { useSignedIn } from "../../app/app-context.ts";
import type { FilingDetail } from "../../app/api/filing-shapes.ts";
import { scoreSum, weightSum, type ScoreSum, type WeightSum } from "../../form/weights.ts";
import type { Advice } from "./advice.ts";
import type { Desk } from "./use-desk.ts";

/** Whether there are sums at the foot of a form: a form that is closed for all hands shows them as well. */
export function hasSums(stage: FilingDetail["stage"], { scores }: Advice): boolean {
  return stage === "goal" || (isScored(stage) && scores !== null);
}

/** What the columns of points and of scores come to; at the foot, which stays in sight however long the form is. */
export function Sums({ detail: { stage }, desk, advice: { scores }, profile }: { detail: FilingDetail; desk: Desk; advice: Advice; profile: Profile }): React.ReactNode {
  if (stage === "goal") return <div className="sums"><Weights {...weightSum(desk.live, profile.goalFormSum.value)} /></div>;
  if (!isScored(stage) || scores === null) return null;
  // Who fills the unit's scores sees what they come to; everybody else what counts.
  const hand = desk.mayFill && desk.state.shape.fillable("rows[r].score") ? scorerOf(stage) : "effective";
  return (
    <div className="sums">
      <Weights {...weightSum(desk.live, HUNDRED, scoresExecution(stage) ? profile.executionPoints.value : ZERO)} />
      <Scores {...scoreSum(desk.live, scores.lines, hand)} />
    </div>
  );
}

/** 分值 so far and due; said as a sum until it is right. */
function Weights({ sum, due, isRight, missing, unread }: WeightSum): React.ReactNode {
  const { say } = useSignedIn();
  return (
    <p className={isRight ? "weights weights-right" : "weights"}>
      <span>{say("app-form.weights")}</span> <b>{sum} / {due}</b>
      {isRight && <span className="for-ears"> {say("app-form.weights.right")}</span>}
      {missing > 0 && <span> {say("app-form.weights.missing", { count: missing })}</span>}
      {unread > 0 && <span> {say("app-form.weights.unread", { count: unread })}</span>}
    </p>
  );
}

/** 得分 so far, and what is not in it yet. */
function Scores({ sum, missing, unread, execution }: ScoreSum): React.ReactNode {
  const { say } = useSignedIn();
  const notes = [
    // What a whole sum is made of nobody asks.
    ...(execution === "none" || (execution === "in" && missing + unread === 0) ? [] : [say(`app-form.scores.execution.${execution}`)]),
    ...(missing > 0 && sum !== null ? [say("app-form.scores.missing", { count: missing })] : []),
    ...(unread > 0 ? [say("app-form.weights.unread", { count: unread })] : []),
  ];
  return (
    <p className="scores">
      <span>{say("app-form.scores")}</span> {sum === null ? <span>{say("app-filing.score-none")}</span> : <b>{sum}</b>}
      {notes.length > 0 && <span className="quiet"> {notes.join(say("app-form.scores.joint"))}</span>}
    </p>
  );
}

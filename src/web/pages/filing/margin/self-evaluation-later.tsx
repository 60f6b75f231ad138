import { lazy, Suspense } from "react";
import { useSignedIn } from "../../../app/app-context.ts";
import { loadLaterWords } from "../../../app/words.ts";
import type { MarginProps } from "../filing-margin.tsx";

const SelfEvaluation = lazy(() => Promise.all([import("./self-evaluation-part.tsx"), loadLaterWords()]).then(([{ SelfEvaluationPart }]) => ({ default: SelfEvaluationPart }), () => ({ default: NotArrived })));

/** 单位自评 beside an evaluation by finance; it comes after the form. */
export function SelfEvaluationLater({ detail }: Pick<MarginProps, "detail">): React.ReactNode {
  if (detail.stage !== "evaluation") return null;
  return <Suspense fallback={null}><SelfEvaluation detail={detail} /></Suspense>;
}

function NotArrived(): React.ReactNode {
  const { say } = useSignedIn();
  return <p role="alert" className="quiet">{say("app-frame.no-answer")}</p>;
}

import { lazy, Suspense } from "react";
import { useSignedIn } from "../../../app/app-context.ts";
import { loadLaterWords } from "../../../app/words.ts";
import type { MarginProps } from "../filing-margin.tsx";

const FromBelow = lazy(() => Promise.all([import("./from-below-part.tsx"), loadLaterWords()]).then(([{ FromBelowPart }]) => ({ default: FromBelowPart }), () => ({ default: NotArrived })));

/** Kinds of subject that have parts which report on their own. */
const WITH_PARTS: readonly string[] = ["transfer-payment", "project-level-1"];

/** 来自下级的建议, which few forms have; it comes after the form. */
export function FromBelowLater(props: MarginProps): React.ReactNode {
  if (props.detail.stage !== "self-evaluation" || !WITH_PARTS.includes(props.detail.kind)) return null;
  return <Suspense fallback={null}><FromBelow {...props} /></Suspense>;
}

function NotArrived(): React.ReactNode {
  const { say } = useSignedIn();
  return <p role="alert" className="quiet">{say("app-frame.no-answer")}</p>;
}

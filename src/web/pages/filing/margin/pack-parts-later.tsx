import { lazy, Suspense } from "react";
import { useSignedIn } from "../../../app/app-context.ts";
import { loadLaterWords } from "../../../app/words.ts";
import type { MarginProps } from "../filing-margin.tsx";

const PackParts = lazy(() => Promise.all([import("./pack-parts.tsx"), loadLaterWords()]).then(([parts]) => ({ default: parts.PackParts }), () => ({ default: NotArrived })));

/** What the packs say about a form, which brings formulas and their words along; it comes after the form. */
export function PackPartsLater(props: MarginProps): React.ReactNode {
  return <Suspense fallback={null}><PackParts {...props} /></Suspense>;
}

function NotArrived(): React.ReactNode {
  const { say } = useSignedIn();
  return <p role="alert" className="quiet">{say("app-frame.no-answer")}</p>;
}

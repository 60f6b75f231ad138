import { Suspense, useState } from "react";
import { useSignedIn } from "../../../app/app-context.ts";
import { onDemand } from "../../../app/on-demand.tsx";
import type { MarginProps } from "../filing-margin.tsx";

const SmartPart = onDemand<MarginProps>(() => import("./smart-part.tsx").then(({ SmartPart: part }) => part));

/** SMART校验 beside a goal form: folded, and reckoned and fetched only when it is opened. */
export function SmartLater(props: MarginProps): React.ReactNode {
  const { say } = useSignedIn();
  const [isOpen, open] = useState(false);
  return (
    <details className="margin-part smart" onToggle={({ currentTarget }) => open(currentTarget.open)}>
      <summary><h2>{say("app-filing.smart")}</h2></summary>
      {isOpen && <div className="margin-inside"><Suspense fallback={null}><SmartPart {...props} /></Suspense></div>}
    </details>
  );
}

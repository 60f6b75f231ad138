import { Suspense } from "react";
import { onDemand } from "../../../app/on-demand.tsx";
import type { MarginProps } from "../filing-margin.tsx";

const RollUpPart = onDemand<MarginProps>(() => import("./roll-up-part.tsx").then(({ RollUpPart: part }) => part));

/** 下级单位汇总 beside a department's form as a whole; it comes after the form, and for no other. */
export function RollUpLater(props: MarginProps): React.ReactNode {
  // An evaluation judges by lines of its own, which no unit below reports.
  return props.detail.kind === "department-overall" && props.detail.stage !== "evaluation" ? <Suspense fallback={null}><RollUpPart {...props} /></Suspense> : null;
}

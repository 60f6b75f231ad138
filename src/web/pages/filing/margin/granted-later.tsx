import { Suspense } from "react";
import { onDemand } from "../../../app/on-demand.tsx";
import type { MarginProps } from "../filing-margin.tsx";

const GrantedPart = onDemand<MarginProps>(() => import("./granted-part.tsx").then(({ GrantedPart: part }) => part));

/** 事前评估核定的上限 beside a goal that has one. */
export function GrantedLater(props: MarginProps): React.ReactNode {
  return props.detail.stage === "goal" && props.detail.grantedFen != null ? <Suspense fallback={null}><GrantedPart {...props} /></Suspense> : null;
}

import { toShortText, toText } from "../../../../core/basics/decimal.ts";
import { executionLight, type AlertRule } from "../../../../core/pack/alert-rule.ts";
import { moneyOf } from "../../../../core/pack/monitored-alerts.ts";
import { isScored } from "../../../../core/form/stage.ts";
import { useSignedIn } from "../../../app/app-context.ts";
import { MarginPart, type MarginProps } from "../filing-margin.tsx";
import { ApplicationPart } from "./application-part.tsx";
import { MeasuresPart } from "./measures-part.tsx";

/** What the packs say about a form beside it: the light of its money while it is monitored, and what may follow once it is graded. */
export function PackParts(props: MarginProps): React.ReactNode {
  if (props.detail.stage === "monitoring") return <LightPart {...props} />;
  if (props.detail.stage === "application") return <ApplicationPart {...props} />;
  return isScored(props.detail.stage) ? <MeasuresPart {...props} /> : null;
}

/** 执行进度灯, with how it was reckoned. It moves nothing. */
function LightPart({ detail, desk }: MarginProps): React.ReactNode {
  const { say } = useSignedIn();
  const rule = detail.rules.alerts.find((one): one is Extract<AlertRule, { id: "execution-light" }> => one.id === "execution-light");
  const month = Number(desk.live.period?.month ?? NaN);
  if (rule === undefined) return null;
  const { budget, executed } = moneyOf(desk.live);
  const found = budget === null || executed === null ? null : executionLight(rule.value, { budget, executed, month });
  const { red, yellow } = rule.value;
  return (
    <MarginPart title={say("app-packs.light")} open>
      {found === null || budget === null || executed === null ? <p className="quiet">{say("app-packs.light.none")}</p> : (
        <>
          <p className={`pack-light pack-light-${found.light}`}><b>{say(`app-packs.light.${found.light}`)}</b> {toText(found.progress)}%</p>
          <p className="quiet">{say("app-packs.light.how", { executed: toShortText(executed), budget: toShortText(budget), month, progress: toText(found.progress), red: toShortText(red), yellow: toShortText(yellow) })}</p>
        </>
      )}
      <p className="quiet">{say(detail.rules.drafts.includes(`alert/${rule.id}`) ? "app-packs.light.draft" : "app-packs.light.meaning")}</p>
    </MarginPart>
  );
}

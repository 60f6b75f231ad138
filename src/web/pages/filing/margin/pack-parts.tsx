import { toShortText, toText } from "../../../../core/basics/decimal.ts";
import { sayFormula, parseFormula } from "../../../../core/expression/index.ts";
import { typedAmount } from "../../../../core/form/typed-number.ts";
import { executionLight, type AlertRule } from "../../../../core/pack/alert-rule.ts";
import { proposeMeasures, type ProposedMeasure } from "../../../../core/pack/application-measure.ts";
import { MEASURE_NAME_CODES } from "../../../../core/pack/measure-lexicon.ts";
import { executionRate, asPercent } from "../../../../core/score/execution.ts";
import type { FilingValues } from "../../../../core/form/filing-values.ts";
import { isScored } from "../../../../core/form/stage.ts";
import { useSignedIn } from "../../../app/app-context.ts";
import { titleIn } from "../../../app/wording.ts";
import { MarginPart, type MarginProps } from "../filing-margin.tsx";

/** What the packs say about a form beside it: the light of its money while it is monitored, and what may follow once it is graded. */
export function PackParts(props: MarginProps): React.ReactNode {
  if (props.detail.stage === "monitoring") return <LightPart {...props} />;
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

/** 结果应用措施: those that the result speaks for, and those that a person may propose. None is decided here. */
function MeasuresPart({ detail, desk, advice }: MarginProps): React.ReactNode {
  const { say } = useSignedIn();
  const effective = advice.scores?.effective ?? null;
  if (detail.rules.measures.length === 0 || effective === null) return null;
  const { budget, executed } = moneyOf(desk.live);
  const rate = budget === null || executed === null ? null : executionRate(budget, executed);
  const all = proposeMeasures(detail.rules.measures, { grade: effective.grade, score: effective.total, budget, executed, executionRate: rate === null ? null : asPercent(rate, 6) });
  const proposed = all.filter((one) => one.proposed === "yes" || one.proposed === "unknown");
  const others = all.filter((one) => one.proposed === "by-hand");
  return (
    <MarginPart title={say("app-packs.measures")} count={proposed.length}>
      <p className="quiet">{say("app-packs.measures.meaning")}</p>
      {proposed.length === 0 && <p>{say("app-packs.measures.none")}</p>}
      <ul className="notes">{proposed.map((one) => <Measure key={one.measure.id} one={one} isDraft={detail.rules.drafts.includes(`measure/${one.measure.id}`)} />)}</ul>
      {others.length > 0 && <h3>{say("app-packs.measures.by-hand")}</h3>}
      <ul className="notes">{others.map((one) => <Measure key={one.measure.id} one={one} isDraft={detail.rules.drafts.includes(`measure/${one.measure.id}`)} />)}</ul>
    </MarginPart>
  );
}

function Measure({ one: { measure, proposed, amount, missing }, isDraft }: { one: ProposedMeasure; isDraft: boolean }): React.ReactNode {
  const { say, language } = useSignedIn();
  const condition = measure.when === null ? null : parseFormula(measure.when);
  const named = (name: string): string => (MEASURE_NAME_CODES[name] === undefined ? name : say(`app-packs.measures.name.${MEASURE_NAME_CODES[name]}`));
  return (
    <li className="note">
      <p><b>{titleIn(language, measure.title)}</b>{isDraft && <span className="tag tag-draft">{say("app-filing.draft-definition")}</span>}</p>
      <p>{titleIn(language, measure.meaning)}</p>
      {amount !== null && <p>{say("app-packs.measures.amount", { amount: toShortText(amount) })}</p>}
      {condition?.ok === true && <p className="quiet">{say(proposed === "yes" ? "app-packs.measures.because" : "app-packs.measures.unknown", { condition: sayFormula(condition.value, say, named), missing: missing.map(named).join(say("app-packs.joint")) })}</p>}
    </li>
  );
}

/** Budget and payments of the whole, in 万元, as they stand on the form. */
function moneyOf({ funds }: FilingValues) {
  const amount = (text: string | undefined) => {
    const read = typedAmount(text ?? "");
    return read.ok ? read.value : null;
  };
  const [total] = funds;
  return { budget: amount(total?.adjustedBudget) ?? amount(total?.initialBudget), executed: amount(total?.executed) };
}

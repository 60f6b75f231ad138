import { toShortText } from "../../../../core/basics/decimal.ts";
import { sayFormula, parseFormula } from "../../../../core/expression/index.ts";
import { proposeMeasures, type ProposedMeasure } from "../../../../core/pack/application-measure.ts";
import { MEASURE_NAME_CODES } from "../../../../core/pack/measure-lexicon.ts";
import { moneyOf } from "../../../../core/pack/monitored-alerts.ts";
import { executionRate, asPercent } from "../../../../core/score/execution.ts";
import { useSignedIn } from "../../../app/app-context.ts";
import { titleIn } from "../../../app/wording.ts";
import { MarginPart, type MarginProps } from "../filing-margin.tsx";

/** 结果应用措施: those that the result speaks for, and those that a person may propose. None is decided here. */
export function MeasuresPart({ detail, desk, advice }: MarginProps): React.ReactNode {
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

/** A measure with why it is proposed; `children` are what may be done with it. */
export function Measure({ one: { measure, proposed, amount, missing }, isDraft, children }: { one: ProposedMeasure; isDraft: boolean; children?: React.ReactNode }): React.ReactNode {
  const { say, language } = useSignedIn();
  const condition = measure.when === null ? null : parseFormula(measure.when);
  const named = (name: string): string => (MEASURE_NAME_CODES[name] === undefined ? name : say(`app-packs.measures.name.${MEASURE_NAME_CODES[name]}`));
  return (
    <li className="note">
      <p><b>{titleIn(language, measure.title)}</b>{isDraft && <span className="tag tag-draft">{say("app-filing.draft-definition")}</span>}</p>
      <p>{titleIn(language, measure.meaning)}</p>
      {amount !== null && <p>{say("app-packs.measures.amount", { amount: toShortText(amount) })}</p>}
      {condition?.ok === true && <p className="quiet">{say(proposed === "yes" ? "app-packs.measures.because" : "app-packs.measures.unknown", { condition: sayFormula(condition.value, say, named), missing: missing.map(named).join(say("app-packs.joint")) })}</p>}
      {children}
    </li>
  );
}

import { toShortText, toText } from "../../../../core/basics/decimal.ts";
import type { ScoredLine } from "../../../../core/form/score-filing.ts";
import { useApp } from "../../../app/app-context.ts";
import { useCited } from "../../../app/named.tsx";
import type { WhyStep } from "../../../app/api/filing-shapes.ts";

/** A score as an equation set in words and figures, one line a step, each with where its rule stands. */
export function TraceLines({ steps }: { steps: readonly WhyStep[] }): React.ReactNode {
  const { say } = useApp();
  const referenceWords = useReferenceWords();
  return (
    <ol className="trace">
      {steps.map(({ code, params, reference }, index) => (
        <li key={index}>
          {say(code.includes(".") ? code : `trace.${code}`, params)}
          {reference != null && <span className="quiet reference">{referenceWords(reference)}</span>}
        </li>
      ))}
    </ol>
  );
}

/** Where a rule stands, in words. */
export function useReferenceWords(): (reference: NonNullable<WhyStep["reference"]>) => string {
  const { say } = useApp();
  const cited = useCited();
  return ({ document, clause, unverified }) => {
    const named = document === null ? say("app-why.own-rule") : clause == null ? cited(document) : say("form.clause", { document: cited(document), clause: cited(clause) });
    return unverified ? say("app-why.unverified", { document: named }) : named;
  };
}

export function ScoreTrace({ line }: { line: ScoredLine }): React.ReactNode {
  const { say } = useApp();
  const points = line.points === null ? "" : toShortText(line.points);
  return (
    <div className="score-trace">
      <p><b>{line.suggested === null ? say("app-filing.trace.by-judgement", { points }) : say("app-filing.trace.suggested", { points, score: toText(line.suggested) })}</b></p>
      {line.trace !== null && line.trace.length > 0 && <TraceLines steps={line.trace} />}
    </div>
  );
}

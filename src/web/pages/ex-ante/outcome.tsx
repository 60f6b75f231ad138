import type { ExAnteKnown } from "../../app/api/ex-ante-shapes.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { amountInWan } from "../../app/wording.ts";

/** What was concluded and decided, and what that means for the project library. */
export function Outcome({ known: { conclusion, decision, state } }: { known: ExAnteKnown }): React.ReactNode {
  const { say } = useSignedIn();
  if (conclusion === null && decision === null) return null;
  const holds = decision?.conclusion ?? conclusion?.conclusion ?? null;
  return (
    <section className="ledger-part">
      <h2>{say("app-ex-ante.outcome")}</h2>
      {holds !== null && <p className="ex-ante-holds">{say(`app-ex-ante.conclusion.${holds}`)}</p>}
      {conclusion !== null && (
        <>
          <p>{say("app-ex-ante.concluded", { experts: conclusion.experts, mean: conclusion.mean, spread: conclusion.spread })}{conclusion.capFen !== null && ` ${say("app-ex-ante.cap-of", { amount: amountInWan(conclusion.capFen) ?? "" })}`}</p>
          {conclusion.capFen !== null && <p className="hint">{say("app-ex-ante.cap-means")}</p>}
          {conclusion.reason !== "" && <p className="ex-ante-text">{conclusion.reason}</p>}
          {conclusion.panelNote !== "" && <p className="ex-ante-text"><b>{say("app-ex-ante.panel-note")}</b> {conclusion.panelNote}</p>}
        </>
      )}
      {decision !== null && decision.opinion !== "" && <p className="ex-ante-text"><b>{say("app-ex-ante.finance-says")}</b> {decision.opinion}</p>}
      <p>{gate()}</p>
    </section>
  );

  function gate(): string {
    if (state === "accepted" && decision !== null) return say("app-ex-ante.gate.open", { amount: amountInWan(decision.grantedFen) ?? "" });
    return say(holds === "reject" ? "app-ex-ante.gate.shut" : "app-ex-ante.gate.waiting");
  }
}

import type { ReturnsKnown } from "../../app/api/regional-shapes.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { amountInWan } from "../../app/wording.ts";

/** 汇总: what the regions reported, and what they make together; who has not reported is named and is in no sum. */
export function Returns({ returns: { budgetFen, executedFen, missing, indicators } }: { returns: ReturnsKnown }): React.ReactNode {
  const { say } = useSignedIn();
  return (
    <section className="regional-part" aria-labelledby="returns">
      <h2 id="returns">{say("app-regional.returns")}</h2>
      <p className="quiet">{say("app-regional.returns.lead")}</p>
      {missing.length > 0 && <p className="band" role="status">{say("app-regional.returns.missing", { count: missing.length, names: missing.join(say("app-regional.between")) })}</p>}
      {executedFen !== null && <p>{say("app-regional.returns.money", { budget: amountInWan(budgetFen) ?? "—", executed: amountInWan(executedFen) ?? "—" })}</p>}
      <table className="list">
        <caption className="for-ears">{say("app-regional.returns")}</caption>
        <thead><tr><th scope="col">{say("app-regional.indicator")}</th><th scope="col">{say("app-regional.target")}</th><th scope="col">{say("app-regional.together")}</th><th scope="col">{say("app-regional.how")}</th></tr></thead>
        <tbody>
          {indicators.map(({ id, name, target, suggested, sofar, trace }) => (
            <tr key={id}>
              <th scope="row" className="col-name">{name}</th>
              <td data-label={say("app-regional.target")}>{target}</td>
              <td data-label={say("app-regional.together")}>{suggested !== null ? <b>{suggested}</b> : sofar !== null ? <span className="quiet">{say("app-regional.sofar", { value: sofar })}</span> : <span className="quiet">{say("app-regional.nothing-yet")}</span>}</td>
              <td data-label={say("app-regional.how")}>{trace.map(({ code, params }) => say(code, params)).join(" ")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

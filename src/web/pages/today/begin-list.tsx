import { useSignedIn } from "../../app/app-context.ts";
import type { Today } from "../../app/api/filing-shapes.ts";
import { Assumed } from "../../app/deadline.tsx";
import { PageLink } from "../../app/parts.tsx";
import { countOf, stageName } from "../../app/wording.ts";
import { beginAddress } from "../filings/list-address.ts";

/** 待填报: what has no filing yet in the seasons that are open, what is due first above; each leads to the window where it is begun. */
export function BeginList({ lines }: { lines: Today["toBegin"] }): React.ReactNode {
  const { say } = useSignedIn();
  return (
    <section className="waits">
      <h2>{say("app-today.to-begin")}</h2>
      <ul>
        {lines.map(({ year, stage, period, month, count, due, dueAssumed, isLate }) => (
          <li key={`${year} ${stage} ${period}`}>
            <PageLink to={beginAddress(year, stage, period)} className="wait">
              <b className="wait-count">{countOf(count)}</b>
              <span className="wait-what">
                {say("app-frame.season-of", { year: String(year), stage: stageName(say, stage) })}{month !== null && <> · {say("app-filing.period", { month })}</>}
                <span className="second">
                  <span className="quiet">{say("app-today.to-begin.count", { count, shown: countOf(count), day: due })}</span>{dueAssumed && <Assumed />}
                  {isLate && <> <b className="late-mark">{say("app-today.to-begin.late")}</b></>}
                </span>
              </span>
            </PageLink>
          </li>
        ))}
      </ul>
    </section>
  );
}

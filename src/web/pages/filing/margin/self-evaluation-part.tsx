import { useSignedIn } from "../../../app/app-context.ts";
import { useNamed } from "../../../app/named.tsx";
import { PageLink } from "../../../app/parts.tsx";
import { addressOf } from "../../../app/routes.ts";
import { MarginPart, type MarginProps } from "../filing-margin.tsx";

/** What the evaluated body said and gave itself, line by line, under a scheme of its own. To be read and compared; nothing of it is taken over. */
export function SelfEvaluationPart({ detail }: Pick<MarginProps, "detail">): React.ReactNode {
  const { say } = useSignedIn();
  const named = useNamed();
  const { selfEvaluation: own, year, scores } = detail;
  if (own === null) return <MarginPart title={say("app-evaluation.beside")} open><p className="quiet">{say("app-evaluation.none")}</p></MarginPart>;
  const given = scores?.effective ?? null;
  return (
    <MarginPart title={say("app-evaluation.beside")} count={own.lines.length} open>
      <p className="quiet">{say("app-evaluation.meaning")}</p>
      <dl className="score-others">
        <div><dt>{say("app-evaluation.own")}</dt><dd>{own.total === null ? say("app-evaluation.no-score") : `${own.total} ${named(own.grade ?? "")}`}</dd></div>
        <div><dt>{say("app-evaluation.finance")}</dt><dd>{given === null ? say("app-evaluation.no-score") : `${given.total} ${named(given.grade ?? "")}`}</dd></div>
      </dl>
      {!own.isConfirmed && <p role="status">{say("app-evaluation.unconfirmed")}</p>}
      {own.reached.trim() !== "" && <p>{own.reached}</p>}
      <ul className="notes">
        {own.lines.map(({ name, target, actual, points, score, reason }, index) => (
          <li key={index}>
            <b>{name}</b> {say("app-evaluation.line", { target, actual, points: points ?? say("app-evaluation.no-score"), score: score ?? say("app-evaluation.no-score") })}
            {reason.trim() !== "" && <span className="quiet"> {reason}</span>}
          </li>
        ))}
      </ul>
      <p><PageLink to={addressOf({ page: "filing", year, stage: "self-evaluation", id: own.id })}>{say("app-evaluation.open")}</PageLink></p>
    </MarginPart>
  );
}

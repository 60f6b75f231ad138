import type { Stage } from "../../../core/form/filing-values.ts";
import { useSignedIn } from "../../app/app-context.ts";
import type { UnreportedProjects } from "../../app/api/office-shapes.ts";
import { PageLink } from "../../app/parts.tsx";
import { addressOf } from "../../app/routes.ts";
import { dayOf, titleIn } from "../../app/wording.ts";

/** Projects that are missing, each with where it is. */
export function MissingProjects({ year, stage, items, more, beside }: { year: number; stage: Stage; items: UnreportedProjects["items"]; more: string | null; beside?: (project: UnreportedProjects["items"][number]) => React.ReactNode }): React.ReactNode {
  const { say, language, session } = useSignedIn();
  // Who may not read the ledger has no page of a project that has no filing.
  const hasPage = session.duties.includes("payment.read");
  return (
    <>
      <ul className="plain-list reporting-missing">
        {items.map((project) => {
          const { subjectId, code, name, unit, filing, stepTitle } = project;
          return (
          <li key={subjectId}>
            <span className="quiet">{unit}</span> {filing === null && !hasPage ? name : <PageLink to={addressOf(filing === null ? { page: "ledger-subject", year, id: subjectId } : { page: "filing", year, stage, id: filing.id })}>{name}</PageLink>} <span className="quiet">{code}</span>{" "}
            {filing === null || stepTitle === null ? <b>{say("app-reporting.not-begun")}</b> : <span>{say(filing.cameBack ? "app-reporting.at-step-returned" : "app-reporting.at-step", { step: titleIn(language, stepTitle) })} <span className="quiet">{say("app-reporting.since", { day: dayOf(filing.since) })}</span></span>}
            {beside?.(project)}
          </li>
          );
        })}
      </ul>
      {more !== null && <p className="quiet">{more}</p>}
    </>
  );
}

import { paperOf } from "../../../core/paper/paper-gate.ts";
import { useSignedIn } from "../../app/app-context.ts";
import type { FilingDetail } from "../../app/api/filing-shapes.ts";
import type { SpokenProblem } from "../../app/api/wire.ts";
import { PageLink } from "../../app/parts.tsx";
import { addressOf } from "../../app/routes.ts";

type Address = Pick<FilingDetail, "year" | "stage" | "id">;

/** Papers that have to be written before the form goes on, each with the way to it; nothing where there are none. */
export function LackingPapers({ detail }: { detail: FilingDetail }): React.ReactNode {
  const { say } = useSignedIn();
  return detail.lacking.map(({ paper, because: { code, params } }) => (
    <p key={paper} className="because">{say(`problem.${code}`, params)} <PaperLink filing={detail} paper={paper} /></p>
  ));
}

/** The ways to the papers that a refusal is about. */
export function PaperLinks({ filing, problems }: { filing: Address; problems: readonly SpokenProblem[] }): React.ReactNode {
  const papers = [...new Set(problems.map(({ where }) => paperOf(where)))].filter((paper) => paper !== "");
  return papers.length === 0 ? null : <p className="row">{papers.map((paper) => <PaperLink key={paper} filing={filing} paper={paper} />)}</p>;
}

function PaperLink({ filing: { year, stage, id }, paper }: { filing: Address; paper: string }): React.ReactNode {
  const { say } = useSignedIn();
  return <PageLink className="paper-way" to={`${addressOf({ page: "papers", year, stage, id })}#${paper}`}>{say("app-filing.paper.write")}</PageLink>;
}

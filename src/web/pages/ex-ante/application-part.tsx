import { useRef } from "react";
import { exAnteOneApi, exAntePrint, query } from "../../app/api/addresses.ts";
import type { ExAnteKnown } from "../../app/api/ex-ante-shapes.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { ContentFill, ContentRead } from "./content-part.tsx";
import { History } from "./history.tsx";
import { Materials } from "./materials.tsx";
import { MoveBar } from "./move-bar.tsx";
import { Outcome } from "./outcome.tsx";
import { usePlaceOfAddress } from "./place.ts";

interface PartProps {
  readonly known: ExAnteKnown;
  readonly changed: (sentence: string) => void;
}

/** 申请书: what may be done now, content, materials, what came of it, and its papers. */
export function ApplicationPart({ known, changed }: PartProps): React.ReactNode {
  const keeping = useRef<(version: number) => Promise<number | null>>((version) => Promise.resolve(version));
  const mayFill = known.may.some(({ act, refusedBecause }) => act === "fill" && refusedBecause === null);
  if (!mayFill) keeping.current = (version) => Promise.resolve(version);
  usePlaceOfAddress();
  return (
    <>
      <MoveBar known={known} changed={changed} keep={(version) => keeping.current(version)} />
      <Outcome known={known} />
      {/* Where it has gone and come back it is opened anew, on the version that it is then. */}
      {mayFill ? <ContentFill key={`${known.state} ${known.round}`} known={known} changed={changed} keeping={keeping} /> : <ContentRead known={known} />}
      <Materials known={known} changed={changed} />
      <Papers known={known} />
      <History known={known} />
    </>
  );
}

/** 打印和工作簿 */
function Papers({ known }: { known: ExAnteKnown }): React.ReactNode {
  const { say, language } = useSignedIn();
  const { year, id, panel, sheet } = known;
  const papers = ["application", "materials", "score-sheet", "report"] as const;
  const href = (paper: string, number?: number): string => `${exAntePrint(year, id)}${query({ paper, language, sheet: number })}`;
  const submitted = panel === null ? (sheet === null ? 0 : 1) : panel.experts.filter(({ standing }) => standing === "submitted").length;
  return (
    <section className="ledger-part">
      <h2>{say("app-ex-ante.papers")}</h2>
      <p className="row">
        {papers.map((paper) => <a key={paper} className="button" href={href(paper)} target="_blank" rel="noreferrer">{say(`app-ex-ante.paper.${paper}`)}</a>)}
        {Array.from({ length: submitted }, (_, index) => <a key={index} className="button" href={href("score-sheet", index + 1)} target="_blank" rel="noreferrer">{say("app-ex-ante.paper.score-sheet-of", { number: index + 1 })}</a>)}
        <a className="button" href={`${exAnteOneApi(year, id)}/workbook${query({ language })}`}>{say("app-ex-ante.workbook")}</a>
      </p>
    </section>
  );
}

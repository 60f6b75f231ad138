import type { ExAnteKnown } from "../../app/api/ex-ante-shapes.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { Empty } from "../../app/parts.tsx";
import { amountInWan, titleIn } from "../../app/wording.ts";
import { ConcludeForm } from "./conclude-form.tsx";
import { DecideForm } from "./decide-form.tsx";
import { Experts } from "./experts.tsx";
import { MoveBar } from "./move-bar.tsx";
import { Outcome } from "./outcome.tsx";
import { usePlaceOfAddress } from "./place.ts";
import { SheetsTable } from "./sheets-table.tsx";

/** 合议: who was asked, all sheets side by side, what the scores propose, and what is concluded and decided. */
export function PanelPart({ known, changed }: { known: ExAnteKnown; changed: (sentence: string) => void }): React.ReactNode {
  const { say } = useSignedIn();
  const { panel } = known;
  usePlaceOfAddress();
  if (panel === null) return <Empty title={say("app-ex-ante.no-panel")}><p>{say("app-ex-ante.no-panel.meaning")}</p></Empty>;
  const may = (act: string): boolean => known.may.some((one) => one.act === act && one.refusedBecause === null);
  return (
    <>
      <MoveBar known={known} changed={changed} />
      <Experts known={known} panel={panel} mayAssign={may("assign")} changed={changed} />
      {panel.counted > 0 && <SheetsTable known={known} panel={panel} />}
      <Proposed known={known} />
      {may("conclude") && panel.proposal !== null && <ConcludeForm key={known.version} known={known} panel={panel} changed={changed} />}
      <Outcome known={known} />
      {may("decide") && <DecideForm key={known.version} known={known} changed={changed} />}
    </>
  );
}

function Proposed({ known }: { known: ExAnteKnown }): React.ReactNode {
  const { say, language } = useSignedIn();
  const panel = known.panel!;
  if (panel.proposal === null) return panel.counted === 0 ? null : <p className="quiet">{say("app-ex-ante.too-few", { counted: panel.counted, least: panel.least })}</p>;
  const aspect = (id: unknown): string => {
    const found = known.scheme.aspects.find((one) => one.id === id);
    return found === undefined ? "" : titleIn(language, found.title);
  };
  return (
    <section className="ledger-part">
      <h2>{say("app-ex-ante.proposal")}</h2>
      <p className="ex-ante-holds">{say(`app-ex-ante.conclusion.${panel.proposal.conclusion}`)}</p>
      <ul>{panel.proposal.reasons.map(({ code, params }, index) => <li key={index}>{say(code, { ...params, name: aspect(params["aspect"]) })}</li>)}</ul>
      {panel.proposal.conclusion === "partial" && panel.capFen !== null && <p>{say("app-ex-ante.cap-by-rule", { amount: amountInWan(panel.capFen) ?? "" })}</p>}
      {panel.needsNote && known.conclusion === null && <p className="ex-ante-wide"><b>{say("app-ex-ante.wide", { spread: panel.spread ?? "", limit: panel.spreadLimit })}</b></p>}
    </section>
  );
}

import { memo, type RefObject } from "react";
import { useSignedIn } from "../../app/app-context.ts";
import type { FilingDetail } from "../../app/api/filing-shapes.ts";
import type { LastYearTexts } from "../../form/last-year.ts";
import type { GridCommand } from "../../form/grid-keys.ts";
import type { GridWords } from "../../form/grid-line.tsx";
import type { Advice } from "./advice.ts";
import { CellCard } from "./margin/cell-card.tsx";
import { EvidencePart } from "./margin/evidence-part.tsx";
import { FromBelowLater } from "./margin/from-below-later.tsx";
import { GrantedLater } from "./margin/granted-later.tsx";
import { HistoryPart } from "./margin/history-part.tsx";
import { PackPartsLater } from "./margin/pack-parts-later.tsx";
import { MarksPart } from "./margin/marks-part.tsx";
import { RollUpLater } from "./margin/roll-up-later.tsx";
import { SelfEvaluationLater } from "./margin/self-evaluation-later.tsx";
import { SmartLater } from "./margin/smart-later.tsx";
import { RemarksPart } from "./margin/remarks-part.tsx";
import { SuggestPart } from "./margin/suggest-part.tsx";
import { SnapshotPart } from "./margin/snapshot-part.tsx";
import type { Desk } from "./use-desk.ts";

export interface MarginProps {
  readonly reference: RefObject<HTMLElement | null>;
  readonly isShown: boolean;
  readonly hide: () => void;
  readonly detail: FilingDetail;
  readonly desk: Desk;
  readonly advice: Advice;
  readonly lastYear: LastYearTexts;
  readonly before: ReadonlyMap<string, string>;
  readonly words: GridWords;
  readonly goTo: (path: string) => void;
  readonly place: (path: string) => string;
  readonly reload: () => void;
  readonly command: (wish: GridCommand) => void;
  /** Tells what is written where somebody takes what is offered beside a cell; null where nothing is. */
  readonly offer: (path: string, texts: ReadonlyMap<string, string> | null) => void;
}

/** Beside the form: first the chosen cell, then everything there is to know, folded until asked. A sheet from below on a phone. */
export const FilingMargin = memo(function FilingMargin(props: MarginProps): React.ReactNode {
  const { say } = useSignedIn();
  const { reference, isShown, hide, detail, desk, advice, place, goTo, reload } = props;
  return (
    <aside
      className={isShown ? "margin margin-shown" : "margin"}
      ref={reference}
      tabIndex={-1}
      aria-label={say("app-filing.margin")}
      onKeyDown={(event) => {
        if (event.key === "Escape" && isShown) hide();
      }}
    >
      <button type="button" className="button-plain margin-close" onClick={hide}>{say("app-frame.close")}</button>
      <CellCard {...props} />
      <RollUpLater {...props} />
      <GrantedLater {...props} />
      {detail.stage === "goal" && <SuggestPart {...props} />}
      <MarksPart marks={advice.marks} shape={desk.state.shape} values={desk.state.values} place={place} goTo={goTo} />
      {detail.stage === "goal" && <SmartLater {...props} />}
      <RemarksPart detail={detail} place={place} goTo={goTo} reload={reload} />
      {detail.stage !== "goal" && <PackPartsLater {...props} />}
      {detail.stage !== "goal" && detail.stage !== "application" && <SnapshotPart {...props} />}
      <FromBelowLater {...props} />
      <SelfEvaluationLater detail={detail} />
      <EvidencePart detail={detail} place={place} goTo={goTo} reload={reload} />
      <HistoryPart detail={detail} />
    </aside>
  );
});

/** A folded part of the margin with its count in the heading. */
export function MarginPart({ title, count, open = false, children }: { title: string; count?: number; open?: boolean; children: React.ReactNode }): React.ReactNode {
  return (
    <details className="margin-part" open={open}>
      <summary><h2>{title}</h2>{count !== undefined && <span className="count">{count}</span>}</summary>
      <div className="margin-inside">{children}</div>
    </details>
  );
}

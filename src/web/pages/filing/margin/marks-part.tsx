import { memo, useMemo } from "react";
import { useSignedIn } from "../../../app/app-context.ts";
import { linesOf } from "../../../form/grid-shape.ts";
import { pathOf } from "../../../form/cells.ts";
import { MarginPart, type MarginProps } from "../filing-margin.tsx";
import type { FilingValues } from "../../../../core/form/filing-values.ts";
import type { GridShape } from "../../../form/grid-shape.ts";
import type { Mark } from "../../../form/marks.ts";
import { MarkNote } from "./mark-note.tsx";

interface Props extends Pick<MarginProps, "place" | "goTo"> {
  readonly marks: readonly Mark[];
  readonly shape: GridShape;
  readonly values: FilingValues;
}

/** As many as somebody reads in one go; the rest after a press. */
const MOST = 60;

/** All that the machine found, in reading order; what concerns the whole form comes first. */
export const MarksPart = memo(function MarksPart({ marks: found, shape, values, place, goTo }: Props): React.ReactNode {
  const { say } = useSignedIn();
  const marks = useMemo(() => {
    const order = new Map(linesOf(shape, values).flatMap(({ key, columns }) => columns.map(({ field }) => pathOf(key, field))).map((path, index) => [path, index]));
    return [...found].sort((left, right) => (order.get(left.path) ?? -1) - (order.get(right.path) ?? -1));
  }, [found, shape, values]);
  return (
    <MarginPart title={say("app-filing.marks")} count={marks.length} open>
      {marks.length === 0 ? <p className="quiet">{say("app-filing.marks.none")}</p> : <ul className="notes">{marks.slice(0, MOST).map((mark) => <MarkNote key={mark.key} mark={mark} place={place(mark.path)} goTo={goTo} />)}</ul>}
      {marks.length > MOST && <p className="quiet">{say("app-filing.marks.more", { count: marks.length - MOST })}</p>}
    </MarginPart>
  );
});

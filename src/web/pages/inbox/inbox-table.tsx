import type { RefObject } from "react";
import type { InboxBox } from "../../../core/workflow/inbox-box.ts";
import type { InboxItem } from "../../app/api/inbox-shapes.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { DeadlineMark } from "../../app/deadline.tsx";
import { PageLink } from "../../app/parts.tsx";
import { workAddress } from "../../app/work-address.ts";
import { amountInWan, dayOf, daysSince, stageName, titleIn } from "../../app/wording.ts";

interface Props {
  readonly table: RefObject<HTMLTableElement | null>;
  readonly box: InboxBox;
  readonly items: readonly InboxItem[];
  readonly cursor: number;
  readonly setCursor: (index: number) => void;
}

/** What is in a box as a table; on a phone each row becomes a card. */
export function InboxTable({ table, box, items, cursor, setCursor }: Props): React.ReactNode {
  const { say } = useSignedIn();
  return (
    <table className="list list-filings list-inbox" ref={table}>
      <caption className="for-ears">{say(`app-inbox.box.${box}`)}</caption>
      <thead>
        <tr>
          <th scope="col" className="col-name">{say("app-list.name")}</th>
          <th scope="col" className="col-season">{say("app-frame.season")}</th>
          <th scope="col" className="number col-amount">{say("app-list.amount")}</th>
          <th scope="col" className="col-since">{say("app-list.since")}</th>
          <th scope="col" className="col-said">{say("app-inbox.said")}</th>
        </tr>
      </thead>
      <tbody>{items.map((item, index) => <Row key={item.id} item={item} box={box} isCursor={index === cursor} onFocus={() => setCursor(index)} />)}</tbody>
    </table>
  );
}

function Row({ item, box, isCursor, onFocus }: { item: InboxItem; box: InboxBox; isCursor: boolean; onFocus: () => void }): React.ReactNode {
  const { say, language } = useSignedIn();
  return (
    <tr data-row className={isCursor ? "cursor" : ""} onFocus={onFocus}>
      <th scope="row" className="col-name">
        <PageLink to={workAddress(item, item.cell?.path ?? null, box !== "elsewhere")} className="row-link">{item.name}</PageLink>{item.kind !== null && item.kind !== "project" && <span className="tag">{say(`app-kind.${item.kind}`)}</span>}
        {item.month !== null && <span className="tag">{say("app-filing.period", { month: item.month })}</span>}
        {item.round > 1 && <span className="tag">{say("app-list.round", { round: item.round })}</span>}
        <span className="quiet second">{item.unit}{item.department !== item.unit && ` · ${item.department}`}</span>
      </th>
      <td className="col-season" data-label={say("app-frame.season")}>
        {say("app-frame.season-of", { year: String(item.year), stage: stageName(say, item.stage) })}
        <span className="second">{titleIn(language, item.stepTitle)}{(box === "elsewhere" || box === "escalated" || box === "signatures") && <span className="quiet"> · {say(`app-frame.role.${item.holder}`)}</span>}</span>
      </td>
      <td className="number col-amount" data-label={say("app-list.amount")}>{amountInWan(item.amountFen) ?? <span className="quiet">{say("app-list.not-given")}</span>}</td>
      <td className="col-since" data-label={say("app-list.since")}>
        {dayOf(item.since)}<span className="second waited"><span className="quiet">{say("app-list.days", { count: daysSince(item.since, new Date()) })}</span>{item.due !== null && <> · <DeadlineMark deadline={item} /></>}</span>
      </td>
      <td className="col-said">{box === "signatures" && <p><b>{item.askedBy === null ? say("app-inbox.asked-by-workflow") : say("app-inbox.asked-by", { by: item.askedBy })}</b></p>}<Said item={item} /></td>
    </tr>
  );
}

/** Why it came back, what was said of the cell it opens at, and who is waiting for it. */
function Said({ item: { returned, cell, urged } }: { item: InboxItem }): React.ReactNode {
  const { say } = useSignedIn();
  return (
    <>
      {returned !== null && <p><b>{say("app-inbox.returned", { by: returned.by })}</b>{returned.opinion}</p>}
      {cell !== null && cell.said !== "" && cell.said !== returned?.opinion && <p><span className="quiet">{say("app-inbox.cell")}</span>{cell.said}</p>}
      {urged !== null && <p><b className="late-mark">{say("app-inbox.urged", { count: urged.count })}</b>{urged.said}</p>}
    </>
  );
}

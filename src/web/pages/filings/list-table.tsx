import type { RefObject } from "react";
import type { Stage } from "../../../core/form/filing-values.ts";
import { isScored } from "../../../core/form/stage.ts";
import { useSignedIn } from "../../app/app-context.ts";
import type { FilingItem } from "../../app/api/filing-shapes.ts";
import { DeadlineMark } from "../../app/deadline.tsx";
import { useNamed } from "../../app/named.tsx";
import { PageLink } from "../../app/parts.tsx";
import { addressOf } from "../../app/routes.ts";
import { amountInWan, dayOf, daysSince, scorerName, titleIn } from "../../app/wording.ts";
import type { ListFilter, ListSort } from "./list-filter.ts";

interface Props {
  readonly table: RefObject<HTMLTableElement | null>;
  readonly items: readonly FilingItem[];
  readonly year: number;
  readonly stage: Stage;
  readonly filter: ListFilter;
  readonly sort: (by: ListSort) => void;
  readonly chosen: ReadonlySet<string>;
  readonly toggle: (id: string) => void;
  readonly choose: (ids: ReadonlySet<string>) => void;
  readonly cursor: number;
  readonly setCursor: (index: number) => void;
}

/** The list as a table; on a phone each row becomes a card. */
export function ListTable({ table, items, year, stage, filter, sort, chosen, toggle, choose, cursor, setCursor }: Props): React.ReactNode {
  const { say } = useSignedIn();
  const choosable = items.filter(({ waitsForMe }) => waitsForMe);
  const allChosen = choosable.length > 0 && choosable.every(({ id }) => chosen.has(id));
  const head = (by: ListSort, className: string, words: string): React.ReactNode => (
    <th scope="col" className={className} aria-sort={filter.sort !== by ? "none" : filter.order === "asc" ? "ascending" : "descending"}>
      <button type="button" className="sort" onClick={() => sort(by)}>{words}<span className="sort-mark" aria-hidden="true">{filter.sort !== by ? "" : filter.order === "asc" ? "↑" : "↓"}</span></button>
    </th>
  );
  return (
    <table className="list list-filings" ref={table}>
      <caption className="for-ears">{say("app-list.caption")}</caption>
      <thead>
        <tr>
          <th scope="col" className="choose">{choosable.length > 0 ? <input type="checkbox" aria-label={say("app-list.choose-all")} checked={allChosen} onChange={() => choose(new Set(allChosen ? [] : choosable.map(({ id }) => id)))} /> : <span className="for-ears">{say("app-list.choose")}</span>}</th>
          {head("name", "col-name", say("app-list.name"))}
          <th scope="col" className="col-unit">{say("app-list.unit")}</th>
          {head("amount", "number col-amount", say("app-list.amount"))}
          <th scope="col" className="col-step">{say("app-list.step")}</th>
          {head("since", "col-since", say("app-list.since"))}
          {isScored(stage) ? <th scope="col" className="number col-score">{say("app-list.score")}</th> : stage === "goal" && <th scope="col" className="col-document">{say("app-list.document")}</th>}
        </tr>
      </thead>
      <tbody>
        {items.map((item, index) => (
          <Row key={item.id} item={item} address={addressOf({ page: "filing", year, stage, id: item.id })} stage={stage} isChosen={chosen.has(item.id)} toggle={toggle} isCursor={index === cursor} onFocus={() => setCursor(index)} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ item, address, stage, isChosen, toggle, isCursor, onFocus }: { item: FilingItem; address: string; stage: Stage; isChosen: boolean; toggle: (id: string) => void; isCursor: boolean; onFocus: () => void }): React.ReactNode {
  const { say, language } = useSignedIn();
  const named = useNamed();
  const step = titleIn(language, item.stepTitle);
  return (
    <tr data-row className={`${item.waitsForMe ? "waits-for-me" : ""}${isChosen ? " chosen" : ""}${isCursor ? " cursor" : ""}`} onFocus={onFocus}>
      <td className="choose">{item.waitsForMe && <input type="checkbox" aria-label={say("app-list.choose-one", { name: item.name })} checked={isChosen} onChange={() => toggle(item.id)} />}</td>
      <th scope="row" className="col-name">
        <PageLink to={address} className="row-link">{item.name}</PageLink>
        {item.month !== null && <span className="tag">{say("app-filing.period", { month: item.month })}</span>}
        {item.kind !== "project" && <span className="tag">{say(`app-kind.${item.kind}`)}</span>}
        {item.round > 1 && <span className="tag">{say("app-list.round", { round: item.round })}</span>}
      </th>
      <td className="col-unit" data-label={say("app-list.unit")}>{item.unit}{item.department !== item.unit && <span className="quiet second">{item.department}</span>}</td>
      <td className="number col-amount" data-label={say("app-list.amount")}>{amountInWan(item.amountFen) ?? <span className="quiet">{say("app-list.not-given")}</span>}</td>
      <td className="col-step" data-label={say("app-list.step")}>{item.waitsForMe ? <b className="waits-mark">{step}</b> : step}{item.holder !== null && <span className="quiet second">{say(`app-frame.role.${item.holder}`)}{item.handedTo !== null && <> · {say("app-hands.listed", { name: item.handedTo })}</>}</span>}</td>
      <td className="col-since" data-label={say("app-list.since")}>{dayOf(item.since)}{item.holder !== null && <span className="second waited"><span className="quiet">{say("app-list.days", { count: daysSince(item.since, new Date()) })}</span>{item.due !== null && <> · <DeadlineMark deadline={item} /></>}</span>}</td>
      {isScored(stage) ? (
        <td className="number col-score" data-label={say("app-list.score")}>
          {item.score === null || item.scoreBy === null ? <span className="quiet">{say("app-list.no-score")}</span> : <><b>{item.score}</b>{item.grade !== null && ` ${named(item.grade)}`}<span className="quiet second">{scorerName(say, stage, item.scoreBy)}</span></>}
        </td>
      ) : stage === "goal" && (
        <td className="col-document" data-label={say("app-list.document")}>{item.documentNo ?? <span className="quiet">{say("app-list.no-document")}</span>}</td>
      )}
    </tr>
  );
}

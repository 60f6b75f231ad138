import { memo } from "react";
import { useSignedIn } from "../../../app/app-context.ts";
import { filingApi, remarkApi } from "../../../app/api/addresses.ts";
import type { FilingDetail, Remark } from "../../../app/api/filing-shapes.ts";
import { useAction } from "../../../app/loaded.ts";
import { Problems } from "../../../app/parts.tsx";
import { SaidBefore, useSaid } from "../../../app/said.tsx";
import { momentOf, titleIn } from "../../../app/wording.ts";
import type { RemarkedLastYear } from "../../../form/last-year.ts";
import { placeOf } from "../place-words.ts";
import { mayFill } from "../use-desk.ts";
import { MarginPart, type MarginProps } from "../filing-margin.tsx";

/** 批注 on cells, open ones first. */
export const RemarksPart = memo(function RemarksPart({ detail, place, goTo, reload }: Pick<MarginProps, "detail" | "place" | "goTo" | "reload">): React.ReactNode {
  const { say } = useSignedIn();
  const open = detail.remarks.filter(({ settledAt }) => settledAt === null);
  const settled = detail.remarks.filter(({ settledAt }) => settledAt !== null);
  const { lastYear } = detail;
  const last = lastYear?.remarks ?? [];
  /** Where it was said, by the rows of then: they may be others by now, or none. */
  const placeThen = (path: string): string => placeOf(path, lastYear?.goal ?? lastYear?.selfEvaluation ?? detail.values, say);
  return (
    <MarginPart title={say("app-filing.remarks")} count={open.length} open={open.length > 0 || (last.length > 0 && detail.stage === "goal" && mayFill(detail))}>
      {detail.remarks.length === 0 && <p className="quiet">{say("app-filing.remarks.none")}</p>}
      <ul className="notes">{[...open, ...settled].map((remark) => <RemarkNote key={remark.id} remark={remark} detail={detail} reload={reload} place={place(remark.path)} goTo={goTo} />)}</ul>
      {last.length > 0 && <LastYearRemarks remarks={last} year={lastYear!.year} placeOf={placeThen} />}
    </MarginPart>
  );
});

/** What was remarked a year ago, with the cell of then where it is not told at its cell. */
export function LastYearRemarks({ remarks, year, placeOf: placeThen }: { remarks: readonly RemarkedLastYear[]; year: number; placeOf?: (path: string) => string }): React.ReactNode {
  const { say, language } = useSignedIn();
  return (
    <div className="last-year-remarks">
      <h3>{say("app-filing.remarks.last-year", { year: String(year) })}</h3>
      <ul className="notes">
        {remarks.map(({ said, path, by, stepTitle, round, at }, index) => (
          <li key={index} className="note">
            {placeThen !== undefined && <p className="quiet">{placeThen(path)}</p>}
            <p>{said}</p>
            <p className="quiet">{say("app-filing.remark.by", { by, step: titleIn(language, stepTitle), round, at: momentOf(at) })}</p>
          </li>
        ))}
      </ul>
    </div>
  );
}

export function RemarkNote({ remark, detail, reload, place, goTo }: { remark: Remark; detail: FilingDetail; reload: () => void; place?: string; goTo?: (path: string) => void }): React.ReactNode {
  const { say, language, wire, session } = useSignedIn();
  const { busy, refused, run } = useAction();
  const settle = (): void =>
    void run(async () => {
      await wire.send("POST", `${remarkApi(detail, remark.id)}/settle`, {});
      reload();
    });
  return (
    <li className={remark.settledAt === null ? "note note-remark" : "note note-settled"}>
      {place !== undefined && <button type="button" className="button-plain note-place" onClick={() => goTo?.(remark.path)}>{place}</button>}
      <p className="remark-said">{remark.said}</p>
      <p className="quiet">{say("app-filing.remark.by", { by: remark.by, step: titleIn(language, remark.stepTitle), round: remark.round, at: momentOf(remark.at) })}{remark.settledAt !== null && ` · ${say("app-filing.remark.settled", { at: momentOf(remark.settledAt) })}`}</p>
      {refused !== null && <Problems problems={refused.problems} />}
      {remark.settledAt === null && (mayFill(detail) || remark.by === session.person.name) && <button type="button" className="button-plain" disabled={busy} onClick={settle}>{say("app-filing.remark.settle")}</button>}
    </li>
  );
}

export function NewRemark({ path, detail, reload }: { path: string; detail: FilingDetail; reload: () => void }): React.ReactNode {
  const { say, wire } = useSignedIn();
  const said = useSaid(`${filingApi(detail)} remark ${path}`);
  const { busy, refused, run } = useAction();
  const send = (): void => {
    if (said.text.trim() === "") return;
    void run(async () => {
      await wire.send("POST", `${filingApi(detail)}/remarks`, { path, said: said.text.trim() });
      said.sent();
      reload();
    });
  };
  return (
    <div className="new-remark">
      <label htmlFor="new-remark">{say("app-filing.remark.new")} <kbd aria-hidden="true">Ctrl M</kbd></label>
      <textarea id="new-remark" className="input" rows={2} value={said.text} onChange={({ target }) => said.type(target.value)} onKeyDown={(event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) send(); }} />
      {refused !== null && <Problems problems={refused.problems} />}
      <SaidBefore said={said} />
      {said.text.trim() !== "" && <button type="button" className="button" disabled={busy} onClick={send}>{say("app-filing.remark.send")}</button>}
    </div>
  );
}

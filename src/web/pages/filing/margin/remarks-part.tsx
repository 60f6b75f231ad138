import { memo } from "react";
import { useSignedIn } from "../../../app/app-context.ts";
import { filingApi, remarkApi } from "../../../app/api/addresses.ts";
import type { FilingDetail, Remark } from "../../../app/api/filing-shapes.ts";
import { useAction } from "../../../app/loaded.ts";
import { Problems } from "../../../app/parts.tsx";
import { SaidBefore, useSaid } from "../../../app/said.tsx";
import { momentOf, titleIn } from "../../../app/wording.ts";
import { mayFill } from "../use-desk.ts";
import { MarginPart, type MarginProps } from "../filing-margin.tsx";

/** 批注 on cells, open ones first. */
export const RemarksPart = memo(function RemarksPart({ detail, place, goTo, reload }: Pick<MarginProps, "detail" | "place" | "goTo" | "reload">): React.ReactNode {
  const { say } = useSignedIn();
  const open = detail.remarks.filter(({ settledAt }) => settledAt === null);
  const settled = detail.remarks.filter(({ settledAt }) => settledAt !== null);
  const last = detail.lastYear?.remarks ?? [];
  return (
    <MarginPart title={say("app-filing.remarks")} count={open.length} open={open.length > 0}>
      {detail.remarks.length === 0 && <p className="quiet">{say("app-filing.remarks.none")}</p>}
      <ul className="notes">{[...open, ...settled].map((remark) => <RemarkNote key={remark.id} remark={remark} detail={detail} reload={reload} place={place(remark.path)} goTo={goTo} />)}</ul>
      {last.length > 0 && (
        <>
          <h3>{say("app-filing.remarks.last-year", { year: String(detail.lastYear?.year ?? "") })}</h3>
          <ul className="notes">{last.map(({ said, path }, index) => <li key={index} className="note"><p className="quiet">{place(path)}</p><p>{said}</p></li>)}</ul>
        </>
      )}
    </MarginPart>
  );
});

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

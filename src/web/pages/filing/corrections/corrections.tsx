import { useState } from "react";
import { useSignedIn } from "../../../app/app-context.ts";
import type { Corrections, FilingDetail } from "../../../app/api/filing-shapes.ts";
import { ExtendDialog, RelocateDialog, ReopenDialog, ReverseDialog } from "./correction-dialogs.tsx";

type Kind = keyof Corrections;

/** Which of them could be done now; what may not be is told beside the buttons. */
function openKinds({ reverse, reopen, extend, relocate }: Corrections): readonly Kind[] {
  return [
    ...(reverse?.refusedBecause === null ? ["reverse" as const] : []), ...(reopen?.refusedBecause === null ? ["reopen" as const] : []),
    ...(extend === null ? [] : ["extend" as const]), ...(relocate === null ? [] : ["relocate" as const]),
  ];
}

/** What is done to a filing beside its steps: 反审核 and 重新开放 at hand, 延期 and 移到环节 in a row of their own that “more” opens. */
export function useCorrections(detail: FilingDetail, busy: boolean, done: () => void): { readonly buttons: React.ReactNode; readonly row: React.ReactNode; readonly isAny: boolean } {
  const { say } = useSignedIn();
  const [asked, ask] = useState<Kind | null>(null);
  const [isMore, setMore] = useState(false);
  const { corrections } = detail;
  const open = openKinds(corrections);
  const rare: readonly Kind[] = open.filter((kind) => kind === "extend" || kind === "relocate");
  const button = (kind: Kind): React.ReactNode => <button key={kind} type="button" className="button" disabled={busy} onClick={() => ask(kind)}>{say(`app-filing.${kind}`)}</button>;
  const close = (): void => ask(null);
  const finish = (): void => { close(); setMore(false); done(); };
  return {
    isAny: open.length > 0,
    buttons: (
      <>
        {open.filter((kind) => !rare.includes(kind)).map(button)}
        {rare.length > 0 && <button type="button" className="button-plain" aria-expanded={isMore} onClick={() => setMore(!isMore)}>{say(isMore ? "app-filing.more.less" : "app-filing.more")}</button>}
      </>
    ),
    row: (
      <>
        {isMore && rare.length > 0 && <div className="row more-actions">{rare.map(button)}</div>}
        {asked === "reverse" && corrections.reverse !== null && <ReverseDialog detail={detail} offered={corrections.reverse} close={close} done={finish} />}
        {asked === "reopen" && corrections.reopen !== null && <ReopenDialog detail={detail} offered={corrections.reopen} close={close} done={finish} />}
        {asked === "extend" && corrections.extend !== null && <ExtendDialog detail={detail} offered={corrections.extend} close={close} done={finish} />}
        {asked === "relocate" && corrections.relocate !== null && <RelocateDialog detail={detail} offered={corrections.relocate} close={close} done={finish} />}
      </>
    ),
  };
}

/** Why what was decided can no longer be taken back, to those who could have: once, where one reason stands against both ways. */
export function CorrectionReasons({ detail: { corrections: { reverse, reopen } } }: { readonly detail: FilingDetail }): React.ReactNode {
  const { say } = useSignedIn();
  const reasons = new Map([reverse, reopen].flatMap((one) => (one?.refusedBecause == null ? [] : [[one.refusedBecause.code, one.refusedBecause] as const])));
  return [...reasons.values()].map(({ code, params }) => <p key={code} className="quiet because">{say(`problem.${code}`, params)} {say(`problem.${code}.advice`, params)}</p>);
}

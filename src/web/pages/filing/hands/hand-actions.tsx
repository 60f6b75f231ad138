import { useState } from "react";
import { useSignedIn } from "../../../app/app-context.ts";
import type { FilingDetail } from "../../../app/api/filing-shapes.ts";
import type { Purpose } from "./colleague-choice.tsx";
import { GiveDialog } from "./give-dialog.tsx";
import { SignDialog } from "./sign-dialog.tsx";

/** 签署, 转办, 加签 and 改派, each where it may be done. */
export function HandActions({ detail, busy, done }: { detail: FilingDetail; busy: boolean; done: () => void }): React.ReactNode {
  const { say } = useSignedIn();
  const [open, setOpen] = useState<Purpose | "signature" | null>(null);
  const { hands, signing } = detail;
  const purposes: readonly Purpose[] = [...(hands.mayHandOn ? (["hand-on"] as const) : []), ...(signing.mayAdd ? (["sign"] as const) : []), ...(hands.mayReassign ? (["reassign"] as const) : [])];
  const finish = (): void => {
    setOpen(null);
    done();
  };
  return (
    <>
      {signing.sign?.refusedBecause === null && <button type="button" className="button button-next" disabled={busy} onClick={() => setOpen("signature")}>{say("app-hands.do.signature")}</button>}
      {purposes.map((purpose) => <button key={purpose} type="button" className="button-plain hand-action" disabled={busy} onClick={() => setOpen(purpose)}>{say(`app-hands.do.${purpose}`)}</button>)}
      {open === "signature" && <SignDialog detail={detail} close={() => setOpen(null)} signed={finish} />}
      {open !== null && open !== "signature" && <GiveDialog detail={detail} purpose={open} close={() => setOpen(null)} given={finish} />}
    </>
  );
}

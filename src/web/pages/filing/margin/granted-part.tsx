import { amountFen } from "../../../../core/form/amount-fen.ts";
import { useSignedIn } from "../../../app/app-context.ts";
import { amountInWan } from "../../../app/wording.ts";
import { MarginPart, type MarginProps } from "../filing-margin.tsx";

/** Where a goal says how much it asks for in its year. */
const TOTAL = "funds[total].initialBudget";

/** 事前评估核定上限: what it holds, how far the goal as it is written now stays within it, and the cell it is about. */
export function GrantedPart({ detail, desk, goTo, place }: MarginProps): React.ReactNode {
  const { say } = useSignedIn();
  const granted = BigInt(detail.grantedFen!);
  const written = amountFen(desk.live.funds[0]?.initialBudget ?? "");
  const asked = written.ok ? written.value : null;
  const cap = amountInWan(detail.grantedFen) ?? "";
  const isOver = asked !== null && asked > granted;
  return (
    <MarginPart title={say("app-ex-ante.margin.title")} open>
      <p>{say("app-ex-ante.margin.holds", { cap })}</p>
      <p role="status" className={isOver ? "ex-ante-over" : "quiet"}>
        {asked === null ? say("app-ex-ante.margin.unwritten")
        : isOver ? <><span className="mark mark-error" aria-hidden="true" />{say("app-ex-ante.margin.over", { asked: amountInWan(String(asked)) ?? "", cap, over: amountInWan(String(asked - granted)) ?? "" })}</>
        : say("app-ex-ante.margin.within", { asked: amountInWan(String(asked)) ?? "", left: amountInWan(String(granted - asked)) ?? "" })}
      </p>
      <p><button type="button" className="button-plain" onClick={() => goTo(TOTAL)}>{place(TOTAL)}</button></p>
    </MarginPart>
  );
}

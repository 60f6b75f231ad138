import { useSignedIn } from "../../app/app-context.ts";
import type { LedgerSource, Money } from "../../app/api/ledger-shapes.ts";
import { amountInWan, titleIn } from "../../app/wording.ts";

/** The four cells of money of a row, and that more was paid than the budget allows. */
export function MoneyCells({ money: { initialFen, adjustedFen, paidFen, rate, overspent } }: { money: Money }): React.ReactNode {
  const { say } = useSignedIn();
  return (
    <>
      <td className="number" data-label={say("app-ledger.initial")}><Amount fen={initialFen} /></td>
      <td className="number" data-label={say("app-ledger.adjusted")}><Amount fen={adjustedFen} /></td>
      <td className="number" data-label={say("app-ledger.paid")}><Amount fen={paidFen} /></td>
      <td className="number" data-label={say("app-ledger.rate")}>
        {rate === null ? <span className="quiet">{say("app-ledger.none")}</span> : say("app-ledger.percent", { rate })}
        {overspent && <span className="second"><span className="mark mark-warning" aria-hidden="true" />{say("app-ledger.overspent")}</span>}
      </td>
    </>
  );
}

export function MoneyHeads(): React.ReactNode {
  const { say } = useSignedIn();
  return (
    <>
      {["initial", "adjusted", "paid", "rate"].map((key) => <th key={key} scope="col" className="number">{say(`app-ledger.${key}`)}</th>)}
    </>
  );
}

/** 万元; what is not recorded says so. */
export function Amount({ fen }: { fen: string | null }): React.ReactNode {
  const { say } = useSignedIn();
  const text = amountInWan(fen);
  return text === null ? <span className="quiet">{say("app-ledger.none")}</span> : text;
}

export function useSourceTitle(sources: readonly LedgerSource[]): (source: string) => string {
  const { language } = useSignedIn();
  return (source) => {
    const found = sources.find(({ id }) => id === source);
    return found === undefined ? source : titleIn(language, found.title);
  };
}

import { filingApi, type FilingAddress } from "../../app/api/addresses.ts";

/** Of which act the opinion on a move is: the same in the window of one filing and of many, and another when the filing comes round again. */
export function moveSaid(filing: FilingAddress & { readonly step: { readonly id: string }; readonly round: number }, action: string): string {
  return `${filingApi(filing)} ${action} ${filing.step.id} ${filing.round}`;
}

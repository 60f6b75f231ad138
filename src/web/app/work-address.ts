import { placeOfTurn } from "../../core/ex-ante/turn-place.ts";
import { EX_ANTE_STAGE, type WorkStage } from "../../core/workflow/inbox-box.ts";
import { addressOf } from "./routes.ts";

/** What stands in a list of what is to be done: a filing, or an application for ex-ante evaluation. */
export interface WorkAddress {
  readonly id: string;
  readonly year: number;
  readonly stage: WorkStage;
  readonly step?: string;
}

/** Where it opens: at the cell that something was said of; an application with whoever holds it at what they do next, and with others at its top. */
export function workAddress({ id, year, stage, step = "" }: WorkAddress, cell: string | null, isHeld: boolean): string {
  if (stage !== EX_ANTE_STAGE) return withCell(addressOf({ page: "filing", year, stage, id }), cell);
  const place = isHeld ? placeOfTurn(step) : null;
  return withCell(addressOf({ page: "ex-ante-one", year, id, part: place?.part ?? "application" }), cell ?? place?.anchor ?? null);
}

function withCell(page: string, cell: string | null): string {
  return cell === null ? page : `${page}#${encodeURI(cell)}`;
}

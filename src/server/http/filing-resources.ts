import { filingDrafts } from "./filing-drafts.ts";
import { filingMoves } from "./filing-moves.ts";
import { filings } from "./filings.ts";
import { remarks } from "./remarks.ts";
import type { Edge } from "./resource.ts";
import { scoreReasons } from "./score-why.ts";
import { subjects } from "./subjects.ts";
import { today } from "./today.ts";

/** Filling, moving and reading filings. */
export function filingResources(edge: Edge): void {
  today(edge);
  subjects(edge);
  filings(edge);
  filingDrafts(edge);
  filingMoves(edge);
  remarks(edge);
  scoreReasons(edge);
}

import { opinions } from "./stock-opinions.ts";
import { filingDrafts } from "./filing-drafts.ts";
import { filingMoves } from "./filing-moves.ts";
import { filings } from "./filings.ts";
import { handOver } from "./hand-over.ts";
import { remarks } from "./remarks.ts";
import { reporting } from "./reporting.ts";
import type { Edge } from "./resource.ts";
import { scoreReasons } from "./score-why.ts";
import { subjects } from "./subjects.ts";
import { today } from "./today.ts";
import { urgings } from "./urgings.ts";

/** Filling, moving and reading filings. */
export function filingResources(edge: Edge): void {
  today(edge);
  handOver(edge);
  subjects(edge);
  filings(edge);
  reporting(edge);
  filingDrafts(edge);
  filingMoves(edge);
  remarks(edge);
  urgings(edge);
  opinions(edge);
  scoreReasons(edge);
}

import { opinions } from "./stock-opinions.ts";
import { filingCorrections } from "./filing-corrections.ts";
import { filingDrafts } from "./filing-drafts.ts";
import { filingMoves } from "./filing-moves.ts";
import { filings } from "./filings.ts";
import { handings } from "./handings.ts";
import { handOver } from "./hand-over.ts";
import { inbox } from "./inbox.ts";
import { reminders } from "./reminders.ts";
import { views } from "./saved-views.ts";
import { remarks } from "./remarks.ts";
import { reporting } from "./reporting.ts";
import type { Edge } from "./resource.ts";
import { scoreReasons } from "./score-why.ts";
import { signatures } from "./signatures.ts";
import { subjectLibraryRoutes } from "./subject-library.ts";
import { subjects } from "./subjects.ts";
import { today } from "./today.ts";
import { urgings } from "./urgings.ts";
import { packs } from "./packs.ts";
import { workflows } from "./workflows.ts";

/** Filling, moving and reading filings. */
export function filingResources(edge: Edge): void {
  today(edge);
  inbox(edge);
  handOver(edge);
  subjects(edge);
  subjectLibraryRoutes(edge);
  filings(edge);
  reporting(edge);
  filingDrafts(edge);
  filingMoves(edge);
  filingCorrections(edge);
  remarks(edge);
  urgings(edge);
  handings(edge);
  signatures(edge);
  opinions(edge);
  views(edge);
  reminders(edge);
  scoreReasons(edge);
  workflows(edge);
  packs(edge);
}

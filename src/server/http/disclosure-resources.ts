import { compress } from "hono/compress";
import { adoptions } from "./adoptions.ts";
import { approvals } from "./approvals.ts";
import { evaluationSummaries } from "./evaluation-summary.ts";
import { disclosure } from "./disclosure.ts";
import { evidence } from "./evidence.ts";
import { ledger } from "./ledger.ts";
import { ledgerImport } from "./ledger-import.ts";
import { ledgerImports } from "./ledger-imports.ts";
import { payments } from "./payments.ts";
import { prints } from "./prints.ts";
import { publicPortal } from "./public-portal.ts";
import type { Edge } from "./resource.ts";
import { scans } from "./scans.ts";
import { snapshots } from "./snapshots.ts";
import { withheldProjects } from "./withheld-projects.ts";
import { workbooks } from "./workbooks.ts";

/** What hangs on filings: letters, money, evidence, paper, adoptions, and what the public reads. */
export function disclosureResources(edge: Edge): void {
  // A page of forty projects is mostly repetition: a tenth of it travels.
  for (const path of ["/public", "/public/*", "/print/*"]) edge.app.use(path, compress());
  approvals(edge);
  payments(edge);
  ledger(edge);
  ledgerImport(edge);
  ledgerImports(edge);
  snapshots(edge);
  evidence(edge);
  prints(edge);
  scans(edge);
  disclosure(edge);
  evaluationSummaries(edge);
  withheldProjects(edge);
  adoptions(edge);
  workbooks(edge);
  publicPortal(edge);
}

import { exAnteDays } from "./ex-ante-days.ts";
import { exAnteDrafts } from "./ex-ante-drafts.ts";
import { exAnteExperts } from "./ex-ante-experts.ts";
import { exAnteMaterials } from "./ex-ante-materials.ts";
import { exAntePaperRoutes } from "./ex-ante-papers.ts";
import { exAnte } from "./ex-ante.ts";
import type { Edge } from "./resource.ts";

/** 事前绩效评估, from the application to the gate. */
export function exAnteResources(edge: Edge): void {
  exAnte(edge);
  exAnteDays(edge);
  exAnteDrafts(edge);
  exAnteMaterials(edge);
  exAnteExperts(edge);
  exAntePaperRoutes(edge);
}

import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { cellAt } from "../../core/form/cell-path.ts";
import { mayHangOn } from "../../core/form/evidence-cell.ts";
import type { EvidenceKind } from "../../core/pack/definitions.ts";
import { mayFill } from "../../core/workflow/may-fill.ts";
import { workflowOfFiling } from "../../core/workflow/workflow-of-filing.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { findEvidence, type Evidence } from "../store/evidence.ts";
import { findFiling, stateOf, valuesOf, type FilingKey } from "../store/filing.ts";

/** Whether somebody may attach evidence of this kind now; asked before a single byte of the file is taken, and once more when it is attached. */
export async function mayAttach({ tx, region, now, acting, packs, scheme }: ActingContext, key: FilingKey, path: string, kind: string): Promise<Result<EvidenceKind>> {
  if (!hasDuty(packs, acting.role, "evidence.store")) return refused(problem("duty.missing", "", { duty: "evidence.store" }));
  const filing = await findFiling(tx, region, key);
  if (filing === null) return refused(problem("filing.unknown"));
  const why = mayFill(workflowOfFiling(packs, filing), stateOf(filing), acting, officeDay(now));
  if (why !== null) return refused(problem(why.code, "", why.params));
  if (cellAt(valuesOf(filing), path) === null) return refused(problem("evidence.no-such-cell", "path", { path }));
  if (!mayHangOn(filing.stage, path)) return refused(problem("evidence.elsewhere", "path", { path }));
  const found = (await scheme.packsOf(filing)).evidence.find(({ id }) => id === kind);
  return found === undefined ? refused(problem("evidence.kind-unknown", "kind", { kind })) : done(found);
}

/** Evidence to be read: whoever sees the filing and may read evidence, also what was withdrawn. */
export async function evidenceFile({ tx, region, acting, packs }: ActingContext, key: FilingKey, id: string): Promise<Result<Evidence>> {
  if (!hasDuty(packs, acting.role, "evidence.read")) return refused(problem("duty.missing", "", { duty: "evidence.read" }));
  const filing = await findFiling(tx, region, key);
  if (filing === null) return refused(problem("filing.unknown"));
  const evidence = await findEvidence(tx, region, filing.id, id);
  return evidence === null ? refused(problem("evidence.unknown")) : done(evidence);
}

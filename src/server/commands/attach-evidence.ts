import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { cellAt } from "../../core/form/cell-path.ts";
import { mayHangOn } from "../../core/form/evidence-cell.ts";
import { mayFill } from "../../core/workflow/may-fill.ts";
import { workflowOfFiling } from "../../core/workflow/workflow-of-filing.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { evidenceOf, insertEvidence } from "../store/evidence.ts";
import { lockFiling, stateOf, valuesOf, type FilingKey } from "../store/filing.ts";

/** A file that lies in the data folder already, under its digest. */
export interface EvidenceToAttach {
  /** Cell it belongs to. */
  readonly path: string;
  readonly kind: string;
  /** Cleaned. */
  readonly name: string;
  /** As the first bytes say. */
  readonly media: string;
  readonly bytes: number;
  readonly digest: string;
}

export interface EvidenceAttached {
  readonly id: string;
  readonly digest: string;
  readonly bytes: number;
  readonly media: string;
  readonly name: string;
}

/** Files on one filing; who needs more puts them into one. */
const MOST = 200;

/** 上传佐证材料: hangs a file on a cell of a filing that is in one's hands. */
export async function attachEvidence(context: ActingContext, key: FilingKey, file: EvidenceToAttach): Promise<Result<EvidenceAttached>> {
  const { tx, region, now, acting, packs } = context;
  if (!hasDuty(packs, acting.role, "evidence.store")) return refused(problem("duty.missing", "", { duty: "evidence.store" }));
  const filing = await lockFiling(tx, region, key);
  if (filing === null) return refused(problem("filing.unknown"));
  const why = mayFill(workflowOfFiling(packs, filing), stateOf(filing), acting, officeDay(now));
  if (why !== null) return refused(problem(why.code, "", why.params));
  if (cellAt(valuesOf(filing), file.path) === null) return refused(problem("evidence.no-such-cell", "path", { path: file.path }));
  if (!mayHangOn(filing.stage, file.path)) return refused(problem("evidence.elsewhere", "path", { path: file.path }));
  const there = (await evidenceOf(tx, region, filing.id)).filter(({ withdrawnAt }) => withdrawnAt === null);
  const twin = there.find(({ path, digest }) => path === file.path && digest === file.digest);
  if (twin !== undefined) return refused(problem("evidence.there-already", "", { name: twin.name }));
  if (there.length >= MOST) return refused(problem("evidence.too-many", "", { limit: MOST }));
  const id = context.newId();
  await insertEvidence(tx, {
    region, id, filingId: filing.id, ...file, bytes: BigInt(file.bytes), personId: acting.personId, postId: acting.postId, storedAt: now, withdrawnAt: null,
  });
  await context.record({
    verb: "evidence.attached", subject: filing.id, year: filing.year, stage: filing.stage, digestAfter: file.digest,
    detail: { evidence: id, path: file.path, kind: file.kind, media: file.media, bytes: file.bytes },
  });
  return done({ id, digest: file.digest, bytes: file.bytes, media: file.media, name: file.name });
}

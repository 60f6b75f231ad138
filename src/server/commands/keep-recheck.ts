import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { Context } from "../context.ts";
import { sm3 } from "../store/digest.ts";
import { appendEvent } from "../store/event.ts";
import { insertKeptRecheck } from "../store/kept-recheck.ts";
import { takeKeptSpace } from "../store/kept-space.ts";
import { recheckDigest } from "../store/kept-recheck-digest.ts";

/**
 * The form of the JSON text that is written now; rows keep the form they were written in.
 * 1: tables and the results that a page had drawn from them. 2: tables with what their files told, and the server's own results.
 */
const CONTENT_FORMAT = 2;

export interface RecheckToKeep {
  readonly name: string;
  readonly language: string;
  /** JSON text of `{ tables, results }`. */
  readonly content: string;
  readonly tables: number;
  readonly findings: number;
}

export interface RecheckKept {
  readonly keptAt: string;
}

/** Keeps a recheck as it is now, under the key that the asker holds. */
export async function keepRecheck(context: Context, given: RecheckToKeep): Promise<Result<RecheckKept>> {
  const { tx, region, now, actor, settings, keptKeyHash } = context;
  if (keptKeyHash === null) throw new Error("a recheck is kept under a key");
  const kept = {
    region,
    id: context.newId(),
    keyHash: keptKeyHash,
    name: given.name,
    language: given.language,
    content: given.content,
    contentFormat: CONTENT_FORMAT,
    contentDigest: sm3(given.content),
    contentBytes: Buffer.byteLength(given.content, "utf8"),
    keptAt: now,
    discardedAt: null,
    eraseAfter: null,
  };
  await insertKeptRecheck(tx, kept);
  await appendEvent(tx, {
    region,
    id: context.newId(),
    at: now,
    actor,
    verb: "recheck.kept",
    subject: kept.id,
    digestBefore: null,
    digestAfter: recheckDigest(kept),
    detail: { language: given.language, tables: given.tables, findings: given.findings, bytes: kept.contentBytes },
  });
  if (!(await takeKeptSpace(tx, region, kept.contentBytes, settings))) return refused(problem("kept.full"));
  return done({ keptAt: now.toISOString() });
}

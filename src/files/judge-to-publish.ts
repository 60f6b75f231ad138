import { refused, type Result } from "../core/basics/result.ts";
import type { PackSet, PackSource } from "../core/pack/source.ts";
import { judgeExamples } from "./judge-examples.ts";
import { judgePacks, type JudgedPacks } from "./judge-packs.ts";

/**
 * Whether a bureau's own layers may be put in force: they hang together, and everything that scores or warns is shown by a worked example. An example that
 * comes out otherwise is no reason to refuse: to say it otherwise may be just what the bureau means, and whoever publishes reads which they are.
 */
export function judgeToPublish(below: PackSet, own: readonly PackSource[]): Result<JudgedPacks> {
  const judged = judgePacks(below, own);
  if (!judged.ok) return judged;
  const { unshown } = judgeExamples(judged.value.set);
  return unshown.length > 0 ? refused(...unshown) : judged;
}

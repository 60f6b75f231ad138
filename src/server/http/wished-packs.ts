import type { z } from "@hono/zod-openapi";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { broughtLayers, LOCAL, ownLayers, type PackData, type PackSet, type PackSource } from "../../core/pack/source.ts";
import { importedLayers } from "../../files/imported-layers.ts";
import { judgeExamples } from "../../files/judge-examples.ts";
import { judgePacks } from "../../files/judge-packs.ts";
import { fileProblems, localLayer, localOf } from "../../files/local-layer.ts";
import { parseOverlay } from "../../files/read-overlay.ts";
import type { ActingContext } from "../context.ts";
import { packDraft, packsOfPublication } from "../queries/packs.ts";
import type { ToDraft } from "./pack-schema.ts";

type Wish = Omit<z.output<typeof ToDraft>, "reason" | "expectedSaved">;

/**
 * A bureau's own layers as somebody wishes them, the lowest first. They need not hang together yet: several changes may only together be sound.
 * Refused is what is no change, a file that cannot be read by itself, and a pack of another place that does not fit or whose examples come out otherwise.
 */
export async function wishedLayers(context: ActingContext, set: PackSet, { changes, files, imported, again }: Wish): Promise<Result<readonly PackSource[]>> {
  if (again !== undefined) {
    const then = await packsOfPublication(context, again);
    return then.ok ? done(ownLayers(then.value)) : then;
  }
  const read = parseOverlay(`${LOCAL}/overlay.yaml`, { data: { changes: changes as unknown as PackData } });
  if (!read.ok) return read;
  const inForce = ownLayers(set);
  const drafted = (await packDraft(context))?.own ?? inForce;
  const there = drafted.filter(({ id }) => id !== LOCAL);
  const carried = imported === undefined ? done(there) : importedLayers(imported, there, inForce);
  if (!carried.ok) return carried;
  const others = carried.value;
  const brings = imported?.some(({ text }) => text !== undefined) === true;
  const fits = brings ? fitting(set, others) : done(null);
  if (!fits.ok) return fits;
  const local = localLayer({ changes: read.value, files }, [...broughtLayers(set), ...others]);
  if (!local.ok) return local;
  const known = localOf(drafted).files;
  const problems = fileProblems(files.filter(({ path, text }) => !known.some((one) => one.path === path && one.text === text)));
  return problems.length > 0 ? refused(...problems) : done([...others, ...(local.value === null ? [] : [local.value])]);
}

/** What comes from elsewhere was sound there and brings its examples; here it has to be, and they have to come out as they did. */
function fitting(set: PackSet, others: readonly PackSource[]): Result<null> {
  const judged = judgePacks(set, others);
  if (!judged.ok) return judged;
  const { problems } = judgeExamples(judged.value.set);
  return problems.length > 0 ? refused(...problems) : done(null);
}

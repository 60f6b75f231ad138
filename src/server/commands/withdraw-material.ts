import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { ActingContext } from "../context.ts";
import type { ExAnteKey } from "../store/ex-ante.ts";
import { dropMaterial, materialFiles, putMaterial, withdrawMaterialFile } from "../store/ex-ante-material.ts";
import { holdForAct } from "../take-ex-ante-step.ts";

/** 撤下材料: the file stays and is no longer shown; without another one its line of the check-list is missing again. */
export async function withdrawMaterial(context: ActingContext, key: ExAnteKey, fileId: string): Promise<Result<{ readonly withdrawnAt: Date }>> {
  const { tx, region, now, acting } = context;
  const held = await holdForAct(context, key, "fill");
  if (!held.ok) return held;
  const { one } = held.value;
  const files = await materialFiles(tx, region, one.id);
  const file = files.find(({ id }) => id === fileId);
  if (file === undefined) return refused(problem("evidence.unknown"));
  if (file.withdrawnAt !== null) return refused(problem("evidence.withdrawn-before"));
  await withdrawMaterialFile(tx, region, file.id, now);
  const isLast = !files.some(({ id, material, withdrawnAt }) => id !== file.id && material === file.material && withdrawnAt === null);
  if (isLast) await dropMaterial(tx, region, one.id, file.material);
  else await putMaterial(tx, region, one.id, { material: file.material, state: "received", note: "", personId: acting.personId, at: now });
  await context.record({ verb: "ex-ante-material.withdrawn", subject: one.id, year: one.year, stage: "ex-ante", digestBefore: file.digest, detail: { file: file.id, material: file.material } });
  return done({ withdrawnAt: now });
}

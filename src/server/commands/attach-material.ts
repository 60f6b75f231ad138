import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { materialsOf } from "../../core/ex-ante/scheme.ts";
import type { ActingContext } from "../context.ts";
import type { ExAnteKey } from "../store/ex-ante.ts";
import { insertMaterialFile, materialFiles, putMaterial } from "../store/ex-ante-material.ts";
import { schemeOfApplication } from "../ex-ante-scheme.ts";
import { holdForAct } from "../take-ex-ante-step.ts";

/** A file that lies in the data folder already, under its digest. */
export interface MaterialToAttach {
  /** Id in the check-list. */
  readonly material: string;
  /** Cleaned. */
  readonly name: string;
  /** As the first bytes say. */
  readonly media: string;
  readonly bytes: number;
  readonly digest: string;
}

export interface MaterialAttached {
  readonly id: string;
  readonly digest: string;
  readonly bytes: number;
  readonly media: string;
  readonly name: string;
}

/** Files of one application; who needs more puts them into one. */
const MOST = 200;

/** 提交申报材料: a file for one line of the check-list; the line is received and waits to be looked at, also where it was rejected before. */
export async function attachMaterial(context: ActingContext, key: ExAnteKey, file: MaterialToAttach): Promise<Result<MaterialAttached>> {
  const { tx, region, now, acting } = context;
  const held = await holdForAct(context, key, "fill");
  if (!held.ok) return held;
  const { one } = held.value;
  if (!materialsOf(await schemeOfApplication(context, one)).some(({ id }) => id === file.material)) return refused(problem("ex-ante.material-unknown", "material"));
  const there = (await materialFiles(tx, region, one.id)).filter(({ withdrawnAt }) => withdrawnAt === null);
  const twin = there.find(({ material, digest }) => material === file.material && digest === file.digest);
  if (twin !== undefined) return refused(problem("evidence.there-already", "", { name: twin.name }));
  if (there.length >= MOST) return refused(problem("evidence.too-many", "", { limit: MOST }));
  const id = context.newId();
  const { personId, postId } = acting;
  await insertMaterialFile(tx, region, one.id, { ...file, id, bytes: BigInt(file.bytes), personId, postId, storedAt: now, withdrawnAt: null });
  await putMaterial(tx, region, one.id, { material: file.material, state: "received", note: "", personId, at: now });
  await context.record({
    verb: "ex-ante-material.attached", subject: one.id, year: one.year, stage: "ex-ante", digestAfter: file.digest, detail: { file: id, material: file.material, media: file.media, bytes: file.bytes },
  });
  return done({ id, digest: file.digest, bytes: file.bytes, media: file.media, name: file.name });
}

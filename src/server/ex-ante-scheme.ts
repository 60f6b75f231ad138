import type { ExAnteScheme } from "../core/ex-ante/scheme.ts";
import type { Context } from "./context.ts";
import type { ExAnteApplication } from "./store/ex-ante.ts";

/** The scheme an application was begun under. */
export async function schemeOfApplication({ scheme }: Pick<Context, "scheme">, one: Pick<ExAnteApplication, "packDigest" | "year" | "scheme">): Promise<ExAnteScheme> {
  const found = ((await scheme.packsOf({ ...one, stage: null })).exAnte ?? []).find(({ id }) => id === one.scheme);
  if (found === undefined) throw new Error(`the packs no longer have the scheme ${one.scheme}`);
  return found;
}

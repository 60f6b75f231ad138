import type { Context } from "../context.ts";
import { newestHead } from "../store/seal.ts";

/** The newest seal as letters and reports print it; null while nothing was sealed. */
export async function currentSealHead({ tx, region }: Context): Promise<Awaited<ReturnType<typeof newestHead>>> {
  return newestHead(tx, region);
}

import { problem } from "../core/basics/problem.ts";
import { done, refused, type Result } from "../core/basics/result.ts";
import { LOCAL, type PackSource } from "../core/pack/source.ts";
import { readPackFile } from "./pack-file.ts";

/** A pack somebody wishes among a bureau's own: by its exported file, or by its id where it is there already. */
export interface WishedLayer {
  readonly id: string;
  readonly text?: string | undefined;
}

/** 移植: packs that are carried here, each from its file or as it is here already. The bureau's own changes are no pack to carry. */
export function importedLayers(wished: readonly WishedLayer[], there: readonly PackSource[]): Result<readonly PackSource[]> {
  const layers: PackSource[] = [];
  for (const { id, text } of wished) {
    const known = there.find((one) => one.id === id);
    const read = text !== undefined ? readPackFile(id, text) : known === undefined ? refused(problem("scheme.pack-unknown", "imported", { id })) : done(known);
    if (!read.ok) return read;
    if (read.value.id === LOCAL) return refused(problem("scheme.pack-unknown", "imported", { id: LOCAL }));
    layers.push(read.value);
  }
  return done(layers);
}

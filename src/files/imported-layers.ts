import { problem } from "../core/basics/problem.ts";
import { done, refused, type Result } from "../core/basics/result.ts";
import { LOCAL, type PackSource } from "../core/pack/source.ts";
import { readPackFile } from "./pack-file.ts";

/** A pack somebody wishes among a bureau's own: by its exported file, or by its id where it is there already, in the draft or as it is in force. */
export interface WishedLayer {
  readonly id: string;
  readonly text?: string | undefined;
  readonly inForce?: boolean | undefined;
}

/** 移植: packs that are carried here, each from its file or as it is here already, `there` in the draft or `inForce`. The bureau's own changes are no pack to carry. */
export function importedLayers(wished: readonly WishedLayer[], there: readonly PackSource[], inForce: readonly PackSource[]): Result<readonly PackSource[]> {
  const layers: PackSource[] = [];
  for (const { id, text, inForce: isInForce } of wished) {
    const known = (isInForce === true ? inForce : there).find((one) => one.id === id);
    const read = text !== undefined ? readPackFile(id, text) : known === undefined ? refused(problem("scheme.pack-unknown", "imported", { id })) : done(known);
    if (!read.ok) return read;
    if (read.value.id === LOCAL) return refused(problem("scheme.pack-unknown", "imported", { id: LOCAL }));
    layers.push(read.value);
  }
  return done(layers);
}

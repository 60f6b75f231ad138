import type { Handed } from "./gather-files.ts";
import sample from "./sample-table.json" with { type: "json" };

/** A published table whose bodies go unnamed, read by the same way as any file. */
export function sampleFile(name: string): Handed {
  return { name, file: new Blob([JSON.stringify(sample)], { type: "application/json" }) };
}

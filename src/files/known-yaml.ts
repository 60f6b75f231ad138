import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { PackData } from "../core/pack/source.ts";

/**
 * Data of YAML texts that were read before, under the digest of the text: reading a megabyte of packs anew takes a third of a start.
 * Only what was read without a problem is known; a text with one is read again, since only then its problem finds its line.
 */
export interface KnownYaml {
  readonly of: (text: string) => PackData | undefined;
  readonly keep: (text: string, data: PackData) => void;
}

export const NOTHING_KNOWN: KnownYaml = { of: () => undefined, keep: () => {} };

/** What was known at one start, as it is carried to the next. */
interface Carried {
  /** Of the reader that made the data; another may make other data of the same text. */
  readonly reader: string;
  readonly texts: Readonly<Record<string, PackData>>;
}

export interface CarriedYaml extends KnownYaml {
  /** What was asked for since, to be carried on; null where that is what was carried. */
  readonly carry: () => string | null;
}

/** What is known from a carried text; nothing where there is none, where it is no such text or where another reader wrote it. */
export function openKnownYaml(carried: string | null): CarriedYaml {
  const before = textsOf(carried);
  const used = new Map<string, PackData>();
  let news = false;
  return {
    of(text) {
      const digest = digestOf(text);
      const data = before.get(digest) ?? used.get(digest);
      if (data !== undefined) used.set(digest, data);
      return data;
    },
    keep(text, data) {
      used.set(digestOf(text), data);
      news = true;
    },
    carry: () => (news || used.size < before.size ? JSON.stringify({ reader: readerNow(), texts: Object.fromEntries(used) } satisfies Carried) : null),
  };
}

function textsOf(carried: string | null): ReadonlyMap<string, PackData> {
  if (carried === null) return new Map();
  try {
    const { reader, texts } = JSON.parse(carried) as Carried;
    return reader === readerNow() ? new Map(Object.entries(texts)) : new Map();
  } catch {
    // Cut off, or nothing of ours: everything is read anew.
    return new Map();
  }
}

function digestOf(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

/** Sources and library that decide what a text becomes. */
function readerNow(): string {
  const hash = createHash("sha256");
  for (const source of [new URL("./read-yaml.ts", import.meta.url), new URL("../core/pack/data-faults.ts", import.meta.url), new URL(import.meta.resolve("yaml/package.json"))]) hash.update(readFileSync(source));
  return hash.digest("hex");
}

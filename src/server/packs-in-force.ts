import type { Result } from "../core/basics/result.ts";
import type { Definitions } from "../core/pack/definitions.ts";
import type { Stage } from "../core/form/filing-values.ts";
import type { When } from "../core/pack/overlay.ts";
import type { PackSet } from "../core/pack/source.ts";
import { withStoredWorkflows } from "../core/pack/stored-workflows.ts";
import type { Tx } from "./store/db.ts";
import { findDefinitionSet, type StoredSet } from "./store/definition-set.ts";
import { packInForce } from "./store/pack-publication.ts";
import { workflowVersions, type WorkflowVersion } from "./store/workflow-version.ts";

/** Makes definitions of packs as they were written; where the bytes of files are known. */
export interface PackReader {
  /** What a set of packs says to records of a budget year and a stage. */
  readonly read: (set: PackSet, when: When) => Result<Omit<Definitions, "digest">>;
  /** Budget years in which something else holds than in the year before, rising. */
  readonly years: (set: PackSet) => readonly number[];
  /** Stages whose records are told something else than the others. */
  readonly stages: (set: PackSet) => readonly Stage[];
}

/** What this installation brings: what holds where nothing was stored yet, and how packs are read. */
export interface Installation {
  readonly packs: Definitions;
  /** Null in worlds that have definitions and no packs. */
  readonly brought: { readonly set: PackSet; readonly reader: PackReader } | null;
}

/** What a record was begun under. */
export interface Pinned {
  readonly packDigest: string;
  readonly year: number;
  /** Null where it is of none of those that packs tell apart: an ex-ante evaluation. */
  readonly stage: Stage | null;
}

/** 现行方案: what the packs of a region say, now, in another budget year, and to a record of its own time. */
export interface PacksInForce {
  /** In the budget year of the day. */
  readonly packs: Definitions;
  /** As they were written; null in worlds without. */
  readonly set: PackSet | null;
  /** Budget years in which something else holds than in the year before, rising. */
  readonly years: readonly number[];
  /** Stages whose records are told something else than the others. */
  readonly stages: readonly Stage[];
  /** Number of their publication; 0 before the first. */
  readonly number: number;
  /** To records of a budget year and a stage; null for what is said to all of them. */
  readonly packsIn: (year: number, stage: Stage | null) => Definitions;
  /** Under the digest a record is pinned to, in its budget year and for its stage, with every version of a workflow. */
  readonly packsOf: (record: Pinned) => Promise<Definitions>;
}

/** What counts tell whether anything is to be read again. */
export interface StoredCounts {
  readonly workflowVersions: number;
  readonly packPublication: number;
}

/** A stored set with the years in which, and the stages to which, it says something else, and what was read of it so far. */
interface Kept {
  readonly stored: StoredSet;
  readonly years: readonly number[];
  readonly stages: readonly Stage[];
  readonly readings: Map<string, Definitions>;
}

/** Sets kept in memory; those beyond are of long ago and read again. */
const MOST_SETS = 20;

/** Keeps what was read; what is stored under a digest or a number never changes. */
export function packsInForce({ packs: installed, brought }: Installation, region: string) {
  let versions: { readonly count: number; readonly list: readonly WorkflowVersion[] } = { count: 0, list: [] };
  const sets = new Map<string, Kept>();
  let current = { number: 0, digest: installed.digest, kept: keep(installed.digest, brought === null ? { definitions: installed } : { set: brought.set }) };

  return async function at(tx: Tx, counts: StoredCounts, yearNow: number): Promise<PacksInForce> {
    if (counts.workflowVersions !== versions.count) {
      versions = { count: counts.workflowVersions, list: await workflowVersions(tx, region) };
      sets.clear();
      current = { ...current, kept: keep(current.digest, current.kept.stored) };
    }
    if (counts.packPublication !== current.number && brought !== null) {
      const found = await packInForce(tx, region);
      const kept = found === null ? null : await keptUnder(tx, found.digest);
      if (found !== null && kept !== null) current = { ...found, kept };
    }
    const { number, digest, kept } = current;
    const packsIn = (year: number, stage: Stage | null): Definitions => reading(digest, kept, { year, stage });
    return {
      packs: packsIn(yearNow, null), set: "set" in kept.stored ? kept.stored.set : null, years: kept.years, stages: kept.stages, number, packsIn,
      async packsOf({ packDigest, year, stage }) {
        const own = packDigest === digest ? kept : await keptUnder(tx, packDigest);
        // Begun before packs were stored under digests: there is nothing else to read it by.
        return own === null ? packsIn(year, stage) : reading(packDigest, own, { year, stage });
      },
    };
  };

  async function keptUnder(tx: Tx, digest: string): Promise<Kept | null> {
    const known = sets.get(digest);
    if (known !== undefined) return known;
    const stored = await findDefinitionSet(tx, region, digest);
    return stored === null ? null : keep(digest, stored);
  }

  function keep(digest: string, stored: StoredSet): Kept {
    if (sets.size >= MOST_SETS) sets.clear();
    const [years, stages] = "set" in stored && brought !== null ? [brought.reader.years(stored.set), brought.reader.stages(stored.set)] : [[], []];
    const kept = { stored, years, stages, readings: new Map<string, Definitions>() };
    sets.set(digest, kept);
    return kept;
  }

  /** Years between which nothing changes share a reading, and so do stages to which nothing else is said. */
  function reading(digest: string, { stored, years, stages, readings }: Kept, { year, stage: asked }: When & { readonly year: number }): Definitions {
    const stage = asked !== null && stages.includes(asked) ? asked : null;
    const span = `${years.filter((from) => from <= year).length} ${stage ?? ""}`;
    const known = readings.get(span);
    if (known !== undefined) return known;
    const said = { digest, ...read(digest, stored, { year, stage }) };
    // Before any are stored, those of the packs stand in the order in which they say them.
    const made = versions.list.length === 0 ? said : withStoredWorkflows(said, versions.list);
    readings.set(span, made);
    return made;
  }

  function read(digest: string, stored: StoredSet, when: When): Omit<Definitions, "digest"> {
    if ("definitions" in stored) return stored.definitions;
    const outcome = brought!.reader.read(stored.set, when);
    if (!outcome.ok) throw new Error(`packs ${digest} can't be read: ${outcome.problems.map(({ code, where }) => `${code} ${where}`).join("; ")}`);
    return outcome.value;
  }
}

import type { Stage } from "../form/filing-values.ts";
import type { OverlayChange } from "./overlay.ts";
import type { PackData } from "./source.ts";

/**
 * A change as `overlay.yaml` has it and as it is sent: `was` and `is` change a value, `is` alone adds a key, `was` alone takes something away, `add`
 * puts an item at the end of a list. Budget years are texts, as every value of a pack is; `stages` names the stages whose records alone are meant.
 */
export type WrittenChange = {
  readonly of: string;
  readonly at: string;
  readonly was?: PackData;
  readonly is?: PackData;
  readonly add?: PackData;
  readonly from?: string;
  readonly until?: string;
  readonly stages?: readonly string[];
  readonly why: string;
};

/** The same as a reader gives it: what is not said is undefined, and years may be numbers already. */
interface ReadChange extends Pick<WrittenChange, "of" | "at" | "why"> {
  readonly was?: PackData | undefined;
  readonly is?: PackData | undefined;
  readonly add?: PackData | undefined;
  readonly from?: string | number | undefined;
  readonly until?: string | number | undefined;
  readonly stages?: readonly string[] | undefined;
}

export function changeRead({ of, at, was, is, add, from, until, stages, why }: ReadChange): OverlayChange {
  return {
    of, at, act: add !== undefined ? "add" : is === undefined ? "remove" : "set", was: was ?? null, is: add ?? is ?? null,
    from: from === undefined ? null : Number(from), until: until === undefined ? null : Number(until),
    stages: (stages as readonly Stage[] | undefined) ?? null, why,
  };
}

export function changeWritten({ of, at, act, was, is, from, until, stages, why }: OverlayChange): WrittenChange {
  return {
    of, at, ...(was === null ? {} : { was }), ...(is === null ? {} : act === "add" ? { add: is } : { is }),
    ...(from === null ? {} : { from: String(from) }), ...(until === null ? {} : { until: String(until) }), ...(stages === null ? {} : { stages }), why,
  };
}

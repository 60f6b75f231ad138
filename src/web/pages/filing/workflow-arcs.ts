import type { DrawnStep } from "../../app/api/filing-shapes.ts";

/** A way of a workflow that does not lead to the very next step: drawn beside the column of steps, each in a lane of its own where they cross. */
export interface Arc {
  readonly from: number;
  readonly to: number;
  /** Counts from 0, away from the column. */
  readonly lane: number;
}

export interface WorkflowArcs {
  /** Backwards: where a step returns to. */
  readonly back: readonly Arc[];
  /** Forwards past a step. */
  readonly past: readonly Arc[];
}

/** The ways of a workflow as arcs. Short ones lie near the column, and no two that overlap share a lane. */
export function arcsOf(steps: readonly DrawnStep[]): WorkflowArcs {
  const at = new Map(steps.map(({ id }, index) => [id, index]));
  const ways = steps.flatMap(({ actions }, from) => actions.filter(({ action }) => action !== "save").flatMap(({ to }) => to.flatMap((id) => (at.has(id) ? [{ from, to: at.get(id)! }] : []))));
  const unique = [...new Map(ways.map((way) => [`${way.from} ${way.to}`, way])).values()];
  return { back: inLanes(unique.filter(({ from, to }) => to < from)), past: inLanes(unique.filter(({ from, to }) => to > from + 1)) };
}

function inLanes(ways: readonly { readonly from: number; readonly to: number }[]): readonly Arc[] {
  const placed: Arc[] = [];
  const length = ({ from, to }: { readonly from: number; readonly to: number }): number => Math.abs(to - from);
  for (const way of ways.toSorted((left, right) => length(left) - length(right) || left.from - right.from || left.to - right.to)) {
    const taken = new Set(placed.filter((other) => overlap(way, other)).map(({ lane }) => lane));
    let lane = 0;
    while (taken.has(lane)) lane += 1;
    placed.push({ ...way, lane });
  }
  return placed;
}

function overlap(one: { readonly from: number; readonly to: number }, other: { readonly from: number; readonly to: number }): boolean {
  const [low, high] = [Math.min(one.from, one.to), Math.max(one.from, one.to)];
  return low <= Math.max(other.from, other.to) && Math.min(other.from, other.to) <= high;
}

/** A thing that stands elsewhere than it did. */
export interface Moved {
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

/**
 * Which of these ids changed their order, by as few names as tell it: one that was taken out and put elsewhere is one name, and
 * two that were swapped are two. `from` and `to` index the two lists; an id that only one of them has counts for nothing.
 */
export function movedBetween(before: readonly string[], after: readonly string[]): Moved[] {
  const there = new Set(after);
  const old = before.filter((id) => there.has(id));
  const rankOf = new Map(old.map((id, rank) => [id, rank]));
  const now = after.filter((id) => rankOf.has(id));
  const displaced = now.filter((id, rank) => rankOf.get(id) !== rank);
  if (displaced.length === 0) return [];
  const kept = longestRise(now.map((id) => rankOf.get(id)!));
  const moved = now.filter((_, rank) => !kept.has(rank));
  const named = displaced.length <= 2 * moved.length ? displaced : moved;
  const place = (list: readonly string[]): Map<string, number> => new Map(list.map((id, index) => [id, index]));
  const [from, to] = [place(before), place(after)];
  return named.map((id) => ({ id, from: from.get(id)!, to: to.get(id)! }));
}

/** Indices of a longest rising subsequence. */
function longestRise(values: readonly number[]): Set<number> {
  const ends: number[] = [];
  const before: number[] = [];
  for (const [index, value] of values.entries()) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (values[ends[middle]!]! < value) low = middle + 1;
      else high = middle;
    }
    before[index] = low === 0 ? -1 : ends[low - 1]!;
    ends[low] = index;
  }
  const kept = new Set<number>();
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at]!) kept.add(at);
  return kept;
}

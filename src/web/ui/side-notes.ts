/** A note in the margin: where it would like to stand (beside its cell) and how tall it is, in pixels. */
export interface SideNote {
  readonly wanted: number;
  readonly height: number;
}

/**
 * Tops of margin notes that stand in reading order, none over another, each as near to its cell as the others allow.
 * The chosen one, if any, stands exactly beside its cell: those above move up for it, those below move down.
 * No note stands above the first line (0), even when the chosen one must move for that.
 */
export function placeSideNotes(notes: readonly SideNote[], chosen: number | null, gap: number): number[] {
  const tops: number[] = new Array<number>(notes.length).fill(0);
  const anchor = chosen === null || chosen < 0 || chosen >= notes.length ? 0 : chosen;
  let floor = Number.NEGATIVE_INFINITY;
  for (let index = anchor; index < notes.length; index += 1) {
    const note = notes[index]!;
    tops[index] = Math.max(note.wanted, floor, 0);
    floor = tops[index]! + note.height + gap;
  }
  let ceiling = tops[anchor] ?? 0;
  for (let index = anchor - 1; index >= 0; index -= 1) {
    const note = notes[index]!;
    tops[index] = Math.min(note.wanted, ceiling - gap - note.height);
    ceiling = tops[index]!;
  }
  const first = tops[0] ?? 0;
  return first >= 0 ? tops : pushDown(notes, tops, gap);
}

/** There was no room above: the notes start at the first line and push the others down as far as they must. */
function pushDown(notes: readonly SideNote[], tops: readonly number[], gap: number): number[] {
  let floor = 0;
  return tops.map((top, index) => {
    const placed = Math.max(top, floor);
    floor = placed + notes[index]!.height + gap;
    return placed;
  });
}

/** Counts bytes that are held in memory at one time for all requests together. */
export interface ByteBudget {
  /** False when they do not fit any more. */
  take(bytes: number): boolean;
  giveBack(bytes: number): void;
}

export function byteBudget(limit: number): ByteBudget {
  let held = 0;
  return {
    take(bytes) {
      if (held + bytes > limit) return false;
      held += bytes;
      return true;
    },
    giveBack(bytes) {
      held -= bytes;
    },
  };
}

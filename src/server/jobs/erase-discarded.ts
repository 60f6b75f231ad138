import { eraseDiscardedRechecks } from "../commands/erase-discarded-rechecks.ts";
import type { Ground } from "../context.ts";

const EVERY = 60 * 60 * 1000;

/**
 * Erases what is due at most once an hour, at the occasion of a write: room is needed then and only then,
 * and an application that nobody uses need not wake up.
 */
export function eraseWhenDue(ground: Ground, clock: () => Date): () => Promise<void> {
  let due = 0;
  return async () => {
    const now = clock().getTime();
    if (now < due) return;
    due = now + EVERY;
    try {
      for (;;) {
        const outcome = await ground.change({ actor: "system", task: "erase" }, eraseDiscardedRechecks);
        if (!outcome.ok || !outcome.value.more) return;
      }
    } catch (error) {
      due = now;
      throw error;
    }
  };
}

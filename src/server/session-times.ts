const MINUTE = 60 * 1000;

/** A session that nobody has used since then has ended by itself. */
export function idleBefore({ idleMinutes }: { readonly idleMinutes: number }, now: Date): Date {
  return new Date(now.getTime() - idleMinutes * MINUTE);
}

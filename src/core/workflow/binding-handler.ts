import type { Handler, HeldState } from "./filing-state.ts";

/** The post that alone may act; null where a post that is not held today, whose person has left or that no longer sees the filing strands nothing. */
export function bindingHandler({ handler }: Pick<HeldState, "handler">, day: string): Handler | null {
  if (handler === undefined || handler === null || handler.isGone) return null;
  return handler.validFrom <= day && (handler.validTo === null || handler.validTo > day) ? handler : null;
}

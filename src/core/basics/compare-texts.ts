/** Whether one text comes before another (below zero), after it (above) or is the same (zero): by UTF-16 code units, so that no language of a machine changes an order. */
export function compareTexts(left: string, right: string): number {
  return left === right ? 0 : left < right ? -1 : 1;
}

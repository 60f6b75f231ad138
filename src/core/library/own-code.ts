/** 本地: beginning of the codes of cards that a region writes itself. */
export const OWN_PREFIX = "LOC";

/** The code behind the highest one: `LOC-0007` → `LOC-0008`. */
export function nextCode(prefix: string, highest: string | null): string {
  const number = highest === null ? 1 : Number(highest.slice(prefix.length + 1)) + 1;
  return `${prefix}-${String(number).padStart(4, "0")}`;
}

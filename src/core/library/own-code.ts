/** 本地: beginning of the codes of cards that a region writes itself. */
export const OWN_PREFIX = "LOC";

/** Codes of a region's own cards; who looks for the highest one leaves every other code aside. */
export const OWN_CODE = "^LOCZ{0,2}[A-Z]?-[0-9]{4}$";

const LAST_NUMBER = 9999;
const LONGEST_PREFIX = 6;

/**
 * The code behind the highest one: `LOC-0007` → `LOC-0008`, `LOC-9999` → `LOCA-0001`, `LOCZ-9999` → `LOCZA-0001`. Codes in the order of their characters
 * are in the order in which they were given, and there are some 790,000 of them. Null where the last one is taken.
 */
export function nextCode(highest: string | null): string | null {
  const [prefix = OWN_PREFIX, digits = "0"] = highest?.split("-") ?? [];
  const number = Number(digits) + 1;
  if (number <= LAST_NUMBER) return `${prefix}-${String(number).padStart(4, "0")}`;
  const last = prefix.at(-1)!;
  if (prefix.length > OWN_PREFIX.length && last !== "Z") return `${prefix.slice(0, -1)}${String.fromCharCode(last.charCodeAt(0) + 1)}-0001`;
  return prefix.length === LONGEST_PREFIX ? null : `${prefix}A-0001`;
}

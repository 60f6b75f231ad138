import { toShortText, type Decimal } from "../../../core/basics/decimal.ts";

/** A plain decimal text with its thousands set apart: `387664.62` → `387,664.62`. */
export function grouped(text: string): string {
  const match = /^([+-]?)(\d+)(\.\d+)?$/.exec(text);
  if (!match) return text;
  const [, sign = "", whole = "", fraction = ""] = match;
  return sign + whole.replace(/\B(?=(?:\d{3})+$)/g, ",") + fraction;
}

export function shown(value: Decimal): string {
  return grouped(toShortText(value));
}

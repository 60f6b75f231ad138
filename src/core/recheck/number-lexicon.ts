/** Units that people write behind a number where only the number is asked for: `8.5分`, `65.66万元`. */
const UNIT_BEHIND_NUMBER = /(?:分|万元|元|万)$/;

/** The number alone, ready to be parsed: half-width, without separators and without the unit behind it. */
export function unitOfNumber(text: string): string {
  const half = text.replace(/[０-９．，＋－％]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0));
  return half.replace(/[\s,]/g, "").replace(UNIT_BEHIND_NUMBER, "").replace(/%$/, "");
}

/** What people write behind a score or points where only the number is asked for: `8.5分`. */
const UNIT_BEHIND_POINTS = /分$/;

/** A number alone, ready to be parsed: half-width, without blanks, separators of thousands and the unit of points. */
export function bareNumber(text: string): string {
  const half = text.replace(/[０-９．，＋－]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0));
  const number = half.replace(/[\s\u3000]/g, "").replace(UNIT_BEHIND_POINTS, "");
  return /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(number) ? number.replace(/,/g, "") : number;
}

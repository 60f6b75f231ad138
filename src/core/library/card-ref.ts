/** 引用: the card that a row of a goal was picked from, in the version of that day: `EDU-0001@2`. */
export interface CardRef {
  readonly code: string;
  readonly version: number;
}

export const CARD_CODE = /^[A-Z]{2,6}-[0-9]{4}$/;
export const CARD_REF = /^([A-Z]{2,6}-[0-9]{4})@([1-9][0-9]{0,3})$/;

export function cardRef({ code, version }: CardRef): string {
  return `${code}@${version}`;
}

/** Null where the text names no card. */
export function readCardRef(text: string): CardRef | null {
  const [, code, version] = CARD_REF.exec(text) ?? [];
  return code === undefined ? null : { code, version: Number(version) };
}

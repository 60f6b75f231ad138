import type { KeyedSeal } from "./seal.ts";

/** The newest seal as it is printed on paper: 80 bits of its `mac` are enough to know it again. */
export interface PrintedHead {
  readonly region: string;
  readonly batch: number;
  /** The first digits of `mac`, lower case. */
  readonly mac: string;
}

const DIGITS = 20;
/** With fewer digits another seal could be taken for it. */
const FEWEST_DIGITS = 12;

/** `990100-128-9f3a2-b11c0-4d5e6-f7a8b` */
export function headText({ region, batch, mac }: Pick<KeyedSeal, "region" | "batch" | "mac">): string {
  return [region, batch, ...mac.slice(0, DIGITS).match(/.{5}/g)!].join("-");
}

/** Reads what somebody typed from paper: blanks, dashes of any kind and capital letters make no difference. Null when it is no head. */
export function readHead(text: string): PrintedHead | null {
  const plain = text.trim().toLowerCase().replace(/[^0-9a-f]+/g, "-");
  const [, region, batch, digits] = /^(\d{6,12})-(\d{1,15})-([0-9a-f-]+)$/.exec(plain) ?? [];
  const mac = (digits ?? "").replaceAll("-", "");
  if (region === undefined || batch === undefined || mac.length < FEWEST_DIGITS || mac.length > 64) return null;
  return { region, batch: Number(batch), mac };
}

export function isHeadOf(head: PrintedHead, seal: Pick<KeyedSeal, "region" | "batch" | "mac">): boolean {
  return head.region === seal.region && head.batch === seal.batch && seal.mac.startsWith(head.mac);
}

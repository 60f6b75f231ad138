import { type Decimal, toText } from "../basics/decimal.ts";
import { grouped } from "../basics/grouped.ts";
import { writtenAmount } from "../form/written-amount.ts";

/** 1 万元 is 1,000,000 fen. */
const FEN = 1_000_000n;

/** Fen as 万元 with two to six decimals, as many as there are, and thousands separated: 123456789n → `123.456789`. For people to read. */
export function asWanYuan(fen: bigint): string {
  const [whole = "", decimals = ""] = wanYuanText(fen < 0n ? -fen : fen).split(".");
  return `${fen < 0n ? "−" : ""}${whole.replace(/\B(?=(\d{3})+$)/g, ",")}.${decimals}`;
}

/** The same without separators, as it is typed into a cell: `amountFen` reads it back to the same fen. */
export function wanYuanText(fen: bigint): string {
  const size = fen < 0n ? -fen : fen;
  const decimals = (size % FEN).toString().padStart(6, "0").replace(/0{1,4}$/, "");
  return `${fen < 0n ? "-" : ""}${size / FEN}.${decimals}`;
}

/** 万元 that are no whole fen yet, read from a cell for instance, written as `asWanYuan` writes them. */
export function amountText(value: Decimal): string {
  return grouped(toText(writtenAmount(value)));
}

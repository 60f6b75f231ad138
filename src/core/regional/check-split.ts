import { compare, equals, subtract, sum, toShortText, type Decimal } from "../basics/decimal.ts";
import { problem, type Problem } from "../basics/problem.ts";
import { amountFen } from "../form/amount-fen.ts";
import { isBlank, shown } from "../form/typed-number.ts";
import type { Reading } from "../target/reading.ts";
import { partShare, readWhole, wholeShare } from "./read-share.ts";
import { partPath, type SplitIndicator, type SplitPart, type SplitWhole } from "./split.ts";

/** What of the whole is not given to anybody yet; below nothing where more was given than there is. */
export interface SplitRests {
  /** Null while an amount cannot be read. */
  readonly amountFen: bigint | null;
  /** Of the indicators that are shared out, in the unit of the whole; null while a part cannot be read. Blank parts count as not given yet. */
  readonly indicators: Readonly<Record<string, Decimal | null>>;
}

export interface SplitChecked {
  /** Everything that keeps the split from being sent, each at its cell: `parts[id].amount`, `parts[id].targets[r1]`, `amount`, `targets[r1]`. */
  readonly problems: readonly Problem[];
  readonly rests: SplitRests;
}

export const MOST_PARTS = 300;

/** Parts must be the whole, to the fen and to the last unit; what is not is named by its cell. */
export function checkSplit(whole: SplitWhole, parts: readonly SplitPart[]): SplitChecked {
  const problems: Problem[] = [];
  if (parts.length === 0) problems.push(problem("split.no-parts", "parts"));
  if (parts.length > MOST_PARTS) problems.push(problem("split.too-many-parts", "parts", { most: MOST_PARTS }));
  const twice = parts.find(({ id }, at) => parts.findIndex((one) => one.id === id) !== at);
  if (twice !== undefined) problems.push(problem("split.part-twice", "parts", { name: shown(twice.name) }));

  const amounts = parts.map((part) => amountOf(part, problems));
  const given = amounts.reduce<bigint>((total, fen) => total + (fen ?? 0n), 0n);
  const isRead = parts.every(({ amount }, at) => isBlank(amount) || amounts[at] !== null);
  if (parts.length > 0 && amounts.every((fen) => fen !== null) && given !== whole.amountFen) {
    const isAbove = given > whole.amountFen;
    problems.push(problem(isAbove ? "split.amount-above" : "split.amount-below", "amount", { total: wanYuan(whole.amountFen), sum: wanYuan(given), rest: wanYuan(isAbove ? given - whole.amountFen : whole.amountFen - given) }));
  }
  const indicators = Object.fromEntries(whole.indicators.flatMap((indicator) => {
    const rest = checkIndicator(indicator, whole, parts, problems);
    return indicator.rule === "sum" ? [[indicator.id, rest] as const] : [];
  }));
  return { problems, rests: { amountFen: isRead ? whole.amountFen - given : null, indicators } };
}

/** Fen that a part is given; null where nothing is written, or nothing that can be read, of which `checkSplit` says why. */
export function amountOfPart({ amount }: Pick<SplitPart, "amount">): bigint | null {
  const fen = amountFen(amount);
  return fen.ok ? fen.value : null;
}

function amountOf(part: SplitPart, problems: Problem[]): bigint | null {
  const where = partPath(part.id, null);
  const fen = amountFen(part.amount);
  if (!fen.ok) problems.push(...fen.problems.map(({ code, params }) => problem(code, where, params)));
  else if (fen.value === null) problems.push(problem("split.amount-missing", where, { name: shown(part.name) }));
  return fen.ok ? fen.value : null;
}

function checkIndicator(indicator: SplitIndicator, { year }: SplitWhole, parts: readonly SplitPart[], problems: Problem[]): Decimal | null {
  const { id, rule, target } = indicator;
  const name = shown(indicator.name);
  const whole = readWhole(indicator, year);
  const cells = parts.map((part) => ({ part, text: part.targets[id] ?? "", where: partPath(part.id, id) }));
  if (rule === "sum") return checkSum(indicator, whole, cells, year, problems);
  for (const { part, text, where } of cells) {
    // Passed on unchanged is what an empty cell says as well.
    if (rule === "same" && !isBlank(text) && text.trim() !== target.trim()) problems.push(problem("split.target-not-same", where, { name, part: shown(part.name), target: shown(target), found: shown(text) }));
    if (rule === "own" && isBlank(text)) problems.push(problem("split.target-missing", where, { name, part: shown(part.name) }));
  }
  return null;
}

interface Cell {
  readonly part: SplitPart;
  readonly text: string;
  readonly where: string;
}

function checkSum(indicator: SplitIndicator, reading: Reading, cells: readonly Cell[], year: number, problems: Problem[]): Decimal | null {
  const name = shown(indicator.name);
  const whole = wholeShare(reading);
  if (whole === null) {
    problems.push(problem("split.rule-unfit", `targets[${indicator.id}]`, { name, target: shown(indicator.target) }));
    return null;
  }
  const read = cells.map(({ part, text, where }) => {
    if (isBlank(text)) {
      problems.push(problem("split.target-missing", where, { name, part: shown(part.name) }));
      return null;
    }
    const share = partShare(indicator, reading, text, year);
    if (share === null) problems.push(problem("split.target-unreadable", where, { name, part: shown(part.name), found: shown(text), target: shown(indicator.target) }));
    return share;
  });
  if (read.some((share, at) => share === null && !isBlank(cells[at]!.text))) return null;
  const given = sum(read.flatMap((share) => (share === null ? [] : [share.value])));
  const rest = subtract(whole.value, given);
  if (cells.length > 0 && read.every((share) => share !== null) && !equals(given, whole.value)) {
    problems.push(problem(compare(given, whole.value) > 0 ? "split.target-above" : "split.target-below", `targets[${indicator.id}]`, {
      name, total: toShortText(whole.value), sum: toShortText(given), rest: toShortText(compare(given, whole.value) > 0 ? subtract(given, whole.value) : rest), unit: reading.unit ?? "",
    }));
  }
  return rest;
}

/** 万元 with as many decimals as there are. */
export function wanYuan(fen: bigint): string {
  const size = fen < 0n ? -fen : fen;
  const decimals = (size % 1_000_000n).toString().padStart(6, "0").replace(/0+$/, "");
  return `${fen < 0n ? "-" : ""}${size / 1_000_000n}${decimals === "" ? "" : `.${decimals}`}`;
}

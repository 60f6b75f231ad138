/** 汇总方法: the closed list of how a value of a department comes from those of its units. */
export const ROLL_UP_METHODS = ["sum", "mean", "weighted-mean", "min", "max", "share"] as const;
export type RollUpMethod = (typeof ROLL_UP_METHODS)[number];

/** Weights of a weighted mean that are the units' budgets and no indicator of theirs. */
export const BY_BUDGET = "budget";

/** How an indicator of a department is rolled up, as it stands in its row. */
export interface RollUpRule {
  readonly method: RollUpMethod;
  /** Name of the units' indicator, of a share the numerator; null where it is called as the department's own. */
  readonly from: string | null;
  /** Weights of a weighted mean ({@link BY_BUDGET} or an indicator of the units), denominator of a share; null elsewhere. */
  readonly by: string | null;
  /** Codes of bodies that do not count, such as an office that has no pupils. */
  readonly without: readonly string[];
  /** Decimals that a mean, a weighted mean or a share is rounded to, half-up. Sums, least and largest values are exact. */
  readonly places: number;
  /** What the units came to when somebody took it or decided against it, with its unit; null until then. */
  readonly took: string | null;
  /** Why the department's value is another one; null where it is the same. */
  readonly because: string | null;
}

const USUAL_PLACES = 2;
const MOST_PLACES = 6;
const NEEDS_BY: readonly RollUpMethod[] = ["weighted-mean", "share"];

/** A rule that was not used yet. */
export function rollUpRule(method: RollUpMethod, more: Partial<RollUpRule> = {}): RollUpRule {
  return { method, from: null, by: null, without: [], places: USUAL_PLACES, took: null, because: null, ...more };
}

/** Whether a method asks for weights or a denominator. */
export function needsBy(method: RollUpMethod): boolean {
  return NEEDS_BY.includes(method);
}

/** The rule as the text of its cell: `method=weighted-mean;by=budget;places=2`. What is usual is left out. */
export function writeRollUp({ method, from, by, without, places, took, because }: RollUpRule): string {
  const said: readonly (readonly [string, string | null])[] = [
    ["method", method], ["from", from], ["by", by], ["without", without.length === 0 ? null : without.join(",")], ["places", places === USUAL_PLACES ? null : String(places)], ["took", took], ["because", because],
  ];
  return said.flatMap(([key, value]) => (value === null || value === "" ? [] : [`${key}=${escaped(value)}`])).join(";");
}

/** Null where the text is no rule. */
export function readRollUp(text: string): RollUpRule | null {
  const said = new Map<string, string>();
  for (const part of text.split(";")) {
    const [, key, value] = /^([a-z]+)=(.+)$/s.exec(part) ?? [];
    if (key === undefined || value === undefined || said.has(key) || !KEYS.includes(key)) return null;
    said.set(key, unescaped(value));
  }
  const method = ROLL_UP_METHODS.find((one) => one === said.get("method"));
  const places = said.get("places") ?? String(USUAL_PLACES);
  const by = said.get("by") ?? null;
  if (method === undefined || !/^\d$/.test(places) || Number(places) > MOST_PLACES || needsBy(method) !== (by !== null) || (method === "share" && by === BY_BUDGET)) return null;
  return {
    method, by, places: Number(places), from: said.get("from") ?? null, without: said.get("without")?.split(",").filter((code) => code !== "") ?? [], took: said.get("took") ?? null, because: said.get("because") ?? null,
  };
}

/** The rule without what came of it: for the next stage or year it is reckoned anew. */
export function ruleOnly(text: string): string {
  const rule = readRollUp(text);
  return rule === null ? text : writeRollUp({ ...rule, took: null, because: null });
}

const KEYS = ["method", "from", "by", "without", "places", "took", "because"];

function escaped(value: string): string {
  return value.replace(/[%;=]/g, (one) => (one === "%" ? "%25" : one === ";" ? "%3B" : "%3D"));
}

function unescaped(value: string): string {
  return value.replace(/%(25|3B|3D)/g, (_, code: string) => (code === "25" ? "%" : code === "3B" ? ";" : "="));
}

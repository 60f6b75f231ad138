import { problem } from "../basics/problem.ts";
import { done, refused, type Result } from "../basics/result.ts";
import { BOUNDS } from "./bounds.ts";
import { Checker, type Checked } from "./checker.ts";
import { namesOf, partsOf, type Formula, type Link, type Node } from "./formula.ts";
import { FUNCTIONS } from "./functions/index.ts";
import { fromDecimal, isZero, ONE, type Rational } from "./rational.ts";
import type { Declared, Names, Type } from "./type.ts";
import { conversion, divided, multiplied, NUMBER, readUnit, unitText, ZERO_OF_ALL, type Unit } from "./unit.ts";

/** A formula whose names, types and units fit, ready to be worked out. */
export interface CheckedFormula {
  readonly formula: Formula;
  readonly root: Checked;
  readonly type: Type["of"];
  /** Unit of the outcome, as it is printed; empty for a plain number, null for what is no number. */
  readonly unit: string | null;
  readonly names: readonly string[];
  /** What brings the outcome to the unit that was asked for. */
  readonly scale: Rational;
  /** Decimals that the outcome is rounded to, once, at the end; null leaves it exact. */
  readonly places: number | null;
}

export interface Wanted {
  /** The unit of the indicator: 万元, %. The outcome is converted to it, or the formula is refused. */
  readonly unit?: string | null;
  readonly places?: number;
}

/**
 * Holds a formula against the names it may use. All that is wrong is said at once: unknown names, a text where a number
 * belongs, 人 added to 元, a plain number against a percentage.
 */
export function checkFormula(formula: Formula, names: Names, wanted: Wanted = {}): Result<CheckedFormula> {
  const checker = new Checker(formula);
  const root = checked(formula.root, names, checker);
  if (root === null) return refused(...checker.problems);
  const unit = root.type.of === "number" ? root.type.unit : null;
  const outcome = { formula, root, type: root.type.of, names: namesOf(formula), places: wanted.places ?? null };
  if (unit === null || wanted.unit === undefined || wanted.unit === null) return done({ ...outcome, unit: unit && unitText(unit), scale: ONE });
  const target = readUnit(wanted.unit);
  const scale = target && conversionOfOutcome(unit, target);
  if (target !== null && scale !== null) return done({ ...outcome, unit: unitText(target), scale });
  const params = { given: unitText(unit), wanted: wanted.unit.slice(0, BOUNDS.nameLength) };
  return refused(params.given === "" ? problem("formula.result-without-unit", ...checker.placed(root.node, params)) : problem("formula.result-unit", ...checker.placed(root.node, params)));
}

/** A number of things may be the plain count of them; a number of yuan or a percentage may not. */
function conversionOfOutcome(from: Unit, to: Unit): Rational | null {
  const isCount = to.parts.length === 1 && to.parts[0]!.family === "count" && to.parts[0]!.power === 1;
  return from.share === "number" && isCount ? ONE : conversion(from, to);
}

function checked(node: Node, names: Names, checker: Checker): Checked | null {
  const parts = partsOf(node).map((part) => checked(part, names, checker));
  if (parts.includes(null)) return null;
  const inputs = parts as Checked[];
  const whole = (found: Pick<Checked, "type"> & Partial<Checked> | null): Checked | null => found && { node, inputs, scales: [], ...found };
  switch (node.kind) {
    case "number":
      return whole({ type: { of: "number", unit: literalUnit(node.unit, isZero(fromDecimal(node.value))) } });
    case "text":
    case "date":
    case "truth":
      return whole({ type: { of: node.kind } });
    case "name":
      return whole(nameType(node, names.get(node.name), checker));
    case "list":
      return whole(listType(node, inputs, checker));
    case "call":
      return whole(FUNCTIONS[node.code].check(inputs, checker));
    case "choice":
      return whole(checker.isTruth(inputs[0]!) ? branches(node, inputs, checker) : null);
    case "minus":
      return whole(numbers(inputs, checker));
    case "sum":
      return whole(numbers(inputs, checker));
    case "product":
      return whole(product(node, inputs, checker));
    case "compare":
      return whole(comparison(node, inputs, checker));
    case "not":
    case "and":
    case "or":
      return whole(inputs.map((input) => checker.isTruth(input)).includes(false) ? null : { type: { of: "truth" } });
  }
}

function literalUnit(unit: string | null, isNothing: boolean): Unit {
  if (unit !== null) return readUnit(unit)!;
  return isNothing ? ZERO_OF_ALL : NUMBER;
}

function nameType(node: Node & { readonly kind: "name" }, declared: Declared | undefined, checker: Checker): { type: Type } | null {
  if (declared === undefined) return checker.refuse(problem("formula.name-unknown", ...checker.placed(node)));
  const unit = readUnit(declared.unit ?? "");
  if (unit === null) return checker.refuse(problem("formula.unit-declared", ...checker.placed(node, { unit: (declared.unit ?? "").slice(0, BOUNDS.nameLength) })));
  const type: Type = declared.type === "number" ? { of: "number", unit } : { of: declared.type };
  return { type: declared.isList === true ? { of: "list", item: type } : type };
}

function numbers(inputs: readonly Checked[], checker: Checker): Pick<Checked, "type" | "scales"> | null {
  const units = inputs.map((input) => checker.unitOf(input));
  if (units.includes(null)) return null;
  const together = checker.together(inputs, units as Unit[]);
  return together && { type: { of: "number", unit: together.unit }, scales: together.scales };
}

/** Values that must be of one kind: numbers in one unit, or texts, days, truths. */
function alike(inputs: readonly Checked[], checker: Checker): Pick<Checked, "type" | "scales"> | null {
  const [first, ...others] = inputs;
  if (first!.type.of === "number") return numbers(inputs, checker);
  const odd = others.find(({ type }) => type.of !== first!.type.of);
  if (odd !== undefined) return checker.refuse(problem("formula.mixed-types", ...checker.placed(odd.node)));
  return { type: first!.type, scales: inputs.map(() => ONE) };
}

function listType(node: Node, inputs: readonly Checked[], checker: Checker): Pick<Checked, "type" | "scales"> | null {
  if (inputs.length === 0) return { type: { of: "list", item: null }, scales: [] };
  if (inputs.some(({ type }) => type.of === "list")) return checker.refuse(problem("formula.list-of-lists", ...checker.placed(node)));
  const found = alike(inputs, checker);
  return found && { type: { of: "list", item: found.type }, scales: found.scales };
}

function branches(node: Node, [, yes, no]: readonly Checked[], checker: Checker): Pick<Checked, "type" | "scales"> | null {
  if (yes!.type.of === "list" || no!.type.of === "list") return checker.refuse(problem("formula.list-here", ...checker.placed(node)));
  const found = alike([yes!, no!], checker);
  return found && { type: found.type, scales: [ONE, ...found.scales] };
}

function comparison(node: Node & { readonly kind: "compare" }, inputs: readonly Checked[], checker: Checker): Pick<Checked, "type" | "scales"> | null {
  const list = inputs.find(({ type }) => type.of === "list");
  if (list !== undefined) return checker.refuse(problem("formula.list-here", ...checker.placed(list.node)));
  const found = alike(inputs, checker);
  if (found === null) return null;
  const hasOrder = found.type.of === "number" || found.type.of === "date" || node.sign === "=" || node.sign === "<>";
  return hasOrder ? { type: { of: "truth" }, scales: found.scales } : checker.refuse(problem("formula.texts-order", ...checker.placed(node)));
}

function product(node: Node & { readonly rest: readonly Link[] }, inputs: readonly Checked[], checker: Checker): Pick<Checked, "type" | "scales" | "units"> | null {
  const given = inputs.map((input) => checker.unitOf(input));
  if (given.includes(null)) return null;
  let unit = given[0]!;
  const units = [unit];
  const scales = [ONE];
  for (const [index, { sign }] of node.rest.entries()) {
    const next = sign === "*" ? multiplied(unit, given[index + 1]!) : divided(unit, given[index + 1]!);
    if (next === undefined) return checker.refuse(problem("formula.unit-too-long", ...checker.placed(node)));
    unit = next.unit;
    units.push(unit);
    scales.push(next.scale);
  }
  return { type: { of: "number", unit }, scales, units };
}


import { done, refused, type Result } from "../basics/result.ts";
import { checkFormula } from "./check.ts";
import { namesOf, partsOf, type Formula, type Node } from "./formula.ts";
import { parseFormula } from "./parse.ts";
import type { Declared, Names } from "./type.ts";
import { isPercentLike, readUnit } from "./unit.ts";

const OF_MANY: ReadonlySet<string> = new Set(["sum", "avg", "median", "count", "min", "max"]);

/**
 * Reads a formula whose names nobody has declared yet, as an indicator card carries it: which columns it will be worked
 * out from is said where it is used. What each name must be is read from where it stands; numbers are plain ones. The
 * outcome must fit the unit of the card as far as that can be known: a percentage must be written as one (`* 100%`),
 * and days between two dates are no yuan.
 */
export function readUndeclared(text: string, unit: string | null): Result<Formula> {
  const formula = parseFormula(text);
  if (!formula.ok) return formula;
  const names = assumedNames(formula.value);
  const plain = checkFormula(formula.value, names);
  if (!plain.ok) return refused(...plain.problems);
  const wanted = unit === null ? null : readUnit(unit);
  // A plain number may turn out to be in any unit, once its names have theirs; but a percentage is not what it turns into.
  const isOpen = plain.value.unit === "" && wanted !== null && !isPercentLike(wanted);
  if (unit === null || isOpen) return done(formula.value);
  const fitting = checkFormula(formula.value, names, { unit });
  if (fitting.ok) return done(formula.value);
  // The difference of two percentages is one: its names are percentages themselves.
  const ofItsKind = new Map([...names].map(([name, declared]) => [name, declared.type === "number" && !declared.unit ? { ...declared, unit } : declared]));
  const isSum = !hasProduct(formula.value.root) && checkFormula(formula.value, ofItsKind, { unit }).ok;
  return isSum ? done(formula.value) : refused(...fitting.problems);
}

function hasProduct(node: Node): boolean {
  return node.kind === "product" || partsOf(node).some(hasProduct);
}

/** What each name must be for the formula to make sense. */
export function assumedNames(formula: Formula): Names {
  const found = new Map<string, Declared>(namesOf(formula).map((name) => [name, { type: "number" }]));
  const say = (node: Node | undefined, declared: Declared | null): void => {
    if (node?.kind === "name" && declared !== null) found.set(node.name, declared);
  };
  const walk = (node: Node): void => {
    if (node.kind === "call" && (node.code === "daysBetween" || node.code === "monthsBetween")) for (const input of node.inputs) say(input, { type: "date" });
    // sum(各校人数) is over a list; sum(甲, 乙) over two numbers.
    if (node.kind === "call" && OF_MANY.has(node.code) && node.inputs.length === 1) say(node.inputs[0], { type: "number", isList: true });
    if (node.kind === "choice") say(node.condition, { type: "truth" });
    if (node.kind === "not" || node.kind === "and" || node.kind === "or") for (const part of partsOf(node)) say(part, { type: "truth" });
    if (node.kind === "compare") for (const [one, other] of [[node.left, node.right], [node.right, node.left]] as const) say(one, comparedWith(other));
    for (const part of partsOf(node)) walk(part);
  };
  walk(formula.root);
  return found;
}

/** A plain number says nothing that is not assumed anyway. */
function comparedWith(node: Node): Declared | null {
  if (node.kind === "text" || node.kind === "date" || node.kind === "truth") return { type: node.kind };
  return node.kind === "number" && node.unit !== null ? { type: "number", unit: node.unit } : null;
}

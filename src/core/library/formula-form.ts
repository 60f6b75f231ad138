import { compareTexts } from "../basics/compare-texts.ts";
import { namesOf, parseFormula, type Formula, type Node } from "../expression/index.ts";
import { formatFormula } from "../expression/format.ts";
import { ONE, ZERO, fromDecimal, minus, over, plus, rational, times, type Rational } from "../expression/rational.ts";
import { foldName } from "./fold-name.ts";

/** Products with their factors, `a·b⁻¹` as `a^1 b^-1`, and how often each of them stands in the sum. */
type Sum = ReadonlyMap<string, Rational>;

/** More products than this are not multiplied out; no formula of a card has so many. */
const MOST_TERMS = 64;
const NOTHING_LEFT = "";

/**
 * What a formula says apart from its spelling: two that have the same form can be computed from each other without any further number. Order,
 * brackets, `* 100%` and synonyms in names make no difference, nor does saying it backwards (未完成率 and 完成率, growth and decline, cost for each
 * unit and units for each yuan). Null where there is no formula, it cannot be read, or it holds more than arithmetic with names.
 */
export function formulaForm(text: string | null): string | null {
  if (text === null) return null;
  const formula = parseFormula(text);
  if (!formula.ok || namesOf(formula.value).length === 0) return null;
  const sum = sumOf(formula.value.root, formula.value);
  if (sum === null) return null;
  const terms = [...sum].filter(([product, often]) => product !== NOTHING_LEFT && often.top !== 0n).sort(([left], [right]) => compareTexts(left, right));
  if (terms.length === 0) return null;
  if (terms.length === 1) return upright(terms[0]![0]);
  const first = terms[0]![1];
  return terms.map(([product, often]) => `${shown(over(often, first))} ${product}`).join(" + ");
}

/** Of `a/b` and `b/a` the one that comes first. */
function upright(product: string): string {
  const turned = productText(new Map([...factorsOf(product)].map(([name, power]) => [name, -power])));
  return turned < product ? turned : product;
}

function sumOf(node: Node, formula: Formula): Sum | null {
  switch (node.kind) {
    case "number":
      return new Map([[NOTHING_LEFT, fromDecimal(node.value)]]);
    case "name":
      return new Map([[`${foldName(node.name)}^1`, ONE]]);
    case "minus": {
      const inner = sumOf(node.inner, formula);
      return inner && scaled(inner, minus(ONE));
    }
    case "sum":
      return node.rest.reduce<Sum | null>((total, link) => {
        const part = sumOf(link.node, formula);
        return total && part && added(total, link.sign === "-" ? scaled(part, minus(ONE)) : part);
      }, sumOf(node.first, formula));
    case "product":
      return node.rest.reduce<Sum | null>((total, link) => {
        const part = sumOf(link.node, formula);
        return total && part && (link.sign === "/" ? divided(total, part) : multiplied(total, part));
      }, sumOf(node.first, formula));
    case "call":
      return callOf(node, formula);
    case "text":
    case "date":
    case "truth":
    case "list":
    case "choice":
    case "not":
    case "compare":
    case "and":
    case "or":
      return null;
  }
}

/** 占比(a, b) is a share like any other; every other function is a thing of its own, whatever the order of its inputs. */
function callOf(node: Node & { readonly kind: "call" }, formula: Formula): Sum | null {
  const [top, bottom] = node.inputs;
  if (node.code === "ratio" && top !== undefined && bottom !== undefined) {
    const [above, below] = [sumOf(top, formula), sumOf(bottom, formula)];
    return above && below && divided(above, below);
  }
  const inputs = node.inputs.map((input) => sumOf(input, formula));
  const texts = inputs.map((input, index) => (input === null ? formatFormula({ text: "", root: node.inputs[index]! }) : sumText(input)));
  return new Map([[`${node.code}(${texts.sort().join(";")})^1`, ONE]]);
}

function added(left: Sum, right: Sum): Sum {
  const total = new Map(left);
  for (const [product, often] of right) total.set(product, plus(total.get(product) ?? ZERO, often));
  return total;
}

function scaled(sum: Sum, factor: Rational): Sum {
  return new Map([...sum].map(([product, often]) => [product, times(often, factor)]));
}

function multiplied(left: Sum, right: Sum): Sum | null {
  if (left.size * right.size > MOST_TERMS) return null;
  let total: Sum = new Map();
  for (const [one, often] of left) {
    for (const [other, times_] of right) {
      const factors = new Map(factorsOf(one));
      for (const [name, power] of factorsOf(other)) factors.set(name, (factors.get(name) ?? 0) + power);
      total = added(total, new Map([[productText(factors), times(often, times_)]]));
    }
  }
  return total;
}

/** By a sum of several products one divides as by a thing of its own. */
function divided(left: Sum, right: Sum): Sum | null {
  const below = [...right].filter(([, often]) => often.top !== 0n);
  if (below.length === 0) return null;
  if (below.length > 1) return multiplied(left, new Map([[`[${sumText(right)}]^-1`, ONE]]));
  const [product, often] = below[0]!;
  const turned = productText(new Map([...factorsOf(product)].map(([name, power]) => [name, -power])));
  return multiplied(left, new Map([[turned, over(ONE, often)]]));
}

function sumText(sum: Sum): string {
  return [...sum].filter(([, often]) => often.top !== 0n).map(([product, often]) => `${shown(often)} ${product}`).sort().join("+");
}

/** Factors stand behind each other with a line break between, which no name can hold. */
function factorsOf(product: string): readonly (readonly [string, number])[] {
  return product === NOTHING_LEFT ? [] : product.split("\n").map((factor) => {
    const at = factor.lastIndexOf("^");
    return [factor.slice(0, at), Number(factor.slice(at + 1))] as const;
  });
}

function productText(factors: ReadonlyMap<string, number>): string {
  return [...factors].filter(([, power]) => power !== 0).map(([name, power]) => `${name}^${power}`).sort().join("\n");
}

function shown(value: Rational): string {
  const { top, bottom } = rational(value.top, value.bottom);
  return `${top}/${bottom}`;
}

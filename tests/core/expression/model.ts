import type { Node } from "../../../src/core/expression/formula.ts";

/** The plainest reading of a formula: pairs of BigInt that are never shortened. `null` is missing, `undefined` not computable. */
export type Pair = readonly [top: bigint, bottom: bigint];
type Known = Pair | boolean;
export type Modelled = { readonly known: Known } | { readonly missing: ReadonlySet<string> } | "not computable";

const order = ([a, b]: Pair, [c, d]: Pair): number => Number(a * d > c * b) - Number(a * d < c * b);
const plus = ([a, b]: Pair, [c, d]: Pair): Pair => [a * d + c * b, b * d];
const minus = ([a, b]: Pair): Pair => [-a, b];
const times = ([a, b]: Pair, [c, d]: Pair): Pair => [a * c, b * d];
const over = ([a, b]: Pair, [c, d]: Pair): Pair => (c < 0n ? [-a * d, b * -c] : [a * d, b * c]);

export function model(node: Node, values: ReadonlyMap<string, Pair | null>): Modelled {
  const all = (nodes: readonly Node[], operate: (known: readonly Pair[]) => Known | null): Modelled => {
    const answers = nodes.map((one) => model(one, values));
    const missing = new Set(answers.flatMap((one) => (one !== "not computable" && "missing" in one ? [...one.missing] : [])));
    if (missing.size > 0) return { missing };
    if (answers.includes("not computable")) return "not computable";
    const known = operate(answers.map((one) => (one as { known: Pair }).known));
    return known === null ? "not computable" : { known };
  };
  switch (node.kind) {
    case "number":
      return { known: [BigInt(node.value.units), 10n ** BigInt(node.value.scale)] };
    case "name": {
      const value = values.get(node.name) ?? null;
      return value === null ? { missing: new Set([node.name]) } : { known: value };
    }
    case "minus":
      return all([node.inner], ([one]) => minus(one!));
    case "not":
      return all([node.inner], ([one]) => !(one as unknown as boolean));
    case "sum":
      return all([node.first, ...node.rest.map((link) => link.node)], ([first, ...rest]) => rest.reduce((sum, one, index) => plus(sum, node.rest[index]!.sign === "+" ? one : minus(one)), first!));
    case "product":
      return all([node.first, ...node.rest.map((link) => link.node)], ([first, ...rest]) => {
        let value = first!;
        for (const [index, one] of rest.entries()) {
          if (node.rest[index]!.sign === "/" && one[0] === 0n) return null;
          value = node.rest[index]!.sign === "*" ? times(value, one) : over(value, one);
        }
        return value;
      });
    case "compare":
      return all([node.left, node.right], ([left, right]) => {
        const sign = order(left!, right!);
        return { "=": sign === 0, "<>": sign !== 0, "<": sign < 0, "<=": sign <= 0, ">": sign > 0, ">=": sign >= 0 }[node.sign];
      });
    case "and":
    case "or": {
      const answers = node.parts.map((one) => model(one, values));
      const deciding = node.kind === "or";
      if (answers.some((one) => one !== "not computable" && "known" in one && one.known === deciding)) return { known: deciding };
      return all(node.parts, () => !deciding);
    }
    case "choice": {
      const condition = model(node.condition, values);
      if (condition === "not computable" || "missing" in condition) return condition;
      return model(condition.known === true ? node.yes : node.no, values);
    }
    case "call":
      return all(node.inputs, (known) => called(node.code, known));
    default:
      throw new Error(`the model knows no ${node.kind}`);
  }
}

function called(code: string, known: readonly Pair[]): Pair | null {
  const sorted = known.toSorted(order);
  const total = known.reduce(plus);
  const half = known.length >> 1;
  switch (code) {
    case "sum":
      return total;
    case "avg":
      return over(total, [BigInt(known.length), 1n]);
    case "median":
      return known.length % 2 === 1 ? sorted[half]! : over(plus(sorted[half - 1]!, sorted[half]!), [2n, 1n]);
    case "count":
      return [BigInt(known.length), 1n];
    case "min":
      return sorted[0]!;
    case "max":
      return sorted.at(-1)!;
    case "clamp": {
      const [value, low, high] = known as readonly [Pair, Pair, Pair];
      return order(low, high) > 0 ? null : order(value, low) < 0 ? low : order(value, high) > 0 ? high : value;
    }
    default:
      throw new Error(`the model knows no ${code}`);
  }
}

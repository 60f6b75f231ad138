import fc from "fast-check";
import type { Comparison, Formula, FunctionCode, Node } from "../../../src/core/expression/formula.ts";

const place = { from: 0, to: 0 };
const comparison = fc.constantFrom<Comparison>("=", "<>", "<", "<=", ">", ">=");
const digits = fc.tuple(fc.nat(10 ** 6), fc.nat(4)).map(([units, scale]) => ({ units, scale }));
const name = fc.constantFrom("甲", "乙", "九年级毕业人数", "合计", "sum", "_a1", "且数", "非税收入", "constructor");

/** Any tree that the grammar knows, whether its types fit or not. */
export const anyNode = fc.letrec<{ node: Node }>((tie) => ({
  node: fc.oneof(
    { depthSize: "small", withCrossShrink: true, maxDepth: 8 },
    name.map((one): Node => ({ kind: "name", name: one, place })),
    fc.tuple(digits, fc.constantFrom(null, "%", "万元", "人", "个工作日", "m²", "‰")).map(([value, unit]): Node => ({ kind: "number", value, unit, place })),
    fc.string({ unit: "grapheme-composite", maxLength: 8 }).filter((text) => !/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/u.test(text)).map((text): Node => ({ kind: "text", text, place })),
    fc.constantFrom("2024-02-29", "0001-01-01", "9999-12-31").map((date): Node => ({ kind: "date", date, place })),
    fc.boolean().map((value): Node => ({ kind: "truth", value, place })),
    fc.array(tie("node"), { maxLength: 3 }).map((items): Node => ({ kind: "list", items, place })),
    fc.tuple(fc.constantFrom<FunctionCode>("sum", "avg", "median", "count", "min", "max"), fc.array(tie("node"), { minLength: 1, maxLength: 3 })).map(([code, inputs]): Node => ({ kind: "call", code, inputs, place })),
    fc.tuple(fc.constantFrom<FunctionCode>("ratio", "round", "daysBetween", "monthsBetween"), tie("node"), tie("node")).map(([code, ...inputs]): Node => ({ kind: "call", code, inputs, place })),
    fc.tuple(tie("node"), tie("node"), tie("node")).map((inputs): Node => ({ kind: "call", code: "clamp", inputs, place })),
    fc.tuple(tie("node"), tie("node"), tie("node")).map(([condition, yes, no]): Node => ({ kind: "choice", condition, yes, no, place })),
    fc.tuple(fc.constantFrom("minus" as const, "not" as const), tie("node")).map(([kind, inner]): Node => ({ kind, inner, place })),
    fc.tuple(tie("node"), comparison, tie("node")).map(([left, sign, right]): Node => ({ kind: "compare", sign, left, right, place })),
    fc.tuple(fc.constantFrom("and" as const, "or" as const), fc.array(tie("node"), { minLength: 2, maxLength: 3 })).map(([kind, parts]): Node => ({ kind, parts, place })),
    fc.tuple(tie("node"), fc.array(fc.record({ sign: fc.constantFrom("+" as const, "-" as const), node: tie("node") }), { minLength: 1, maxLength: 3 })).map(([first, rest]): Node => ({ kind: "sum", first, rest, place })),
    fc.tuple(tie("node"), fc.array(fc.record({ sign: fc.constantFrom("*" as const, "/" as const), node: tie("node") }), { minLength: 1, maxLength: 3 })).map(([first, rest]): Node => ({ kind: "product", first, rest, place })),
  ),
})).node;

/** Trees of plain numbers over the names a, b and c, with the conditions that choose between them. */
export const anyCalculation = fc.letrec<{ node: Node; truth: Node }>((tie) => ({
  truth: fc.oneof(
    { depthSize: "small", maxDepth: 4 },
    fc.tuple(tie("node"), comparison, tie("node")).map(([left, sign, right]): Node => ({ kind: "compare", sign, left, right, place })),
    tie("truth").map((inner): Node => ({ kind: "not", inner, place })),
    fc.tuple(fc.constantFrom("and" as const, "or" as const), fc.array(tie("truth"), { minLength: 2, maxLength: 3 })).map(([kind, parts]): Node => ({ kind, parts, place })),
  ),
  node: fc.oneof(
    { depthSize: "small", maxDepth: 6 },
    fc.constantFrom("a", "b", "c").map((one): Node => ({ kind: "name", name: one, place })),
    fc.tuple(fc.nat(40), fc.nat(2)).map(([units, scale]): Node => ({ kind: "number", value: { units, scale }, unit: null, place })),
    tie("node").map((inner): Node => ({ kind: "minus", inner, place })),
    fc.tuple(tie("node"), fc.array(fc.record({ sign: fc.constantFrom("+" as const, "-" as const), node: tie("node") }), { minLength: 1, maxLength: 3 })).map(([first, rest]): Node => ({ kind: "sum", first, rest, place })),
    fc.tuple(tie("node"), fc.array(fc.record({ sign: fc.constantFrom("*" as const, "/" as const), node: tie("node") }), { minLength: 1, maxLength: 3 })).map(([first, rest]): Node => ({ kind: "product", first, rest, place })),
    fc.tuple(fc.constantFrom<FunctionCode>("sum", "avg", "median", "count", "min", "max"), fc.array(tie("node"), { minLength: 1, maxLength: 4 })).map(([code, inputs]): Node => ({ kind: "call", code, inputs, place })),
    fc.tuple(tie("node"), tie("node"), tie("node")).map((inputs): Node => ({ kind: "call", code: "clamp", inputs, place })),
    fc.tuple(tie("truth"), tie("node"), tie("node")).map(([condition, yes, no]): Node => ({ kind: "choice", condition, yes, no, place })),
  ),
})).node;

/** The tree without its places, which differ from one spelling to the other. */
export function withoutPlaces(formula: Formula): string {
  return JSON.stringify(formula.root, (key, value: unknown) => (key === "place" ? undefined : value));
}

import type { Decimal } from "../basics/decimal.ts";
import type { FUNCTION_WORDS } from "./lexicon.ts";

/** Where something stands in the text of a formula: offsets of its code units, the end excluded. */
export interface Place {
  readonly from: number;
  readonly to: number;
}

/** The functions there are. `if` decides which of its inputs is looked at and is a node of its own. */
export type FunctionCode = Exclude<keyof typeof FUNCTION_WORDS, "if">;

export type Comparison = "=" | "<>" | "<" | "<=" | ">" | ">=";

export interface Link {
  readonly sign: "+" | "-" | "*" | "/";
  readonly node: Node;
}

/** A formula as a tree. Chains (`a + b - c`) are one node, so that a long sum is no deep tree. */
export type Node = { readonly place: Place } & (
  | { readonly kind: "number"; readonly value: Decimal; readonly unit: string | null }
  | { readonly kind: "text"; readonly text: string }
  /** `2024-01-31`, a day that exists. */
  | { readonly kind: "date"; readonly date: string }
  | { readonly kind: "truth"; readonly value: boolean }
  | { readonly kind: "list"; readonly items: readonly Node[] }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "call"; readonly code: FunctionCode; readonly inputs: readonly Node[] }
  | { readonly kind: "choice"; readonly condition: Node; readonly yes: Node; readonly no: Node }
  | { readonly kind: "minus" | "not"; readonly inner: Node }
  | { readonly kind: "sum" | "product"; readonly first: Node; readonly rest: readonly Link[] }
  | { readonly kind: "compare"; readonly sign: Comparison; readonly left: Node; readonly right: Node }
  | { readonly kind: "and" | "or"; readonly parts: readonly Node[] }
);

export interface Formula {
  /** As it was written. */
  readonly text: string;
  readonly root: Node;
}

/** The parts of a node, in the order in which they are written. */
export function partsOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case "list":
      return node.items;
    case "call":
      return node.inputs;
    case "choice":
      return [node.condition, node.yes, node.no];
    case "minus":
    case "not":
      return [node.inner];
    case "sum":
    case "product":
      return [node.first, ...node.rest.map((link) => link.node)];
    case "compare":
      return [node.left, node.right];
    case "and":
    case "or":
      return node.parts;
    default:
      return [];
  }
}

/** The names that a formula asks for, each once, in the order in which they first stand in it. */
export function namesOf(formula: Formula): readonly string[] {
  const names = new Set<string>();
  const walk = (node: Node): void => {
    if (node.kind === "name") names.add(node.name);
    for (const part of partsOf(node)) walk(part);
  };
  walk(formula.root);
  return [...names];
}

import { toText } from "../basics/decimal.ts";
import type { Formula, Node } from "./formula.ts";
import { FUNCTION_WORDS, PRINTED } from "./lexicon.ts";

/** Latin words and ASCII signs for files, Chinese words and × ÷ ≥ for people. Both are read alike. */
export type Spelling = keyof typeof PRINTED;

/** How tightly a node holds together; a part that holds no tighter than what it stands in needs brackets. */
const TIGHTNESS: Readonly<Record<Node["kind"], number>> = {
  or: 1, and: 2, not: 3, compare: 4, sum: 5, product: 6, minus: 7, number: 9, text: 9, date: 9, truth: 9, list: 9, name: 9, call: 9, choice: 9,
};

/** A formula in the one spelling that equal formulas share; reading it gives the same tree. */
export function formatFormula({ root }: Formula, spelling: Spelling = "latin"): string {
  return written(root, spelling);
}

function written(node: Node, spelling: Spelling): string {
  const signs = PRINTED[spelling];
  const word = (code: keyof typeof FUNCTION_WORDS): string => FUNCTION_WORDS[code][spelling === "latin" ? 0 : 1];
  const list = (nodes: readonly Node[]): string => nodes.map((part) => written(part, spelling)).join(", ");
  /** A part that must hold tighter than this node, or at least as tightly. */
  const part = (inner: Node, least = TIGHTNESS[node.kind] + 1): string => (TIGHTNESS[inner.kind] >= least ? written(inner, spelling) : `(${written(inner, spelling)})`);
  switch (node.kind) {
    case "number":
      return `${toText(node.value)}${node.unit ?? ""}`;
    case "text":
      return `"${node.text.replaceAll('"', '""')}"`;
    case "date":
      return node.date;
    case "truth":
      return signs[node.value ? "true" : "false"];
    case "name":
      return node.name;
    case "list":
      return `[${list(node.items)}]`;
    case "call":
      return `${word(node.code)}(${list(node.inputs)})`;
    case "choice":
      return `${word("if")}(${list([node.condition, node.yes, node.no])})`;
    case "minus":
      return `-${part(node.inner, TIGHTNESS.minus)}`;
    case "not":
      return `${signs.not} ${part(node.inner, TIGHTNESS.not)}`;
    case "sum":
    case "product":
      return `${part(node.first)}${node.rest.map((link) => ` ${signs[link.sign]} ${part(link.node)}`).join("")}`;
    case "compare":
      return `${part(node.left)} ${signs[node.sign]} ${part(node.right)}`;
    case "and":
    case "or":
      return node.parts.map((inner) => part(inner)).join(` ${signs[node.kind]} `);
  }
}

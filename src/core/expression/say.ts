import { toText } from "../basics/decimal.ts";
import type { MessageParams, Say } from "../basics/message.ts";
import type { Formula, Node } from "./formula.ts";

/** How a name is said: its title in the language of the sentence, where it has one. */
export type TitleOf = (name: string) => string;

/** A formula as a sentence: 九年级毕业人数除以小学入学人数，再乘以100%. The words are `expression.say.…`. */
export function sayFormula({ root }: Formula, say: Say, titleOf: TitleOf = (name) => name): string {
  return new Sentence(say, titleOf).of(root);
}

class Sentence {
  readonly #say: Say;
  readonly #titleOf: TitleOf;

  constructor(say: Say, titleOf: TitleOf) {
    this.#say = say;
    this.#titleOf = titleOf;
  }

  of(node: Node): string {
    switch (node.kind) {
      case "number":
        return `${toText(node.value)}${node.unit ?? ""}`;
      case "text":
        return this.#said("expression.say.text", { text: node.text });
      case "date":
        return node.date;
      case "truth":
        return this.#said(node.value ? "expression.say.true" : "expression.say.false");
      case "name":
        return this.#titleOf(node.name);
      case "list":
        return this.#said("expression.say.list", { list: this.#list(node.items) });
      case "call":
        return this.#call(node.code, node.inputs);
      case "choice":
        return this.#said("expression.say.if", { condition: this.of(node.condition), yes: this.#operand(node.yes), no: this.#operand(node.no) });
      case "minus":
        return this.#said("expression.say.minus", { value: this.#operand(node.inner) });
      case "not":
        return this.#said("expression.say.not", { condition: this.#operand(node.inner) });
      case "sum":
      case "product":
        return this.#chain(node.first, node.rest);
      case "compare":
        return this.#said(`expression.say.${COMPARED[node.sign]}`, { left: this.#operand(node.left), right: this.#operand(node.right) });
      case "and":
      case "or":
        return node.parts.map((part) => (part.kind === "compare" ? this.of(part) : this.#operand(part))).join(this.#said(`expression.say.${node.kind}-joint`));
    }
  }

  #said(code: string, params: MessageParams = {}): string {
    return this.#say(code, params);
  }

  /** In brackets where several words of its own would run into those around it. */
  #operand(node: Node): string {
    const isPlain = node.kind === "call" ? node.code !== "clamp" && node.code !== "round" : ["number", "text", "date", "truth", "name", "list"].includes(node.kind);
    return isPlain ? this.of(node) : this.#said("expression.say.group", { inner: this.of(node) });
  }

  /** A chain is said in the order of working: 甲除以乙，再乘以丙. */
  #chain(first: Node, rest: (Node & { readonly kind: "sum" })["rest"]): string {
    let text = this.#operand(first);
    for (const [index, { sign, node }] of rest.entries()) {
      text = this.#said(`expression.say.${index === 0 ? "" : "then-"}${LINKED[sign]}`, { left: text, right: this.#operand(node) });
    }
    return text;
  }

  #call(code: string, inputs: readonly Node[]): string {
    const [first, second, third] = inputs.map((input) => this.#operand(input));
    const params = { list: this.#list(inputs), first: first!, second: second ?? "", third: third ?? "" };
    return this.#said(`expression.say.${code.replace("Between", "-between")}`, params);
  }

  #list(nodes: readonly Node[]): string {
    return nodes.map((node) => this.of(node)).join(this.#said("expression.say.comma"));
  }
}

const LINKED = { "+": "plus", "-": "less", "*": "times", "/": "over" } as const;
const COMPARED = { "=": "equal", "<>": "different", "<": "below", "<=": "at-most", ">": "above", ">=": "at-least" } as const;

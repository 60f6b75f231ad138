import { problem, type Problem } from "../basics/problem.ts";
import { done, refused, type Result } from "../basics/result.ts";
import { BOUNDS } from "./bounds.ts";
import type { Comparison, Formula, FunctionCode, Link, Node } from "./formula.ts";
import { ARITY } from "./functions/arity.ts";
import { FUNCTION_WORDS, KEYWORDS } from "./lexicon.ts";
import { at, readTokens, type Token } from "./tokens.ts";

const FUNCTIONS: ReadonlyMap<string, keyof typeof FUNCTION_WORDS> = new Map(
  Object.entries(FUNCTION_WORDS).flatMap(([code, words]) => words.map((word) => [word.toLowerCase(), code as keyof typeof FUNCTION_WORDS] as const)),
);
const COMPARISONS: ReadonlySet<string> = new Set(["=", "<>", "<", "<=", ">", ">="]);

/**
 * Reads a formula. Total: any text gives either its tree or the first thing that is wrong with it, with line and column
 * and what was expected there, in a time that the bounds of `bounds.ts` keep short.
 */
export function parseFormula(text: string): Result<Formula> {
  const tokens = readTokens(text);
  if (!tokens.ok) return tokens;
  const reader = new Reader(text, tokens.value);
  const root = reader.whole();
  return root === null ? refused(reader.fault!) : done({ text, root });
}

/** One step down for each level of precedence. Null means that `fault` is set; nothing is read after it. */
class Reader {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  #next = 0;
  #depth = 0;
  #nodes = 0;
  fault: Problem | null = null;

  constructor(text: string, tokens: readonly Token[]) {
    this.#text = text;
    this.#tokens = tokens;
  }

  whole(): Node | null {
    if (this.#tokens.length === 1) return this.#stop(problem("formula.empty", ...at(this.#text, 0)));
    const root = this.#or();
    if (root === null || this.#here.kind === "end") return root;
    return this.#stop(problem("formula.expected-operator", ...this.#found()));
  }

  get #here(): Token {
    return this.#tokens[this.#next]!;
  }

  #stop(fault: Problem): null {
    this.fault ??= fault;
    return null;
  }

  /** The place of the next token and what stands there; the end is shown as an empty text. */
  #found(): [string, Record<string, string | number>] {
    const { from, to } = this.#here.place;
    const [where, params] = at(this.#text, from, { found: this.#text.slice(from, Math.min(to, from + BOUNDS.nameLength)) || "…" });
    return [where, params];
  }

  #isSign(...signs: readonly string[]): boolean {
    return this.#here.kind === "sign" && signs.includes(this.#here.text);
  }

  #keyword(): string | null {
    const token = this.#here;
    return token.kind === "word" && Object.hasOwn(KEYWORDS, token.text.toLowerCase()) ? KEYWORDS[token.text.toLowerCase()]! : null;
  }

  #take(): Token {
    const token = this.#here;
    if (token.kind !== "end") this.#next += 1;
    return token;
  }

  #made(node: Node): Node | null {
    this.#nodes += 1;
    if (this.#nodes <= BOUNDS.nodes) return node;
    return this.#stop(problem("formula.too-many-nodes", ...at(this.#text, node.place.from, { limit: BOUNDS.nodes })));
  }

  /** Reads one level deeper, so that no formula can exhaust the stack. */
  #deeper(read: () => Node | null): Node | null {
    if (this.#depth === BOUNDS.depth) return this.#stop(problem("formula.too-deep", ...at(this.#text, this.#here.place.from, { limit: BOUNDS.depth })));
    this.#depth += 1;
    const node = read();
    this.#depth -= 1;
    return node;
  }

  #or(): Node | null {
    return this.#connected("or", () => this.#connected("and", () => this.#not()));
  }

  #connected(kind: "and" | "or", part: () => Node | null): Node | null {
    const first = part();
    if (first === null || this.#keyword() !== kind) return first;
    const parts = [first];
    while (this.#keyword() === kind) {
      this.#take();
      const next = part();
      if (next === null) return null;
      parts.push(next);
    }
    return this.#made({ kind, parts, place: { from: first.place.from, to: parts.at(-1)!.place.to } });
  }

  #not(): Node | null {
    if (this.#keyword() !== "not") return this.#comparison();
    const { from } = this.#take().place;
    const inner = this.#deeper(() => this.#not());
    return inner && this.#made({ kind: "not", inner, place: { from, to: inner.place.to } });
  }

  #comparison(): Node | null {
    const left = this.#chain("sum");
    const token = this.#here;
    if (left === null || token.kind !== "sign" || !COMPARISONS.has(token.text)) return left;
    this.#take();
    const right = this.#chain("sum");
    if (right === null) return null;
    if (this.#here.kind === "sign" && COMPARISONS.has(this.#here.text)) return this.#stop(problem("formula.comparison-chain", ...this.#found()));
    return this.#made({ kind: "compare", sign: token.text as Comparison, left, right, place: { from: left.place.from, to: right.place.to } });
  }

  #chain(kind: "sum" | "product"): Node | null {
    const signs = kind === "sum" ? ["+", "-"] : ["*", "/"];
    const operand = (): Node | null => (kind === "sum" ? this.#chain("product") : this.#signed());
    const first = operand();
    if (first === null || !this.#isSign(...signs)) return first;
    const rest: Link[] = [];
    while (this.#isSign(...signs)) {
      const { text } = this.#take() as Token & { readonly text: Link["sign"] };
      const node = operand();
      if (node === null || this.#made(node) === null) return null;
      rest.push({ sign: text, node });
    }
    return this.#made({ kind, first, rest, place: { from: first.place.from, to: rest.at(-1)!.node.place.to } });
  }

  #signed(): Node | null {
    if (!this.#isSign("-")) return this.#value();
    const { from } = this.#take().place;
    const inner = this.#deeper(() => this.#signed());
    return inner && this.#made({ kind: "minus", inner, place: { from, to: inner.place.to } });
  }

  #value(): Node | null {
    const token = this.#here;
    const { place } = token;
    if (token.kind === "number") return this.#made({ kind: "number", value: token.value, unit: token.unit, place: this.#take().place });
    if (token.kind === "text") return this.#made({ kind: "text", text: token.text, place: this.#take().place });
    if (token.kind === "date") return this.#made({ kind: "date", date: token.text, place: this.#take().place });
    if (token.kind === "word") return this.#word(token.text);
    if (this.#isSign("(")) {
      this.#take();
      const inner = this.#deeper(() => this.#or());
      return inner && this.#close(")", "formula.expected-bracket") ? inner : null;
    }
    if (this.#isSign("[")) {
      this.#take();
      const items = this.#inputs("]");
      return items && this.#made({ kind: "list", items, place: { from: place.from, to: this.#before } });
    }
    return this.#stop(problem("formula.expected-value", ...this.#found()));
  }

  #word(text: string): Node | null {
    const keyword = this.#keyword();
    const { place } = this.#here;
    if (keyword === "true" || keyword === "false") return this.#made({ kind: "truth", value: keyword === "true", place: this.#take().place });
    if (keyword !== null) return this.#stop(problem("formula.expected-value", ...this.#found()));
    const behind = this.#tokens[this.#next + 1]!;
    if (behind.kind !== "sign" || behind.text !== "(") return this.#made({ kind: "name", name: text, place: this.#take().place });
    const code = FUNCTIONS.get(text.toLowerCase());
    if (code === undefined) return this.#stop(problem("formula.function-unknown", ...this.#found()));
    this.#take();
    this.#take();
    const inputs = this.#inputs(")");
    return inputs && this.#call(code, text, inputs, { from: place.from, to: this.#before });
  }

  #call(code: FunctionCode | "if", written: string, inputs: readonly Node[], place: Node["place"]): Node | null {
    const [least, most] = ARITY[code];
    if (inputs.length < least || inputs.length > most) {
      const params = { found: written, given: inputs.length, least };
      return this.#stop(least === most ? problem("formula.inputs-exact", ...at(this.#text, place.from, params)) : problem("formula.inputs-least", ...at(this.#text, place.from, params)));
    }
    const [condition, yes, no] = inputs;
    return this.#made(code === "if" ? { kind: "choice", condition: condition!, yes: yes!, no: no!, place } : { kind: "call", code, inputs, place });
  }

  /** Values with commas between them, up to and with the closing sign. */
  #inputs(close: ")" | "]"): Node[] | null {
    const inputs: Node[] = [];
    if (this.#isSign(close)) {
      this.#take();
      return inputs;
    }
    for (;;) {
      const input = this.#deeper(() => this.#or());
      if (input === null) return null;
      inputs.push(input);
      if (!this.#isSign(",")) return this.#close(close, close === ")" ? "formula.expected-comma" : "formula.expected-list-end") ? inputs : null;
      this.#take();
    }
  }

  #close(sign: ")" | "]", code: "formula.expected-bracket" | "formula.expected-comma" | "formula.expected-list-end"): boolean {
    if (!this.#isSign(sign)) return this.#stop(problem(code, ...this.#found())) !== null;
    this.#take();
    return true;
  }

  /** Where the token before the next one ends. */
  get #before(): number {
    return this.#tokens[this.#next - 1]!.place.to;
  }
}

/** As much of TypeScript's grammar of words as the rules need: what is code, what is a comment, what is text. */
export interface Token {
  readonly kind: "word" | "number" | "mark" | "string" | "template" | "regex" | "comment";
  /** The value of a string; the source of everything else. */
  readonly text: string;
  readonly line: number;
}

/** After these a slash begins a regular expression and not a division. */
const BEFORE_REGEX = new Set(["return", "typeof", "case", "in", "of", "delete", "void", "throw", "new", "else", "do", "await", "yield", "instanceof"]);

/**
 * Splits a source file into tokens. Templates come in pieces, one token for each run of text between its gaps. It does not know all of
 * the grammar: a slash after `)` counts as a division, which is wrong only for `if (x) /y/.test(z)`.
 */
export function lex(source: string): Token[] {
  const tokens: Token[] = [];
  /** For each open template the depth of braces inside of its gap. */
  const gaps: number[] = [];
  let at = 0;
  let line = 1;

  const push = (kind: Token["kind"], text: string, from: number): void => {
    tokens.push({ kind, text, line });
    for (const sign of source.slice(from, at)) if (sign === "\n") line += 1;
  };
  const template = (from: number): void => {
    let text = "";
    while (at < source.length) {
      if (source[at] === "\\") {
        text += source.slice(at, at + 2);
        at += 2;
      } else if (source[at] === "`") {
        at += 1;
        return push("template", text, from);
      } else if (source.startsWith("${", at)) {
        at += 2;
        gaps.push(0);
        return push("template", text, from);
      } else text += source[at++];
    }
    throw new Error(`a template that begins in line ${line} does not end`);
  };

  while (at < source.length) {
    const from = at;
    const sign = source[at]!;
    if (sign === "\n") {
      line += 1;
      at += 1;
    } else if (/\s/.test(sign)) at += 1;
    else if (source.startsWith("//", at) || (at === 0 && source.startsWith("#!"))) {
      const end = source.indexOf("\n", at);
      at = end < 0 ? source.length : end;
      push("comment", source.slice(from, at), from);
    } else if (source.startsWith("/*", at)) {
      const end = source.indexOf("*/", at + 2);
      at = end < 0 ? source.length : end + 2;
      push("comment", source.slice(from, at), from);
    } else if (sign === '"' || sign === "'") {
      at += 1;
      while (at < source.length && source[at] !== sign && source[at] !== "\n") at += source[at] === "\\" ? 2 : 1;
      at += 1;
      push("string", unescape(source.slice(from + 1, at - 1)), from);
    } else if (sign === "`") {
      at += 1;
      template(from);
    } else if (sign === "}" && gaps.at(-1) === 0) {
      gaps.pop();
      at += 1;
      template(from);
    } else if (sign === "/" && beginsRegex(tokens.findLast(({ kind }) => kind !== "comment"))) {
      at = endOfRegex(source, at);
      push("regex", source.slice(from, at), from);
    } else if (/[\p{ID_Start}$_#@]/u.test(codePoint(source, at))) {
      while (at < source.length && /[\p{ID_Continue}$#@]/u.test(codePoint(source, at))) at += codePoint(source, at).length;
      push("word", source.slice(from, at), from);
    } else if (/\d/.test(sign)) {
      while (at < source.length && /[\w.]/.test(source[at]!)) at += 1;
      push("number", source.slice(from, at), from);
    } else {
      if (sign === "{" && gaps.length > 0) gaps[gaps.length - 1]! += 1;
      if (sign === "}" && gaps.length > 0) gaps[gaps.length - 1]! -= 1;
      at += 1;
      push("mark", sign, from);
    }
  }
  return tokens;
}

function codePoint(source: string, at: number): string {
  return String.fromCodePoint(source.codePointAt(at)!);
}

function beginsRegex(before: Token | undefined): boolean {
  if (before === undefined) return true;
  if (before.kind === "word") return BEFORE_REGEX.has(before.text);
  // After `<` it ends an element of JSX.
  if (before.kind === "mark") return before.text !== ")" && before.text !== "]" && before.text !== "}" && before.text !== "<";
  return before.kind === "template";
}

function endOfRegex(source: string, start: number): number {
  let at = start + 1;
  let inClass = false;
  for (; at < source.length && source[at] !== "\n"; at += 1) {
    if (source[at] === "\\") at += 1;
    else if (source[at] === "[") inClass = true;
    else if (source[at] === "]") inClass = false;
    else if (source[at] === "/" && !inClass) break;
  }
  at += 1;
  while (/[a-z]/.test(source[at] ?? "")) at += 1;
  return at;
}

function unescape(text: string): string {
  return text.replace(/\\(?:u\{([0-9a-f]+)\}|u([0-9a-f]{4})|x([0-9a-f]{2})|([\s\S]))/gi, (_, braced?: string, four?: string, two?: string, other = "") => {
    const code = braced ?? four ?? two;
    return code === undefined ? ({ n: "\n", t: "\t", r: "\r" }[other as "n"] ?? other) : String.fromCodePoint(Number.parseInt(code, 16));
  });
}

export interface Import {
  readonly from: string;
  /** Whether it is gone when the types are stripped. */
  readonly isType: boolean;
  readonly line: number;
}

/** Everything a file takes from elsewhere: `import`, `export … from`, `import()`, and modules that are named for a worker by `new URL`. */
export function importsOf(tokens: readonly Token[]): Import[] {
  const code = tokens.filter(({ kind }) => kind !== "comment");
  const found: Import[] = [];
  for (const [index, token] of code.entries()) {
    const [next, afterNext] = [code[index + 1], code[index + 2]];
    if (token.kind !== "word") continue;
    const isMember = code[index - 1]?.text === ".";
    if (token.text === "import" && next?.text === "(" && afterNext?.kind === "string") {
      // `import("./x.ts").Type` in a place for types looks the same as the call; it counts as the stricter one.
      found.push({ from: afterNext.text, isType: false, line: token.line });
    } else if (token.text === "URL" && next?.text === "(" && afterNext?.kind === "string" && /\.[cm]?[jt]s$/.test(afterNext.text)) {
      found.push({ from: afterNext.text, isType: false, line: token.line });
    } else if ((token.text === "import" || token.text === "export") && !isMember && next?.text !== "." && next?.text !== ":") {
      if (token.text === "import" && next?.kind === "string") {
        found.push({ from: next.text, isType: false, line: token.line });
        continue;
      }
      const end = endOfClause(code, index + 1);
      if (end === null) continue;
      found.push({ from: code[end]!.text, isType: next?.text === "type" || allTypes(code.slice(index + 1, end)), line: token.line });
    }
  }
  return found;
}

/** Index of the module's name, if what stands here is a clause of import or re-export. */
function endOfClause(code: readonly Token[], start: number): number | null {
  let depth = 0;
  for (let at = start; at < code.length; at += 1) {
    const { kind, text } = code[at]!;
    if (kind === "word" && text === "from" && depth === 0 && code[at + 1]?.kind === "string") return at + 1;
    if (text === "{" && kind === "mark") depth += 1;
    else if (text === "}" && kind === "mark") depth -= 1;
    else if (kind !== "word" && !(kind === "mark" && (text === "," || text === "*"))) return null;
    else if (kind === "word" && depth === 0 && /^(const|let|var|function|class|interface|enum|default|async|abstract|declare|namespace)$/.test(text)) return null;
  }
  return null;
}

/** `import { type A, type B } from`: nothing is left of it when types are stripped but the loading itself, which the compiler forbids here. */
function allTypes(clause: readonly Token[]): boolean {
  if (clause[0]?.text !== "{") return false;
  const names = clause.slice(1, -2).map(({ text }) => text).join(" ").split(",").map((name) => name.trim()).filter((name) => name !== "");
  return names.length > 0 && names.every((name) => name.startsWith("type "));
}

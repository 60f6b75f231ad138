import { refuse } from "./refusal.ts";

/** What a reader wants to know of a part. Names come without their prefix: `x:row` is `row`. */
export interface XmlHandler {
  open(name: string, tag: XmlTag): void;
  close(name: string): void;
  /** Text between tags, in pieces; called only while {@link wantsText} is true. */
  text?(piece: string): void;
  wantsText?: boolean;
}

/** The opening tag just met; valid only inside `open`. */
export interface XmlTag {
  /** An attribute by its name without prefix; null when absent. */
  attribute(name: string): string | null;
}

const MAX_DEPTH = 128;
const MAX_ATTRIBUTES = 128;
/** A tag, comment or section longer than this is an attack on the memory. */
const MAX_TOKEN = 256 * 1024;

const LESS = 60;
const GREATER = 62;
const SLASH = 47;
const QUESTION = 63;
const EXCLAMATION = 33;
const EQUALS = 61;
const COLON = 58;
const QUOTE = 34;
const APOSTROPHE = 39;
const AMPERSAND = 38;
const SPACE = 32;

/**
 * Reads the XML of a workbook part piece by piece. Checks that tags nest, and knows no document type and no entities of
 * its own, so that nothing can be expanded or fetched. `part` names the place in problems.
 */
export class XmlScanner implements XmlTag {
  private readonly handler: XmlHandler;
  private readonly part: string;
  private decoder: TextDecoder | null = null;
  private head: Uint8Array = new Uint8Array(0);
  /** A token whose end has not come yet. */
  private rest = "";
  private passed = 0;
  private at = 0;
  /** Open elements, as written and without their prefix. */
  private readonly names: string[] = [];
  private readonly shortNames: string[] = [];
  private hadRoot = false;
  private source = "";
  private readonly attributes = new Int32Array(MAX_ATTRIBUTES * 4);
  private attributeCount = 0;

  constructor(part: string, handler: XmlHandler) {
    this.part = part;
    this.handler = handler;
  }

  write(bytes: Uint8Array): void {
    if (this.decoder === null) {
      // The first bytes tell the encoding; a stream may begin with a single one.
      bytes = this.head.length === 0 ? bytes : concatenate(this.head, bytes);
      if (bytes.length < 4) {
        this.head = bytes.slice();
        return;
      }
      this.begin(bytes);
    } else this.feed(this.decode(bytes, true));
  }

  end(): void {
    if (this.decoder === null) this.begin(this.head);
    this.feed(this.decode(new Uint8Array(0), false));
    if (this.rest.trim() !== "" || this.names.length > 0 || !this.hadRoot) refuse("xlsx.xml-ends-early", this.part);
  }

  attribute(name: string): string | null {
    const spans = this.attributes;
    for (let index = 0; index < this.attributeCount; index++) {
      const from = spans[index * 4]!;
      if (spans[index * 4 + 1]! - from === name.length && this.source.startsWith(name, from)) {
        return this.unescape(this.source.slice(spans[index * 4 + 2]!, spans[index * 4 + 3]!));
      }
    }
    return null;
  }

  private begin(bytes: Uint8Array): void {
    if (bytes.length === 0) this.malformed();
    this.decoder = new TextDecoder(encodingOf(bytes), { fatal: true });
    this.feed(this.decode(bytes, true));
  }

  private decode(bytes: Uint8Array, stream: boolean): string {
    try {
      return this.decoder!.decode(bytes, { stream });
    } catch {
      refuse("xlsx.xml-encoding", this.part);
    }
  }

  private feed(piece: string): void {
    const source = this.rest === "" ? piece : this.rest + piece;
    this.source = source;
    this.at = 0;
    while (this.at < source.length) {
      const open = source.charCodeAt(this.at) === LESS ? this.at : source.indexOf("<", this.at);
      if (open !== this.at && !this.text(open < 0 ? source.length : open, open < 0)) break;
      if (open < 0) break;
      this.at = open;
      if (!this.token(source.charCodeAt(open + 1))) break;
    }
    this.rest = this.at < source.length ? source.slice(this.at) : "";
    this.passed += this.at;
    if (this.rest.length > MAX_TOKEN) refuse("xlsx.xml-token-too-long", this.part, this.place());
  }

  /** False when the text must wait for more, because a reference may be cut in two. */
  private text(end: number, open: boolean): boolean {
    let until = end;
    if (open) {
      const reference = this.source.lastIndexOf("&");
      if (reference >= this.at && end - reference < 16 && this.source.indexOf(";", reference) < 0) until = reference;
    }
    if (until > this.at) {
      const { wantsText, text } = this.handler;
      if (wantsText === true && text !== undefined && this.names.length > 0) {
        this.handler.text!(this.unescape(this.source.slice(this.at, until)));
      } else if (this.names.length === 0 && this.source.slice(this.at, until).trim() !== "") this.malformed();
    }
    this.at = until;
    return until === end;
  }

  /** Reads the token that begins at `<`; false when its end has not come yet. */
  private token(second: number): boolean {
    if (second === SLASH) return this.closeTag();
    if (second === QUESTION) return this.skip("?>");
    if (second === EXCLAMATION) return this.declaration();
    if (Number.isNaN(second)) return false;
    return this.openTag();
  }

  private skip(mark: string): boolean {
    const end = this.source.indexOf(mark, this.at + 2);
    if (end < 0) return false;
    this.at = end + mark.length;
    return true;
  }

  private declaration(): boolean {
    const source = this.source;
    if (source.length < this.at + 9) return false;
    if (source.startsWith("<!--", this.at)) {
      const end = source.indexOf("-->", this.at + 4);
      if (end >= 0) this.at = end + 3;
      return end >= 0;
    }
    if (source.startsWith("<![CDATA[", this.at)) {
      const end = source.indexOf("]]>", this.at + 9);
      if (end < 0) return false;
      if (this.handler.wantsText === true) this.handler.text?.(source.slice(this.at + 9, end));
      this.at = end + 3;
      return true;
    }
    // A document type is where entities are declared that swell or reach out; no workbook has one.
    refuse("xlsx.xml-document-type", this.part);
  }

  private closeTag(): boolean {
    const source = this.source;
    const name = this.names.pop();
    const shortName = this.shortNames.pop()!;
    if (name === undefined) this.malformed();
    let end = this.at + 2 + name.length;
    if (!source.startsWith(name, this.at + 2)) {
      if (end < source.length) this.malformed();
      end = source.length;
    }
    while (source.charCodeAt(end) <= SPACE) end++;
    if (end >= source.length) {
      this.names.push(name);
      this.shortNames.push(shortName);
      return false;
    }
    if (source.charCodeAt(end) !== GREATER) this.malformed();
    this.at = end + 1;
    this.handler.close(shortName);
    return true;
  }

  private openTag(): boolean {
    const source = this.source;
    const length = source.length;
    let at = this.at + 1;
    let nameStart = at;
    let code = 0;
    while (at < length && (code = source.charCodeAt(at)) > SPACE && code !== GREATER && code !== SLASH) {
      if (code === COLON) nameStart = at + 1;
      else if (code === LESS || code === EQUALS || code === QUOTE || code === APOSTROPHE || code === AMPERSAND) this.malformed();
      at++;
    }
    const nameEnd = at;
    this.attributeCount = 0;
    for (;;) {
      const before = at;
      while (at < length && source.charCodeAt(at) <= SPACE) at++;
      if (at + 1 >= length && source.charCodeAt(at) !== GREATER) return false;
      code = source.charCodeAt(at);
      if (code === GREATER || code === SLASH) break;
      if (before === at) this.malformed();
      const next = this.readAttribute(at);
      if (next < 0) return false;
      at = next;
    }
    const empty = code === SLASH;
    if (empty && source.charCodeAt(at + 1) !== GREATER) this.malformed();
    if (this.names.length === 0 && this.hadRoot) this.malformed();
    const shortName = source.slice(nameStart, nameEnd);
    if (shortName === "" || this.names.length >= MAX_DEPTH) refuse(shortName === "" ? "xlsx.xml-malformed" : "xlsx.xml-too-deep", this.part, this.place());
    this.hadRoot = true;
    this.handler.open(shortName, this);
    if (empty) this.handler.close(shortName);
    else {
      this.names.push(nameStart === this.at + 1 ? shortName : source.slice(this.at + 1, nameEnd));
      this.shortNames.push(shortName);
    }
    this.at = at + (empty ? 2 : 1);
    return true;
  }

  /** Notes where the attribute at `at` stands and returns its end; −1 when its end has not come yet. */
  private readAttribute(at: number): number {
    const source = this.source;
    const start = at;
    let from = at;
    let code = 0;
    while (at < source.length && (code = source.charCodeAt(at)) > SPACE && code !== EQUALS) {
      if (code === GREATER || code === LESS || code === QUOTE || code === APOSTROPHE) this.malformed();
      if (code === COLON) from = at + 1;
      at++;
    }
    const nameEnd = at;
    while (at < source.length && source.charCodeAt(at) <= SPACE) at++;
    if (at >= source.length) return -1;
    if (source.charCodeAt(at) !== EQUALS || nameEnd === from) this.malformed();
    at++;
    while (at < source.length && source.charCodeAt(at) <= SPACE) at++;
    if (at >= source.length) return -1;
    const quote = source[at]!;
    if (quote !== '"' && quote !== "'") this.malformed();
    const end = source.indexOf(quote, at + 1);
    if (end < 0) return -1;
    // Declarations of name spaces are no attributes of anything here.
    if (source.startsWith("xmlns", start)) return end + 1;
    if (this.attributeCount === MAX_ATTRIBUTES) this.malformed();
    const slot = this.attributeCount++ * 4;
    this.attributes[slot] = from;
    this.attributes[slot + 1] = nameEnd;
    this.attributes[slot + 2] = at + 1;
    this.attributes[slot + 3] = end;
    return end + 1;
  }

  private unescape(text: string): string {
    if (!text.includes("&")) return text;
    return text.replace(/&([^;&]{0,12});?/g, (whole, name: string) => {
      const character = whole.endsWith(";") ? characterOf(name) : null;
      return character ?? this.malformed();
    });
  }

  private place(): { at: number } {
    return { at: this.passed + this.at };
  }

  private malformed(): never {
    refuse("xlsx.xml-malformed", this.part, this.place());
  }
}

const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** The character a reference stands for; null for an entity that only a document type could declare and for what is no character. */
function characterOf(name: string): string | null {
  const number = /^#(?:x([0-9a-f]{1,6})|([0-9]{1,7}))$/i.exec(name);
  if (number === null) return Object.prototype.hasOwnProperty.call(NAMED, name) ? NAMED[name]! : null;
  const code = number[1] === undefined ? Number(number[2]) : parseInt(number[1], 16);
  const isCharacter = code === 9 || code === 10 || code === 13 || (code >= 32 && code < 0xd800) || (code >= 0xe000 && code <= 0x10ffff);
  return isCharacter ? String.fromCodePoint(code) : null;
}

function encodingOf(bytes: Uint8Array): string {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 60 && bytes[1] === 0)) return "utf-16le";
  if ((bytes[0] === 0xfe && bytes[1] === 0xff) || (bytes[0] === 0 && bytes[1] === 60)) return "utf-16be";
  return "utf-8";
}

function concatenate(left: Uint8Array, right: Uint8Array): Uint8Array {
  const both = new Uint8Array(left.length + right.length);
  both.set(left);
  both.set(right, left.length);
  return both;
}

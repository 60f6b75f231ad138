import assert from "node:assert/strict";
import { test } from "node:test";
import { strToU8 } from "fflate";
import fc from "fast-check";
import { Refusal } from "../../src/files/refusal.ts";
import { XmlScanner, type XmlHandler, type XmlTag } from "../../src/files/xml-scanner.ts";

/** Writes down what it is told. */
class Recorder implements XmlHandler {
  readonly events: string[] = [];
  readonly wantsText = true;
  open(name: string, tag: XmlTag): void {
    const value = tag.attribute("v");
    this.events.push(value === null ? `<${name}>` : `<${name} v=${value}>`);
  }
  text(piece: string): void {
    const last = this.events.length - 1;
    if (this.events[last]?.startsWith("'") === true) this.events[last] += piece;
    else this.events.push(`'${piece}`);
  }
  close(name: string): void {
    this.events.push(`</${name}>`);
  }
}

function scan(bytes: Uint8Array, piece = bytes.length): string[] {
  const recorder = new Recorder();
  const scanner = new XmlScanner("part.xml", recorder);
  for (let at = 0; at < bytes.length; at += piece) scanner.write(bytes.subarray(at, at + piece));
  scanner.end();
  return recorder.events;
}

function refusalOf(text: string | Uint8Array): string | null {
  try {
    scan(typeof text === "string" ? strToU8(text) : text);
  } catch (error) {
    assert.ok(error instanceof Refusal, String(error));
    assert.equal(error.problem.where, "part.xml");
    return error.problem.code;
  }
  return null;
}

const SAMPLE = `<?xml version="1.0"?><!-- a < b --><x:a xmlns:x="urn:a>b" x:v='1 &amp; "2"'>一<b/>&lt;二&gt;&#x4e09;&#22235;<![CDATA[<五>]]><c  v = "&quot;>" /></x:a  >\n`;
const EVENTS = ['<a v=1 & "2">', "'一", "<b>", "</b>", "'<二>三四<五>", '<c v=">>', "</c>", "</a>"];

test("elements, attributes, references, sections and prefixes", () => assert.deepEqual(scan(strToU8(SAMPLE)), EVENTS));

test("the same in pieces of any size, in the middle of characters, tags and references", () => {
  const bytes = strToU8(SAMPLE);
  for (let piece = 1; piece <= bytes.length; piece++) assert.deepEqual(scan(bytes, piece), EVENTS, `pieces of ${piece}`);
});

test("UTF-8 with a mark and UTF-16 both ways", () => {
  const text = "<a v='一'>二</a>";
  const expected = ["<a v=一>", "'二", "</a>"];
  assert.deepEqual(scan(strToU8(`\ufeff${text}`)), expected);
  const little = new Uint8Array(Buffer.from(`\ufeff${text}`, "utf16le"));
  assert.deepEqual(scan(little), expected);
  assert.deepEqual(scan(new Uint8Array(Buffer.from(little).swap16())), expected);
});

test("what is not well-formed is refused", () => {
  for (const text of [
    "<a><b></a></b>", "<a></b>", "<a b></a>", "<a b=c></a>", "<a b='1'c='2'/>", "<a 'b'/>", "<a/><b/>", "text<a/>", "<a/>text", "<a>&nbsp;</a>", "<a>&#0;</a>", "<a>&#xD800;</a>", "<a>&#x110000;</a>",
    "<a>& b</a>", "<a>&amp</a>", "</a>", "<a/ >", "<=/>", "<a:/>", "<a b=\"&x;\"/>".replace("b", "v"),
  ]) assert.equal(refusalOf(text), "xlsx.xml-malformed", text);
});

test("what ends early is refused as such", () => {
  for (const text of ["<a>", "<a><b/>", "<a v='", "<a", "<a>text", "<!-- never", "<a><![CDATA[", "<?xml"]) assert.equal(refusalOf(text), "xlsx.xml-ends-early", text);
  assert.equal(refusalOf(""), "xlsx.xml-malformed");
});

test("document types and with them all entities of one's own are refused", () => {
  const laughs = '<!DOCTYPE a [<!ENTITY l "ha"><!ENTITY m "&l;&l;&l;&l;">]><a>&m;</a>';
  for (const text of [laughs, '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', "<a><!ELEMENT b (c)></a>"]) assert.equal(refusalOf(text), "xlsx.xml-document-type", text);
});

test("depth, attributes and the length of a token are bounded", () => {
  assert.equal(refusalOf("<a>".repeat(1000)), "xlsx.xml-too-deep");
  assert.equal(refusalOf(`<a ${Array.from({ length: 200 }, (_, index) => `b${index}='1'`).join(" ")}/>`), "xlsx.xml-malformed");
  assert.equal(refusalOf(`<a v='${"x".repeat(300_000)}`), "xlsx.xml-token-too-long");
  assert.equal(refusalOf(`<a><!--${"x".repeat(300_000)}`), "xlsx.xml-token-too-long");
});

test("bytes that are no text are refused", () => {
  assert.equal(refusalOf(new Uint8Array([...strToU8("<a>"), 0xc3, 0x28, ...strToU8("</a>")])), "xlsx.xml-encoding");
  assert.equal(refusalOf(new Uint8Array([...strToU8("<a/>"), 0xe4, 0xb8])), "xlsx.xml-encoding");
});

test("any text is either read or refused, in pieces as in one", () => {
  const markup = fc.string({ unit: fc.constantFrom("<", ">", "/", "a", "b", " ", "=", "'", '"', "&", ";", "amp", "!--", "-->", "?", "一", "<a>", "</a>", "<b/>"), maxLength: 40 });
  fc.assert(
    fc.property(markup, fc.integer({ min: 1, max: 5 }), (text, piece) => {
      const outcome = (size: number): unknown => {
        try {
          return scan(strToU8(text), size);
        } catch (error) {
          assert.ok(error instanceof Refusal, String(error));
          return error.problem.code;
        }
      };
      assert.deepEqual(outcome(piece), outcome(Math.max(1, text.length * 3)));
    }),
    { numRuns: process.env["HENGJI_LONG"] === "1" ? 100_000 : 5_000, seed: 4 },
  );
});

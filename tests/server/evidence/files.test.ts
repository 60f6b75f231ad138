import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import fc from "fast-check";
import { attachment, cleanFileName } from "../../../src/server/files/clean-file-name.ts";
import { openFileShelf } from "../../../src/server/files/file-shelf.ts";
import { endingOf, mediaTypeOf } from "../../../src/server/files/media-type.ts";
import { scanImages } from "../../../src/server/files/scan-images.ts";
import { scratchFolder } from "../scratch-folder.ts";

const LONG = process.env["HENGJI_LONG"] === "1";

async function* chunks(...parts: readonly (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield typeof part === "string" ? new TextEncoder().encode(part) : part;
}

const sm3 = (bytes: Uint8Array | string): string => createHash("sm3").update(bytes).digest("hex");
const folder = (): string => scratchFolder("shelf");
const all = (place: string): string[] => readdirSync(place, { recursive: true }).map(String).filter((name) => statSync(join(place, name)).isFile());

describe("the shelf of files", () => {
  test("a kept file lies under its digest and comes back byte for byte; the same file twice lies there once", async () => {
    const place = folder();
    const shelf = openFileShelf(place);
    const file = await shelf.receive(chunks("附", "件"), 100);
    assert.ok(file !== null);
    assert.deepEqual([file.bytes, file.digest, Buffer.from(file.head).toString()], [6, sm3("附件"), "附件"]);
    assert.equal(await shelf.open(file.digest), null, "not there before it is kept");
    await file.keep();
    const again = await shelf.receive(chunks("附件"), 100);
    await again!.keep();
    assert.deepEqual(all(place), [join(file.digest.slice(0, 2), file.digest)]);
    const opened = await shelf.open(file.digest);
    assert.equal(opened!.bytes, 6);
    assert.equal(await new Response(opened!.stream).text(), "附件");
    assert.equal(statSync(join(place, file.digest.slice(0, 2), file.digest)).mode & 0o077, 0, "for nobody else on this machine");
  });

  test("one byte too many leaves nothing, and nothing more is read", async () => {
    const place = folder();
    const shelf = openFileShelf(place);
    let given = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) {
        given += 1;
        yield new Uint8Array(1000);
      }
    }
    assert.equal(await shelf.receive(endless(), 2999), null);
    assert.equal(given, 3);
    assert.deepEqual(all(place), []);
    const exact = await shelf.receive(chunks(new Uint8Array(2999)), 2999);
    assert.equal(exact!.bytes, 2999);
    await exact!.drop();
    assert.deepEqual(all(place), []);
  });

  test("a stream that breaks off leaves nothing, and what a killed server left is cleared a day later", async () => {
    const place = folder();
    writeFileSync(join(place, ".incoming-old"), "x");
    writeFileSync(join(place, ".incoming-young"), "x");
    utimesSync(join(place, ".incoming-old"), new Date(Date.now() - 25 * 3600_000), new Date(Date.now() - 25 * 3600_000));
    const shelf = openFileShelf(place);
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield new Uint8Array(10);
      throw new Error("gone");
    }
    await assert.rejects(shelf.receive(broken(), 100), /gone/);
    assert.deepEqual(all(place), [".incoming-young"]);
  });

  test("any split into chunks gives the same digest and head", async () => {
    const shelf = openFileShelf(folder());
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 6000 }), { maxLength: 5 }), async (parts) => {
        const whole = Buffer.concat(parts);
        const file = await shelf.receive(chunks(...parts), 100_000);
        assert.deepEqual([file!.digest, file!.bytes], [sm3(whole), whole.length]);
        assert.deepEqual(Buffer.from(file!.head), whole.subarray(0, 4096));
        await file!.keep();
        assert.deepEqual(Buffer.from(await new Response((await shelf.open(file!.digest))!.stream).arrayBuffer()), whole);
      }),
      { numRuns: LONG ? 500 : 30, seed: 7 },
    );
  });
});

describe("names of files", () => {
  const cases: readonly (readonly [given: string, cleaned: string])[] = [
    ["验收单.pdf", "验收单.pdf"],
    ["../../etc/passwd", "passwd"],
    ["C:\\Users\\李\\桌面\\合同.docx", "合同.docx"],
    ["a\u0000b.pdf", "ab.pdf"],
    // A name that shows as `photo_exe.jpg` while it ends in .exe.
    ["photo_\u202Egpj.exe", "photo_gpj.exe"],
    ["\u200F\u2066x\u2069.png", "x.png"],
    ["a:b*c?.pdf", "a_b_c_.pdf"],
    ["  .hidden  ", "hidden"],
    ["e\u0301.txt", "é.txt"],
    ["line\nbreak.pdf", "linebreak.pdf"],
    ["", "fallback"], ["..", "fallback"], ["/", "fallback"], ["\uD800", "fallback"],
  ];
  for (const [given, cleaned] of cases) test(JSON.stringify(given), () => assert.equal(cleanFileName(given, "fallback"), cleaned));

  test("255 bytes of Chinese keep their ending and no half character", () => {
    const name = cleanFileName(`${"佐".repeat(300)}证.pdf`, "x");
    assert.ok(Buffer.byteLength(name) <= 255 && Buffer.byteLength(name) > 250, String(Buffer.byteLength(name)));
    assert.match(name, /^佐+\.pdf$/);
    assert.equal(cleanFileName("佐".repeat(85), "x"), "佐".repeat(85), "255 bytes are kept as they are");
    assert.ok(Buffer.byteLength(cleanFileName("🚧".repeat(100), "x")) <= 255);
  });

  test("whatever is sent, the name is short, on one line, leads nowhere, and is cleaned once and for all", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (given) => {
        const name = cleanFileName(given, "fallback");
        assert.ok(name !== "" && Buffer.byteLength(name) <= 255);
        assert.doesNotMatch(name, /[\p{Cc}\p{Cf}\p{Cs}/\\]|^\.|^\s|\s$/u);
        assert.equal(cleanFileName(name, "fallback"), name);
        const header = attachment(name);
        assert.match(header, /^attachment; filename="[\x20-\x21\x23-\x5b\x5d-\x7e]*"; filename\*=UTF-8''[A-Za-z0-9%._~&$+!#^`|-]*$/);
        assert.equal(decodeURIComponent(/filename\*=UTF-8''(.*)$/.exec(header)![1]!), name);
      }),
      { numRuns: LONG ? 20_000 : 500, seed: 11 },
    );
  });
});

describe("what first bytes say", () => {
  const zip = (name: string): Uint8Array => Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), Buffer.alloc(22), Buffer.from([name.length, 0, 0, 0]), Buffer.from(name, "latin1"), Buffer.alloc(40)]);
  const cases: readonly (readonly [says: string, head: Uint8Array, media: string | null])[] = [
    ["a PDF", Buffer.from("%PDF-1.7\n"), "application/pdf"],
    ["a page that calls itself one later", Buffer.from("<html>%PDF-1.7"), null],
    ["a PNG", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]), "image/png"],
    ["a JPEG", Buffer.from([0xff, 0xd8, 0xff, 0xe0]), "image/jpeg"],
    ["a workbook", zip("xl/workbook.xml"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
    ["a letter", zip("word/document.xml"), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
    ["an OFD", zip("OFD.xml"), "application/ofd"],
    ["any other zip", zip("a/xl/b"), "application/zip"],
    ["a zip that ends in its header", Buffer.from([0x50, 0x4b, 3, 4]), "application/zip"],
    ["an old document", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), "application/msword"],
    ["a program", Buffer.from("MZ\u0090"), null],
    ["a picture that can run", Buffer.from("<svg xmlns="), null],
    ["nothing", Buffer.alloc(0), null],
  ];
  for (const [says, head, media] of cases) test(says, () => assert.equal(mediaTypeOf(head), media));
  test("every medium has an ending", () => {
    for (const [, , media] of cases) if (media !== null) assert.notEqual(endingOf(media), "bin", media);
  });
  test("real workbooks of the suite are seen as such", () => {
    const place = new URL("../../files/workbooks/", import.meta.url);
    const found = readdirSync(place).filter((name) => name.endsWith(".xlsx")).slice(0, 5);
    assert.ok(found.length > 0);
    for (const name of found) assert.equal(endingOf(mediaTypeOf(readFileSync(new URL(name, place)).subarray(0, 4096)) ?? ""), "xlsx", name);
  });
});

describe("pictures of a scan", () => {
  const jpeg = (width: number, height: number): Buffer => {
    const frame = Buffer.from([0xff, 0xc0, 0, 17, 8, height >> 8, height & 255, width >> 8, width & 255, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    return Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0]), frame, Buffer.alloc(16), Buffer.from([0xff, 0xd9])]);
  };
  const pdf = (...images: readonly Buffer[]): Buffer => Buffer.concat([Buffer.from("%PDF-1.4\n"), ...images.flatMap((image) => [Buffer.from("<</Filter/DCTDecode>>\nstream\r\n"), image, Buffer.from("\nendstream\n")])]);

  test("a picture is itself, a PDF has one a page", () => {
    assert.equal(scanImages(jpeg(100, 100)).length, 1);
    assert.equal(scanImages(pdf(jpeg(100, 100), jpeg(200, 100))).length, 2);
    assert.equal(scanImages(pdf()).length, 0);
  });
  test("what would fill the memory, or says no size, is left out", () => {
    assert.equal(scanImages(jpeg(60_000, 60_000)).length, 0);
    assert.equal(scanImages(pdf(jpeg(60_000, 60_000), jpeg(10, 10))).length, 1);
    assert.equal(scanImages(jpeg(10, 10).subarray(0, -2)).length, 0, "broken off");
    assert.equal(scanImages(Buffer.from("BM6 any other picture")).length, 0);
    assert.equal(scanImages(Buffer.alloc(0)).length, 0);
    assert.ok(scanImages(pdf(...Array.from({ length: 100 }, () => jpeg(10, 10)))).length <= 40);
  });
  test("nothing a stranger writes makes it fail or run for ever", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.constantFrom("%PDF-1.4\nstream\n", "\xff\xd8\xff", "\x89PNG\r\n\x1a\n", ""), (bytes, start) => {
        scanImages(Buffer.concat([Buffer.from(start, "latin1"), bytes]));
        mediaTypeOf(Buffer.concat([Buffer.from(start === "" ? "PK\x03\x04" : start, "latin1"), bytes]));
      }),
      { numRuns: LONG ? 20_000 : 500, seed: 3 },
    );
  });
});

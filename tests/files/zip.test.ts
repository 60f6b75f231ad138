import assert from "node:assert/strict";
import { test } from "node:test";
import { strToU8, zipSync } from "fflate";
import { crc32 } from "../../src/files/crc32.ts";
import { DEFAULT_READ_LIMITS, InflateBudget, type ReadLimits } from "../../src/files/read-limits.ts";
import { Refusal } from "../../src/files/refusal.ts";
import { entryBytes, inflateEntry, readZip, type Zip } from "../../src/files/zip.ts";
import { handMadeZip, joined, littleEndian } from "./hand-made-zip.ts";

function refusalOf(action: () => unknown): string | null {
  try {
    action();
  } catch (error) {
    assert.ok(error instanceof Refusal, String(error));
    return error.problem.code;
  }
  return null;
}

const read = (bytes: Uint8Array, limits: Partial<ReadLimits> = {}): Zip => readZip(bytes, { ...DEFAULT_READ_LIMITS, ...limits });
const budget = (limits: Partial<ReadLimits> = {}): InflateBudget => new InflateBudget({ ...DEFAULT_READ_LIMITS, ...limits }, 0);
const text = strToU8("绩效".repeat(10_000));

test("CRC-32 as everybody counts it, in one piece and in many", () => {
  assert.equal(crc32(strToU8("123456789")), 0xcbf43926);
  for (let cut = 0; cut < 12; cut++) assert.equal(crc32(text.subarray(cut), crc32(text.subarray(0, cut))), crc32(text));
});

test("entries packed and stored are read, with a comment behind and bytes in front", () => {
  for (const level of [0, 6] as const) {
    const packed = zipSync({ "文件夹/表.txt": text }, { level });
    const zip = read(joined([strToU8("self-extracting stub"), packed.subarray(0, packed.length - 2), littleEndian([2, 5]), strToU8("hello")]));
    assert.deepEqual(zip.entries.map(({ name }) => name), ["文件夹/表.txt"]);
    assert.deepEqual(entryBytes(zip, zip.entries[0]!, budget()), text);
  }
});

test("names: UTF-8 with and without its flag, GBK without one, Unicode beside, backslashes", () => {
  const gbk = new Uint8Array([0xd7, 0xd4, 0xc6, 0xc0, 0xb1, 0xed]);
  // In GBK these bytes look like UTF-8 to a careless reader.
  const unicom = new Uint8Array([0xc1, 0xaa, 0xcd, 0xa8]);
  const beside = strToU8("real.txt");
  const extra = joined([littleEndian([2, 0x7075], [2, 5 + beside.length], [1, 1], [4, crc32(strToU8("????"))]), beside]);
  const names = read(handMadeZip([
    { name: strToU8("一.txt"), flags: 0x800, data: text }, { name: strToU8("二.txt"), data: text }, { name: gbk, data: text }, { name: unicom, data: text },
    { name: strToU8("????"), data: text, extra }, { name: strToU8("a\\b.txt"), data: text }, { name: new Uint8Array([0xff, 0xff]), flags: 0x800, data: text },
  ])).entries.map(({ name }) => name);
  assert.deepEqual(names, ["一.txt", "二.txt", "自评表", "联通", "real.txt", "a/b.txt", "\ufffd\ufffd"]);
});

test("sizes beyond 32 bits in the directory are read from their own field", () => {
  const [name, data] = [strToU8("a.txt"), text];
  const zip64 = handMadeZip([{ name, data, size: 0xffffffff, extra: joined([littleEndian([2, 1], [2, 8], [4, data.length], [4, 0])]) }]);
  const zip = read(zip64);
  assert.equal(zip.entries[0]!.size, data.length);
  assert.equal(refusalOf(() => read(handMadeZip([{ name, data, size: 0xffffffff, extra: littleEndian([2, 1], [2, 4], [4, 1]) }]))), "zip.damaged");
});

test("truncated, damaged, split and overlapping archives are said as what they are", () => {
  const whole = zipSync({ "a.txt": text, "b.txt": text });
  for (let length = 4; length < whole.length; length += Math.ceil(whole.length / 97)) {
    assert.match(refusalOf(() => read(whole.subarray(0, length))) ?? "read", /^zip\.(truncated|damaged)$/, `${length} of ${whole.length} bytes`);
  }
  const damaged = whole.slice();
  damaged[60]! ^= 255;
  const zip = read(damaged);
  assert.equal(refusalOf(() => entryBytes(zip, zip.entries[0]!, budget())), "zip.damaged");
  const stored = zipSync({ "a.txt": text }, { level: 0 });
  stored[100]! ^= 1;
  assert.equal(refusalOf(() => entryBytes(read(stored), read(stored).entries[0]!, budget())), "zip.damaged");

  const split = whole.slice();
  split[split.length - 18] = 1;
  assert.equal(refusalOf(() => read(split)), "zip.split");

  const two = handMadeZip([{ name: strToU8("a"), data: text }, { name: strToU8("b"), data: text }]);
  const second = two.length - 22 - 47 + 42;
  two.fill(0, second, second + 4);
  assert.equal(refusalOf(() => read(two)), "zip.overlapping");
});

test("encrypted entries and unknown methods are not inflated", () => {
  const zip = read(handMadeZip([{ name: strToU8("a"), flags: 1, data: text }, { name: strToU8("b"), method: 14, data: text }]));
  assert.equal(refusalOf(() => entryBytes(zip, zip.entries[0]!, budget())), "zip.encrypted");
  assert.equal(refusalOf(() => entryBytes(zip, zip.entries[1]!, budget())), "zip.unknown-method");
});

test("every bound stops the inflating at once, whatever the directory claims", () => {
  const mebibyte = 1024 * 1024;
  const packed = zipSync({ bomb: new Uint8Array(20 * mebibyte) }, { level: 9 });
  const inflated = (zip: Zip, limits: Partial<ReadLimits>, limit: number): [string | null, number] => {
    let count = 0;
    const code = refusalOf(() => inflateEntry(zip, zip.entries[0]!, budget(limits), limit, (bytes) => void (count += bytes.length)));
    return [code, count];
  };
  const honest = read(packed);
  assert.deepEqual(inflated(honest, {}, 10 * mebibyte), ["zip.entry-too-large", 0]);
  const [ratioCode, ratioCount] = inflated(honest, { ratioFromBytes: mebibyte }, 200 * mebibyte);
  assert.equal(ratioCode, "zip.bomb");
  assert.ok(ratioCount <= honest.entries[0]!.packedSize * DEFAULT_READ_LIMITS.ratio, String(ratioCount));
  const [totalCode, totalCount] = inflated(honest, { ratio: 5000, inflatedBytes: 5 * mebibyte }, 200 * mebibyte);
  assert.equal(totalCode, "zip.too-large-inflated");
  assert.ok(totalCount <= 5 * mebibyte, String(totalCount));

  // A liar is found out by its first piece: the directory says one byte.
  const liar = { ...honest, entries: honest.entries.map((entry) => ({ ...entry, size: 1 })) };
  assert.deepEqual(inflated(liar, {}, 20 * mebibyte), ["zip.damaged", 0]);
  assert.equal(refusalOf(() => entryBytes(liar, liar.entries[0]!, budget())), "zip.damaged");
  assert.equal(refusalOf(() => read(zipSync({ a: text, b: text, c: text }), { entries: 2 })), "zip.too-many-entries");
});

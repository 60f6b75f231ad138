import { crc32 } from "./crc32.ts";
import { inflateRaw } from "./inflate.ts";
import { mebibytes, type InflateBudget, type ReadLimits } from "./read-limits.ts";
import { refuse } from "./refusal.ts";

export interface ZipEntry {
  /** As stored, with `/` between folders; only ever shown or compared, never used as a path. */
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  /** Where its packed bytes begin. */
  readonly start: number;
}

export interface Zip {
  readonly bytes: Uint8Array;
  readonly entries: readonly ZipEntry[];
}

const END = 0x06054b50;
const END_64_LOCATOR = 0x07064b50;
const END_64 = 0x06064b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const FLAG_ENCRYPTED = 1;
const FLAG_UTF8 = 0x800;
/** No system has longer paths. */
const MAX_NAME = 4096;
/** Stored bytes handed on at once. */
const PIECE = 1024 * 1024;
/** Deflate can't do better than this, so a directory that claims more is wrong. */
const MOST_DEFLATE = 1040;

/** Reads the directory at the end of an archive; nothing is inflated. */
export function readZip(bytes: Uint8Array, limits: ReadLimits): Zip {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end < 0) refuse("zip.truncated");
  const directory = directoryOf(view, end);
  if (directory.count > limits.entries) refuse("zip.too-many-entries", "", { count: directory.count, limit: limits.entries });

  const entries: { entry: ZipEntry; from: number }[] = [];
  let at = directory.start;
  for (let index = 0; index < directory.count; index++) {
    if (at + 46 > directory.end || view.getUint32(at, true) !== CENTRAL) refuse("zip.damaged");
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const next = at + 46 + nameLength + extraLength + view.getUint16(at + 32, true);
    if (next > directory.end || nameLength > MAX_NAME) refuse("zip.damaged");
    entries.push(readEntry(bytes, view, at, nameLength, extraLength, directory));
    at = next;
  }
  // Entries that share bytes are how a small archive unpacks to terabytes; no honest writer makes them.
  const inOrder = [...entries].sort((left, right) => left.from - right.from);
  let taken = 0;
  for (const { entry, from } of inOrder) {
    if (from < taken) refuse("zip.overlapping", entry.name);
    taken = entry.start + entry.packedSize;
  }
  return { bytes, entries: entries.map(({ entry }) => entry) };
}

interface Directory {
  readonly start: number;
  readonly end: number;
  readonly count: number;
  /** Bytes that stand before the archive proper, as in a self-extracting one: every offset is that much larger. */
  readonly before: number;
}

function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= lowest; at--) {
    if (view.getUint32(at, true) === END && at + 22 + view.getUint16(at + 20, true) <= view.byteLength) return at;
  }
  return -1;
}

function directoryOf(view: DataView, end: number): Directory {
  let count = view.getUint16(end + 10, true);
  let size = view.getUint32(end + 12, true);
  let offset = view.getUint32(end + 16, true);
  let last = end;
  const disk = view.getUint16(end + 4, true);
  if (disk !== 0 && disk !== 0xffff) refuse("zip.split");
  if (end >= 20 && view.getUint32(end - 20, true) === END_64_LOCATOR) {
    const end64 = large(view, end - 20 + 8);
    if (end64 + 56 > end || view.getUint32(end64, true) !== END_64) refuse("zip.damaged");
    count = large(view, end64 + 32);
    size = large(view, end64 + 40);
    offset = large(view, end64 + 48);
    last = end64;
  }
  const before = last - size - offset;
  if (before < 0) refuse("zip.truncated");
  return { start: offset + before, end: last, count, before };
}

/** A 64-bit number; anything beyond what a file here can hold is as good as infinite. */
function large(view: DataView, at: number): number {
  return view.getUint32(at, true) + view.getUint32(at + 4, true) * 0x100000000;
}

function readEntry(bytes: Uint8Array, view: DataView, at: number, nameLength: number, extraLength: number, directory: Directory): { entry: ZipEntry; from: number } {
  const flags = view.getUint16(at + 8, true);
  let packedSize = view.getUint32(at + 20, true);
  let size = view.getUint32(at + 24, true);
  let offset = view.getUint32(at + 42, true);
  const nameBytes = bytes.subarray(at + 46, at + 46 + nameLength);
  let name: string | null = null;
  for (const field of extraFields(view, at + 46 + nameLength, extraLength)) {
    if (field.id === 1) {
      // The zip64 field holds only those numbers, in this order, that did not fit.
      let from = field.at;
      const take = (): number => {
        if (from + 8 > field.at + field.length) refuse("zip.damaged");
        from += 8;
        return large(view, from - 8);
      };
      if (size === 0xffffffff) size = take();
      if (packedSize === 0xffffffff) packedSize = take();
      if (offset === 0xffffffff) offset = take();
    } else if (field.id === 0x7075 && field.length > 5 && view.getUint32(field.at + 1, true) === crc32(nameBytes)) {
      name = decode(bytes.subarray(field.at + 5, field.at + field.length), "utf-8");
    }
  }
  name = (name ?? entryName(nameBytes, (flags & FLAG_UTF8) !== 0)).replace(/\\/g, "/");
  const from = offset + directory.before;
  if (from + 30 > directory.start || view.getUint32(from, true) !== LOCAL) refuse("zip.damaged", name);
  const start = from + 30 + view.getUint16(from + 26, true) + view.getUint16(from + 28, true);
  if (start + packedSize > directory.start) refuse("zip.damaged", name);
  const entry = {
    name, size, packedSize, start,
    method: view.getUint16(at + 10, true),
    encrypted: (flags & FLAG_ENCRYPTED) !== 0,
    crc: view.getUint32(at + 16, true),
  };
  return { entry, from };
}

function* extraFields(view: DataView, start: number, length: number): Generator<{ id: number; at: number; length: number }> {
  for (let at = start; at + 4 <= start + length; ) {
    const fieldLength = view.getUint16(at + 2, true);
    if (at + 4 + fieldLength > start + length) return;
    yield { id: view.getUint16(at, true), at: at + 4, length: fieldLength };
    at += 4 + fieldLength;
  }
}

/** Windows in China packs names as GBK without saying so; macOS packs UTF-8 without saying so. Valid UTF-8 is taken as such. */
function entryName(bytes: Uint8Array, utf8: boolean): string {
  return decode(bytes, "utf-8") ?? (utf8 ? null : decode(bytes, "gbk")) ?? new TextDecoder("utf-8").decode(bytes);
}

function decode(bytes: Uint8Array, encoding: "utf-8" | "gbk"): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes).normalize("NFC");
  } catch {
    return null;
  }
}

/** Inflates one entry piece by piece, within every bound, and makes sure that it is whole. */
export function inflateEntry(zip: Zip, entry: ZipEntry, budget: InflateBudget, limit: number, take: (bytes: Uint8Array) => void): void {
  const { limits } = budget;
  if (entry.encrypted) refuse("zip.encrypted", entry.name);
  if (entry.method !== 0 && entry.method !== 8) refuse("zip.unknown-method", entry.name, { method: entry.method });
  if (entry.size > limit) refuse("zip.entry-too-large", entry.name, { limit: mebibytes(limit) });
  // Even the first piece of another entry would be too much once a bound is passed.
  count(budget, entry, 0);
  const packed = zip.bytes.subarray(entry.start, entry.start + entry.packedSize);
  let length = 0;
  let crc = 0;
  const pass = (bytes: Uint8Array): void => {
    length += bytes.length;
    // More than the directory says: from here on nothing it says can be trusted.
    if (length > entry.size) refuse("zip.damaged", entry.name);
    if (length > limit) refuse("zip.entry-too-large", entry.name, { limit: mebibytes(limit) });
    if (length > limits.ratioFromBytes && length > entry.packedSize * limits.ratio) refuse("zip.bomb", entry.name, { ratio: limits.ratio });
    count(budget, entry, bytes.length);
    crc = crc32(bytes, crc);
    if (bytes.length > 0) take(bytes);
  };
  if (entry.method === 0) {
    for (let at = 0; at < packed.length; at += PIECE) pass(packed.subarray(at, at + PIECE));
  } else {
    if (!inflateRaw(packed, entry.size, pass)) refuse("zip.damaged", entry.name);
  }
  if (length !== entry.size || crc !== entry.crc) refuse("zip.damaged", entry.name);
}

function count(budget: InflateBudget, entry: ZipEntry, bytes: number): void {
  const passed = budget.add(bytes);
  if (passed !== null) refuse("zip.too-large-inflated", entry.name, { limit: mebibytes(passed) });
}

/** One entry whole, for a file that lies inside an archive. */
export function entryBytes(zip: Zip, entry: ZipEntry, budget: InflateBudget): Uint8Array {
  const limit = budget.limits.packedFileBytes;
  if (entry.method === 0 && !entry.encrypted && entry.size === entry.packedSize && entry.size <= limit) {
    const stored = zip.bytes.subarray(entry.start, entry.start + entry.size);
    if (crc32(stored) !== entry.crc) refuse("zip.damaged", entry.name);
    return stored;
  }
  if (entry.size > limit) refuse("zip.entry-too-large", entry.name, { limit: mebibytes(limit) });
  // What the directory claims is only worth memory if it may be inflated at all.
  count(budget, entry, 0);
  if (entry.size > entry.packedSize * MOST_DEFLATE) refuse("zip.damaged", entry.name);
  const whole = new Uint8Array(entry.size);
  let at = 0;
  inflateEntry(zip, entry, budget, limit, (bytes) => {
    whole.set(bytes, at);
    at += bytes.length;
  });
  return whole;
}

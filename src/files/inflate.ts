/** How far back a copy may reach. */
const WINDOW = 32 * 1024;
/** What is handed on at once; larger entries slide through a buffer of this size. */
const PIECE = 1024 * 1024;
const MOST_BITS = 15;
/** Codes up to this length are looked up at once; longer ones are rare and found bit by bit. */
const FAST_BITS = 10;
const END_OF_BLOCK = 256;

const LENGTH_BASE = Uint16Array.of(3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258);
const LENGTH_EXTRA = Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0);
const DISTANCE_BASE = Uint16Array.of(1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577);
const DISTANCE_EXTRA = Uint8Array.of(0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13);
const LENGTH_ORDER = Uint8Array.of(16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15);

/**
 * Inflates raw deflate (RFC 1951) in pieces that are valid only inside `pass`. False for bytes that are no deflate, and for an
 * output that is larger than its `size`: small outputs stop at the first byte beyond, of large ones `pass` counts the pieces.
 * Of our own because the library we pack with can't be stopped in a buffer of the promised size when a stream lies about it,
 * and for its output in pieces it grows and copies buffers anew for each of a workbook's many small parts.
 */
export function inflateRaw(packed: Uint8Array, size: number, pass: (bytes: Uint8Array) => void): boolean {
  return new Inflation(packed, size, pass).run();
}

/** A set of codes: a table for the short ones, and counts and symbols in order of the codes for the others. */
class Codes {
  /** By the next bits: symbol × 16 + length of its code; 0 where the code is longer or there is none. */
  readonly fast = new Uint16Array(1 << FAST_BITS);
  private readonly counts = new Uint16Array(MOST_BITS + 1);
  private readonly next = new Uint16Array(MOST_BITS + 2);
  private readonly symbols: Uint16Array;

  constructor(most: number) {
    this.symbols = new Uint16Array(most);
  }

  /** Takes the lengths of codes; false when they are more than fit. */
  set(lengths: Uint8Array, from: number, to: number): boolean {
    const { fast, counts, next, symbols } = this;
    fast.fill(0);
    counts.fill(0);
    for (let at = from; at < to; at++) counts[lengths[at]!]!++;
    counts[0] = 0;
    let left = 1;
    next[1] = 0;
    for (let bits = 1; bits <= MOST_BITS; bits++) {
      left = left * 2 - counts[bits]!;
      if (left < 0) return false;
      next[bits + 1] = next[bits]! + counts[bits]!;
    }
    for (let at = from; at < to; at++) if (lengths[at] !== 0) symbols[next[lengths[at]!]!++] = at - from;
    let index = 0;
    let code = 0;
    for (let bits = 1; bits <= FAST_BITS; bits++) {
      for (let count = counts[bits]!; count > 0; count--) {
        const entry = (symbols[index++]! << 4) | bits;
        for (let at = reversed(code, bits); at < fast.length; at += 1 << bits) fast[at] = entry;
        code++;
      }
      code <<= 1;
    }
    return true;
  }

  /** The symbol whose code the bits begin with, × 16 + its length; 0 when there is none. */
  slow(bits: number): number {
    let code = 0;
    let first = 0;
    let index = 0;
    for (let length = 1; length <= MOST_BITS; length++) {
      code |= (bits >>> (length - 1)) & 1;
      const count = this.counts[length]!;
      if (code - count < first) return (this.symbols[index + code - first]! << 4) | length;
      index += count;
      first = (first + count) << 1;
      code <<= 1;
    }
    return 0;
  }
}

class Inflation {
  private readonly packed: Uint8Array;
  private readonly pass: (bytes: Uint8Array) => void;
  private readonly out: Uint8Array;
  /** Whether the output is larger than the buffer and slides through it. */
  private readonly slides: boolean;
  /** Next byte of the output, and the first that has not been passed on. */
  private at = 0;
  private passed = 0;
  /** Next packed byte, and the bits taken from those before it. */
  private next = 0;
  private bits = 0;
  private held = 0;
  private readonly lengths = new Uint8Array(320);
  private readonly literals = new Codes(288);
  private readonly distances = new Codes(32);

  constructor(packed: Uint8Array, size: number, pass: (bytes: Uint8Array) => void) {
    this.packed = packed;
    this.pass = pass;
    this.slides = size > PIECE;
    this.out = new Uint8Array(this.slides ? PIECE + WINDOW : size);
  }

  run(): boolean {
    for (;;) {
      const header = this.take(3);
      const type = header >> 1;
      if (header < 0 || type === 3) return false;
      if (type === 0 ? !this.stored() : !(type === 1 ? this.fixedCodes() : this.ownCodes()) || !this.block()) return false;
      if ((header & 1) === 1) break;
    }
    this.pass(this.out.subarray(this.passed, this.at));
    return true;
  }

  /** So many bits as a number; −1 when the stream ends before. */
  private take(count: number): number {
    while (this.held < count) {
      if (this.next === this.packed.length) return -1;
      this.bits |= this.packed[this.next++]! << this.held;
      this.held += 8;
    }
    const value = this.bits & ((1 << count) - 1);
    this.bits >>>= count;
    this.held -= count;
    return value;
  }

  private symbol(codes: Codes): number {
    while (this.held < MOST_BITS && this.next < this.packed.length) {
      this.bits |= this.packed[this.next++]! << this.held;
      this.held += 8;
    }
    const entry = codes.fast[this.bits & ((1 << FAST_BITS) - 1)]! || codes.slow(this.bits);
    const length = entry & 15;
    if (length === 0 || length > this.held) return -1;
    this.bits >>>= length;
    this.held -= length;
    return entry >> 4;
  }

  /** Makes room for so many bytes; false when they are more than was promised. */
  private room(count: number): boolean {
    if (this.at + count <= this.out.length) return true;
    if (!this.slides) return false;
    this.pass(this.out.subarray(this.passed, this.at));
    this.out.copyWithin(0, this.at - WINDOW, this.at);
    this.at = this.passed = WINDOW;
    return true;
  }

  private stored(): boolean {
    // What is held beyond the byte that was begun goes back.
    this.next -= this.held >> 3;
    this.bits = this.held = 0;
    const length = this.take(16);
    const check = this.take(16);
    if (length < 0 || check < 0 || (length ^ check) !== 0xffff || this.next + length > this.packed.length) return false;
    if (!this.room(length)) return false;
    this.out.set(this.packed.subarray(this.next, this.next + length), this.at);
    this.at += length;
    this.next += length;
    return true;
  }

  private fixedCodes(): boolean {
    const { lengths } = this;
    lengths.fill(8, 0, 144).fill(9, 144, 256).fill(7, 256, 280).fill(8, 280, 288).fill(5, 288, 320);
    return this.literals.set(lengths, 0, 288) && this.distances.set(lengths, 288, 320);
  }

  private ownCodes(): boolean {
    const { lengths, literals, distances } = this;
    const [literalCount, distanceCount, lengthCount] = [this.take(5) + 257, this.take(5) + 1, this.take(4) + 4];
    if (literalCount < 257 || literalCount > 286 || distanceCount < 1 || distanceCount > 30 || lengthCount < 4) return false;
    lengths.fill(0);
    for (let at = 0; at < lengthCount; at++) {
      const length = this.take(3);
      if (length < 0) return false;
      lengths[LENGTH_ORDER[at]!] = length;
    }
    if (!literals.set(lengths, 0, 19)) return false;
    const count = literalCount + distanceCount;
    for (let at = 0; at < count; ) {
      const symbol = this.symbol(literals);
      if (symbol < 0 || (symbol === 16 && at === 0)) return false;
      if (symbol < 16) {
        lengths[at++] = symbol;
        continue;
      }
      const length = symbol === 16 ? lengths[at - 1]! : 0;
      const times = symbol === 16 ? this.take(2) + 3 : symbol === 17 ? this.take(3) + 3 : this.take(7) + 11;
      if (times < (symbol === 18 ? 11 : 3) || at + times > count) return false;
      lengths.fill(length, at, at + times);
      at += times;
    }
    return lengths[END_OF_BLOCK] !== 0 && literals.set(lengths, 0, literalCount) && distances.set(lengths, literalCount, count);
  }

  private block(): boolean {
    const { literals, distances, out } = this;
    for (;;) {
      const symbol = this.symbol(literals);
      if (symbol < 0) return false;
      if (symbol < END_OF_BLOCK) {
        if (this.at === out.length && !this.room(1)) return false;
        out[this.at++] = symbol;
        continue;
      }
      if (symbol === END_OF_BLOCK) return true;
      const lengthCode = symbol - 257;
      if (lengthCode >= LENGTH_BASE.length) return false;
      const more = this.take(LENGTH_EXTRA[lengthCode]!);
      const distanceCode = this.symbol(distances);
      if (more < 0 || distanceCode < 0 || distanceCode >= DISTANCE_BASE.length) return false;
      const further = this.take(DISTANCE_EXTRA[distanceCode]!);
      const length = LENGTH_BASE[lengthCode]! + more;
      const distance = DISTANCE_BASE[distanceCode]! + further;
      if (further < 0 || !this.room(length) || distance > this.at) return false;
      // A copy may reach into what it makes itself, so it goes byte by byte.
      const end = this.at + length;
      for (let at = this.at; at < end; at++) out[at] = out[at - distance]!;
      this.at = end;
    }
  }
}

function reversed(code: number, bits: number): number {
  let back = 0;
  for (let bit = 0; bit < bits; bit++) back |= ((code >> bit) & 1) << (bits - 1 - bit);
  return back;
}

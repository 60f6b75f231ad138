import { strToU8 } from "fflate";
import { crc32 } from "../../src/files/crc32.ts";

/** One entry of a zip made by hand. */
export interface MadeEntry {
  readonly name: Uint8Array;
  readonly flags?: number;
  readonly method?: number;
  readonly data: Uint8Array;
  readonly size?: number;
  readonly crc?: number;
  readonly extra?: Uint8Array;
}

/** A zip byte for byte, for what no library writes. */
export function handMadeZip(entries: readonly MadeEntry[], comment = "", before = new Uint8Array(0)): Uint8Array {
  const pieces: Uint8Array[] = [before];
  const central: Uint8Array[] = [];
  let at = 0;
  const push = (list: Uint8Array[], bytes: Uint8Array): void => void list.push(bytes);
  for (const { name, flags = 0, method = 0, data, size = data.length, crc = crc32(data), extra = new Uint8Array(0) } of entries) {
    const local = littleEndian([4, 0x04034b50], [2, 20], [2, flags], [2, method], [4, 0], [4, crc], [4, data.length], [4, size], [2, name.length], [2, 0]);
    push(central, littleEndian([4, 0x02014b50], [2, 20], [2, 20], [2, flags], [2, method], [4, 0], [4, crc], [4, data.length], [4, size], [2, name.length], [2, extra.length], [2, 0], [2, 0], [2, 0], [4, 0], [4, at]));
    push(central, name);
    push(central, extra);
    for (const piece of [local, name, data]) {
      push(pieces, piece);
      at += piece.length;
    }
  }
  const directory = joined(central);
  return joined([...pieces, directory, littleEndian([4, 0x06054b50], [2, 0], [2, 0], [2, entries.length], [2, entries.length], [4, directory.length], [4, at], [2, comment.length]), strToU8(comment)]);
}

export function littleEndian(...fields: [size: number, value: number][]): Uint8Array {
  return joined(fields.map(([size, value]) => Uint8Array.from({ length: size }, (_, index) => (value >>> (index * 8)) & 255)));
}

export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(pieces));
}

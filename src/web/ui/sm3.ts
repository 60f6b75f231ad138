const START = [0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e] as const;

const turned = (word: number, by: number): number => (word << by % 32) | (word >>> (32 - (by % 32)) % 32);
const mixed0 = (word: number): number => word ^ turned(word, 9) ^ turned(word, 17);
const mixed1 = (word: number): number => word ^ turned(word, 15) ^ turned(word, 23);

/** SM3 (GB/T 32905—2016) of a text in UTF-8, in hexadecimal digits, as the server computes it. Browsers have no SM3, and on a page without TLS no digest at all. */
export function sm3(text: string): string {
  const bytes = padded(new TextEncoder().encode(text));
  let state: readonly number[] = START;
  for (let at = 0; at < bytes.byteLength; at += 64) state = compressed(state, new DataView(bytes.buffer, at, 64));
  return state.map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
}

/** Whole blocks of 64 bytes: a set bit, zeroes, and how many bits there were. */
function padded(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
  all.set(bytes);
  all[bytes.length] = 0x80;
  const end = new DataView(all.buffer, all.length - 8);
  end.setUint32(0, Math.floor(bytes.length / 0x20000000));
  end.setUint32(4, (bytes.length * 8) >>> 0);
  return all;
}

/** One block after those before it; the names are those of the standard. */
function compressed(before: readonly number[], block: DataView): readonly number[] {
  const w: number[] = [];
  for (let j = 0; j < 16; j += 1) w.push(block.getInt32(j * 4));
  for (let j = 16; j < 68; j += 1) w.push(mixed1(w[j - 16]! ^ w[j - 9]! ^ turned(w[j - 3]!, 15)) ^ turned(w[j - 13]!, 7) ^ w[j - 6]!);
  let [a, b, c, d, e, f, g, h] = before as readonly [number, number, number, number, number, number, number, number];
  for (let j = 0; j < 64; j += 1) {
    const isEarly = j < 16;
    const ss1 = turned((turned(a, 12) + e + turned(isEarly ? 0x79cc4519 : 0x7a879d8a, j)) | 0, 7);
    const ss2 = ss1 ^ turned(a, 12);
    const ff = isEarly ? a ^ b ^ c : (a & b) | (a & c) | (b & c);
    const gg = isEarly ? e ^ f ^ g : (e & f) | (~e & g);
    const tt1 = (ff + d + ss2 + (w[j]! ^ w[j + 4]!)) | 0;
    const tt2 = (gg + h + ss1 + w[j]!) | 0;
    [a, b, c, d, e, f, g, h] = [tt1, a, turned(b, 9), c, mixed0(tt2), e, turned(f, 19), g];
  }
  return [a, b, c, d, e, f, g, h].map((word, index) => word ^ before[index]!);
}

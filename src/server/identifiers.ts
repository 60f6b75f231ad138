import { randomBytes, randomFillSync } from "node:crypto";

/** Bits of the counter behind the milliseconds, so that ids made in one millisecond keep their order. */
const COUNTER_LIMIT = 0x1000;

/**
 * Makes UUIDs of version 7: 48 bits of time, 12 bits that count within a millisecond, 62 random bits.
 * Made here and not by the database, so that every PostgreSQL and its relatives will do and a key never waits for a sequence.
 */
export function idMaker(): (now: Date) => string {
  let lastTime = 0;
  let counter = 0;
  return (now) => {
    // A clock that was set back, or a full millisecond, borrows from the next one: order matters more than the last digit of time.
    const time = Math.max(now.getTime(), lastTime);
    if (time > lastTime) {
      lastTime = time;
      counter = randomBytes(1)[0]!;
    } else if (++counter === COUNTER_LIMIT) {
      lastTime += 1;
      counter = 0;
    }
    return format(lastTime, counter);
  };
}

function format(time: number, counter: number): string {
  const bytes = Buffer.alloc(16);
  bytes.writeUIntBE(time, 0, 6);
  bytes.writeUInt16BE(0x7000 | counter, 6);
  randomFillSync(bytes, 8);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  const hex = bytes.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** The key of a kept recheck: 192 random bits, which whoever holds it may open it with. 32 characters that need no escaping in an address. */
export function newKeptKey(): string {
  return randomBytes(24).toString("base64url");
}

export const KEPT_KEY_LENGTH = 32;

/** Crockford's base 32: no I, L, O or U, so that nothing is misread aloud or from paper. */
const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** The code of a printed page: 80 random bits in 16 characters. */
export function newPrintCode(): string {
  return Array.from(randomBytes(16), (byte) => CROCKFORD[byte % 32]).join("");
}

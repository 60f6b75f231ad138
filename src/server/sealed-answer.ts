import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from "node:crypto";

const SALT = 16;
const MAC = 32;
const NO_IV = Buffer.alloc(16);

/**
 * Seals an answer with the key of the request that asked for it: SM4 in counter mode, then HMAC with SM3 over all of it.
 * A kept answer may hold a secret (the key of a kept recheck), and the database must not be able to read it.
 */
export function sealAnswer(answer: unknown, requestKey: string): Buffer {
  const salt = randomBytes(SALT);
  const { cipherKey, macKey } = keysFrom(requestKey, salt);
  // The key is used once only, since every answer has a salt of its own; so the counter may start at zero.
  const cipher = createCipheriv("sm4-ctr", cipherKey, NO_IV);
  const body = Buffer.concat([salt, cipher.update(JSON.stringify(answer), "utf8"), cipher.final()]);
  return Buffer.concat([body, createHmac("sm3", macKey).update(body).digest()]);
}

/** Throws when the answer was sealed with another key or was altered since. */
export function openAnswer(sealed: Uint8Array, requestKey: string): unknown {
  const all = Buffer.from(sealed);
  const body = all.subarray(0, -MAC);
  const { cipherKey, macKey } = keysFrom(requestKey, all.subarray(0, SALT));
  const mac = createHmac("sm3", macKey).update(body).digest();
  if (all.length < SALT + MAC || !timingSafeEqual(mac, all.subarray(-MAC))) throw new Error("a stored answer does not open");
  const decipher = createDecipheriv("sm4-ctr", cipherKey, NO_IV);
  return JSON.parse(Buffer.concat([decipher.update(body.subarray(SALT)), decipher.final()]).toString("utf8"));
}

function keysFrom(requestKey: string, salt: Buffer): { cipherKey: Buffer; macKey: Buffer } {
  const keys = Buffer.from(hkdfSync("sm3", requestKey, salt, "hengji answered request", 16 + 32));
  return { cipherKey: keys.subarray(0, 16), macKey: keys.subarray(16) };
}

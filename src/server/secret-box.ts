import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from "node:crypto";

const SALT = 16;
const MAC = 32;
const NO_IV = Buffer.alloc(16);

/** Seals secrets that have to lie in the database and must mean nothing to whoever has only the database. */
export interface SecretBox {
  /** `about` names what the secret belongs to: one that was moved to another row does not open. */
  seal(secret: Uint8Array, about: string): Buffer;
  /** Throws when it was sealed with another key, about something else, or altered since. */
  open(sealed: Uint8Array, about: string): Buffer;
}

/** SM4 in counter mode under a key of its own for each secret, then HMAC with SM3 over all of it. */
export function openSecretBox(key: string): SecretBox {
  return {
    seal(secret, about) {
      const salt = randomBytes(SALT);
      const { cipherKey, macKey } = keysFrom(key, salt);
      // The key is used once only, since every secret has a salt of its own; so the counter may start at zero.
      const cipher = createCipheriv("sm4-ctr", cipherKey, NO_IV);
      const body = Buffer.concat([salt, cipher.update(secret), cipher.final()]);
      return Buffer.concat([body, macOf(macKey, body, about)]);
    },
    open(sealed, about) {
      const all = Buffer.from(sealed);
      if (all.length < SALT + MAC) throw new Error("a sealed secret is too short");
      const body = all.subarray(0, -MAC);
      const { cipherKey, macKey } = keysFrom(key, all.subarray(0, SALT));
      if (!timingSafeEqual(macOf(macKey, body, about), all.subarray(-MAC))) throw new Error("a sealed secret does not open");
      const decipher = createDecipheriv("sm4-ctr", cipherKey, NO_IV);
      return Buffer.concat([decipher.update(body.subarray(SALT)), decipher.final()]);
    },
  };
}

function macOf(macKey: Buffer, body: Buffer, about: string): Buffer {
  return createHmac("sm3", macKey).update(body).update(about, "utf8").digest();
}

function keysFrom(key: string, salt: Buffer): { cipherKey: Buffer; macKey: Buffer } {
  const keys = Buffer.from(hkdfSync("sm3", key, salt, "hengji secret box", 16 + 32));
  return { cipherKey: keys.subarray(0, 16), macKey: keys.subarray(16) };
}

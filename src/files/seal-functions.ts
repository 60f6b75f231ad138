import { createHmac, hash } from "node:crypto";

/** SM3 (GB/T 32905) of a text. */
export function sealDigest(text: string): string {
  return hash("sm3", text, "hex");
}

/** SM3 and HMAC-SM3 under a key that the database doesn't know. */
export function sealFunctions(key: string): { readonly digest: (text: string) => string; readonly mac: (text: string) => string } {
  return { digest: sealDigest, mac: (text) => createHmac("sm3", key).update(text).digest("hex") };
}

/** Hash of the UTF-8 bytes of a text, in hexadecimal digits. Passed in: the house uses SM3. */
export type Digest = (text: string) => string;

/** What a leaf's and a node's text begin with, so that neither can ever pass for the other (RFC 6962 does the same). */
const LEAF = "\u0000";
const NODE = "\u0001";

export function leafOf(line: string, digest: Digest): string {
  return digest(LEAF + line);
}

/** Root over leaves in their order; one without a partner goes up as it is. Empty when there is no leaf. */
export function rootOf(leaves: readonly string[], digest: Digest): string {
  let level = leaves;
  while (level.length > 1) {
    const above: string[] = [];
    for (let at = 0; at + 1 < level.length; at += 2) above.push(digest(`${NODE}${level[at]}${level[at + 1]}`));
    if (level.length % 2 === 1) above.push(level[level.length - 1]!);
    level = above;
  }
  return level[0] ?? "";
}

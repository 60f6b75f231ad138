/** What file systems keep of a name, in bytes of UTF-8. */
const LONGEST = 255;
/** Marks that turn the direction of reading (a name that shows as `…fdp.exe`), and characters nobody sees. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;
/** What some computer or other takes for a path, a wildcard or a stream. */
const RESERVED = /["*:<>?|\\/]/g;

/**
 * The name of a file that somebody sent, as it may be shown and given back: the last part of a path, without marks that mislead,
 * at most 255 bytes long with its ending kept. `fallback` where nothing is left of it.
 */
export function cleanFileName(name: string, fallback: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? "";
  const plain = last.normalize("NFC").replace(UNSEEN, "").replace(RESERVED, "_").replace(/\s+/gu, " ").replace(/^[. ]+|[. ]+$/g, "");
  return plain === "" ? fallback : shortened(plain);
}

function shortened(name: string): string {
  if (bytesOf(name) <= LONGEST) return name;
  const dot = name.lastIndexOf(".");
  const ending = dot > 0 && bytesOf(name.slice(dot)) <= 20 ? name.slice(dot) : "";
  let stem = "";
  for (const character of name.slice(0, name.length - ending.length)) {
    if (bytesOf(stem) + bytesOf(character) + bytesOf(ending) > LONGEST) break;
    stem += character;
  }
  return `${stem}${ending}`;
}

function bytesOf(text: string): number {
  return Buffer.byteLength(text);
}

/** `Content-Disposition` of a file that is saved and never shown; the plain name is for programs that know no other. */
export function attachment(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const encoded = encodeURIComponent(name).replace(/['()*!]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

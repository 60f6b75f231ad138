/** What a file is, by its first bytes. Everything but the first three kinds is said and left. */
export type FileKind = "zip" | "json" | "ole" | UnreadKind;

/** Words under `problem.file.<kind>`. */
export type UnreadKind =
  | "empty" | "ods" | "pdf" | "image" | "archive" | "rich-text" | "html" | "xml-spreadsheet" | "xml" | "mail-archive" | "csv" | "text" | "unknown";

const SIGNATURES: readonly (readonly [kind: FileKind, at: number, bytes: readonly number[]])[] = [
  ["zip", 0, [0x50, 0x4b, 0x03, 0x04]],
  ["zip", 0, [0x50, 0x4b, 0x05, 0x06]],
  // A split archive begins with a mark of its own.
  ["zip", 0, [0x50, 0x4b, 0x07, 0x08]],
  ["ole", 0, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ["pdf", 0, [0x25, 0x50, 0x44, 0x46]],
  ["image", 0, [0x89, 0x50, 0x4e, 0x47]],
  ["image", 0, [0xff, 0xd8, 0xff]],
  ["image", 0, [0x47, 0x49, 0x46, 0x38]],
  ["image", 0, [0x49, 0x49, 0x2a, 0x00]],
  ["image", 0, [0x4d, 0x4d, 0x00, 0x2a]],
  ["image", 8, [0x57, 0x45, 0x42, 0x50]],
  // HEIC, what telephones take pictures in.
  ["image", 4, [0x66, 0x74, 0x79, 0x70]],
  ["archive", 0, [0x52, 0x61, 0x72, 0x21]],
  ["archive", 0, [0x37, 0x7a, 0xbc, 0xaf]],
  ["archive", 0, [0x1f, 0x8b]],
  ["rich-text", 0, [0x7b, 0x5c, 0x72, 0x74, 0x66]],
];

/** How much of a text is looked at. */
const HEAD = 8192;

export function sniff(bytes: Uint8Array): FileKind {
  for (const [kind, at, signature] of SIGNATURES) {
    if (signature.every((byte, index) => bytes[at + index] === byte)) return kind;
  }
  if (bytes[0] === 0x42 && bytes[1] === 0x4d && bytes.length > 26 && bytes[14] === 40) return "image";
  const head = decodeText(bytes.subarray(0, HEAD), bytes.length > HEAD);
  if (head === null) return isBlank(bytes) ? "empty" : "unknown";
  const text = head.trim();
  if (text === "") return isBlank(bytes) ? "empty" : "unknown";
  if (text.startsWith("{") || text.startsWith("[")) return "json";
  if (/^MIME-Version:/i.test(text)) return "mail-archive";
  if (text.startsWith("<")) {
    if (text.includes("urn:schemas-microsoft-com:office:spreadsheet") && !/<html/i.test(text)) return "xml-spreadsheet";
    if (text.includes("urn:oasis:names:tc:opendocument:xmlns:office")) return "ods";
    return /<(html|table|body|meta|!doctype html)[\s>]/i.test(text) ? "html" : "xml";
  }
  return looksLikeColumns(text) ? "csv" : "text";
}

/** Text in the encodings Chinese offices use; null for what is none. `cut`: the last character may be incomplete. */
function decodeText(bytes: Uint8Array, cut: boolean): string | null {
  const encodings = bytes[0] === 0xff && bytes[1] === 0xfe ? ["utf-16le"] : bytes[0] === 0xfe && bytes[1] === 0xff ? ["utf-16be"] : ["utf-8", "gbk"];
  for (const encoding of encodings) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: cut });
      // Control characters don't stand in text.
      if (!/[\0-\x08\x0e-\x1f]/.test(text)) return text;
    } catch {
      // Not this encoding; the next one may fit.
    }
  }
  // An encoding of elsewhere: what kind of text it is can be told as long as most of it is plain.
  const plain = bytes.filter((byte) => byte >= 32 && byte < 127).length;
  return plain * 2 > bytes.length && !bytes.includes(0) ? new TextDecoder("latin1").decode(bytes) : null;
}

function isBlank(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte !== 0 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 32) return false;
  }
  return true;
}

function looksLikeColumns(text: string): boolean {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== "").slice(0, 20);
  return [",", "\t", ";"].some((separator) => {
    const counts = lines.map((line) => line.split(separator).length - 1);
    return lines.length > 1 && counts.filter((count) => count > 0).length * 3 >= lines.length * 2;
  });
}

/** Words under `problem.file.<kind>`: what an OLE file is, by the streams in its directory. */
export function oleKind(bytes: Uint8Array, name: string): "encrypted" | "xls" | "et" | "doc" | "wps" | "ppt" | "ole" {
  const ending = endingOf(name);
  if (hasStream(bytes, "EncryptedPackage")) return "encrypted";
  if (hasStream(bytes, "Workbook") || hasStream(bytes, "Book")) return ending === "et" ? "et" : "xls";
  if (hasStream(bytes, "WordDocument") || hasStream(bytes, "WpsDocument")) return ending === "wps" ? "wps" : "doc";
  return hasStream(bytes, "PowerPoint Document") ? "ppt" : "ole";
}

/** Directory entries are 128 bytes, aligned, and begin with the name in UTF-16. */
function hasStream(bytes: Uint8Array, name: string): boolean {
  for (let at = 512; at + 128 <= bytes.length; at += 128) {
    let matches = bytes[at + name.length * 2] === 0 && bytes[at + name.length * 2 + 1] === 0;
    for (let index = 0; matches && index < name.length; index++) {
      matches = bytes[at + index * 2] === name.charCodeAt(index) && bytes[at + index * 2 + 1] === 0;
    }
    if (matches) return true;
  }
  return false;
}

function endingOf(name: string): string {
  return /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? "";
}

/** What an archive is by the parts it holds: a workbook to read, an office file to say, or a mere archive. */
export function zipKind(names: ReadonlySet<string>): "xlsx" | "archive" | "xlsm" | "xlsb" | "docx" | "pptx" | "ofd" | "ods" | "iwork" {
  if (names.has("xl/vbaproject.bin")) return "xlsm";
  if (names.has("xl/workbook.bin")) return "xlsb";
  if (names.has("xl/workbook.xml")) return "xlsx";
  if (names.has("word/document.xml")) return "docx";
  if (names.has("ppt/presentation.xml")) return "pptx";
  if (names.has("ofd.xml")) return "ofd";
  if (names.has("content.xml") && names.has("mimetype")) return "ods";
  if (names.has("index/document.iwa") || names.has("index.zip")) return "iwork";
  return names.has("[content_types].xml") && names.has("_rels/.rels") ? "xlsx" : "archive";
}

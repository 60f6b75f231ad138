/** What first bytes say a file is. Names and headers are not believed. */
const SIGNATURES: readonly (readonly [media: string, bytes: readonly number[]])[] = [
  ["application/pdf", [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ["image/png", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ["image/jpeg", [0xff, 0xd8, 0xff]],
  ["application/msword", [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
];

/** Names that a container of each kind holds; the first that occurs decides. */
const CONTAINERS: readonly (readonly [media: string, part: string])[] = [
  ["application/ofd", "OFD.xml"],
  ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xl/"],
  ["application/vnd.openxmlformats-officedocument.wordprocessingml.document", "word/"],
];

const ENDINGS: Readonly<Record<string, string>> = {
  "application/pdf": "pdf", "image/png": "png", "image/jpeg": "jpg", "application/msword": "doc", "application/ofd": "ofd", "application/zip": "zip",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
};

/** The media type, or null for what is not among the kinds that files come in. Zip containers are told apart by the names of what they hold first. */
export function mediaTypeOf(head: Uint8Array): string | null {
  const found = SIGNATURES.find(([, bytes]) => bytes.every((byte, index) => head[index] === byte));
  if (found !== undefined) return found[0];
  if (head[0] !== 0x50 || head[1] !== 0x4b || head[2] !== 0x03 || head[3] !== 0x04) return null;
  const names = namesIn(Buffer.from(head.buffer, head.byteOffset, head.byteLength));
  return CONTAINERS.find(([, part]) => names.some((name) => name === part || (part.endsWith("/") && name.startsWith(part))))?.[0] ?? "application/zip";
}

/** The usual ending of a media type. */
export function endingOf(media: string): string {
  return ENDINGS[media] ?? "bin";
}

/** Names of the entries whose headers begin in these bytes. */
function namesIn(head: Buffer): string[] {
  const names: string[] = [];
  for (let at = head.indexOf("PK\u0003\u0004", 0, "latin1"); at !== -1 && at + 30 < head.length; at = head.indexOf("PK\u0003\u0004", at + 4, "latin1")) {
    names.push(head.toString("latin1", at + 30, at + 30 + head.readUInt16LE(at + 26)));
  }
  return names;
}

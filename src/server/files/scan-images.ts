/** More pages than this are no stamped form; and no picture is larger than an A4 page at 600 dots an inch, with some room. */
const MAX_IMAGES = 40;
const MAX_PIXELS = 50_000_000;

/**
 * The pictures of a scan: the file itself, or what a scanner put into a PDF (one JPEG a page, as it was taken). Pictures that are too
 * large to unpack, that broke off, or that are neither PNG nor JPEG, are left out.
 */
export function scanImages(file: Uint8Array): readonly Uint8Array[] {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const images = bytes.subarray(0, 5).toString("latin1") === "%PDF-" ? jpegsOf(bytes) : [bytes];
  return images.filter((image) => {
    const pixels = pixelsOf(image);
    return pixels > 0 && pixels <= MAX_PIXELS && isWhole(image);
  });
}

/** Streams with the filter DCTDecode are whole JPEG files between `stream` and `endstream`. */
function jpegsOf(pdf: Buffer): Buffer[] {
  const found: Buffer[] = [];
  for (let at = pdf.indexOf("stream"); at !== -1 && found.length < MAX_IMAGES; at = pdf.indexOf("stream", at + 6)) {
    const start = pdf[at + 6] === 0x0d ? at + 8 : at + 7;
    if (pdf[start] !== 0xff || pdf[start + 1] !== 0xd8 || pdf[start + 2] !== 0xff) continue;
    const end = pdf.indexOf("endstream", start);
    if (end === -1) break;
    found.push(pdf.subarray(start, end));
    at = end;
  }
  return found;
}

/** Width × height by the file's own header, before anything is unpacked; 0 when it doesn't say. */
function pixelsOf(image: Buffer): number {
  if (image.length > 24 && image.readUInt32BE(0) === 0x89504e47) return image.readUInt32BE(16) * image.readUInt32BE(20);
  if (image[0] !== 0xff || image[1] !== 0xd8) return 0;
  // JPEG: the first start-of-frame marker holds height and width.
  for (let at = 2; at + 9 < image.length && image[at] === 0xff; ) {
    const marker = image[at + 1]!;
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) return image.readUInt16BE(at + 5) * image.readUInt16BE(at + 7);
    // Markers may be padded with more of the same byte.
    at += marker === 0xff ? 1 : 2 + image.readUInt16BE(at + 2);
  }
  return 0;
}

/** Whether the mark that ends a picture stands near its end; some scanners write a little behind it. */
function isWhole(image: Buffer): boolean {
  const end = image[0] === 0xff ? Buffer.from([0xff, 0xd9]) : Buffer.from("IEND", "latin1");
  return image.lastIndexOf(end) > image.length - 1024 && image.lastIndexOf(end) > 0;
}

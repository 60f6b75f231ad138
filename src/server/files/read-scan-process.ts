import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import { scanImages } from "./scan-images.ts";

/*
 * Reads the QR codes of one scan and prints them as JSON. A process of its own, because the file is a stranger's.
 */
const wasm = readFileSync(createRequire(import.meta.url).resolve("zxing-wasm/reader/zxing_reader.wasm"));
await prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer }, fireImmediately: true });
const codes: string[] = [];
let pages = 0;
for (const image of scanImages(readFileSync(process.argv[2] ?? ""))) {
  // One page that is broken must not hide the code on the next.
  try {
    const found = await readBarcodes(new Uint8Array(image), { formats: ["QRCode"], tryHarder: true, tryDownscale: true, maxNumberOfSymbols: 8 });
    pages += 1;
    codes.push(...found.filter(({ isValid }) => isValid).map(({ text }) => text));
  } catch {
    continue;
  }
}
process.stdout.write(JSON.stringify({ pages, codes }));

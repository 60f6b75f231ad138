import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { crc32, deflateSync } from "node:zlib";
import type { Page } from "playwright-core";
import type { Person } from "./journey/person.ts";

/** Colours that are enough for ink, paper and a few marks. */
const COLOURS = 48;

/**
 * Keeps what a person sees for the documentation, in few colours. Only when asked for:
 * `HENGJI_PICTURES=docs/pictures npm test -- browser/journey.test.ts browser/sample.test.ts` draws all of them anew.
 */
export async function picture({ page, context, language }: Pick<Person, "page" | "context" | "language">, name: string): Promise<void> {
  const folder = process.env["HENGJI_PICTURES"];
  if (folder === undefined) return;
  const full = await page.screenshot();
  const easel = await context.newPage();
  const { width, height, palette, pixels } = await easel.evaluate(inFewColours, { image: full.toString("base64"), colours: COLOURS });
  await easel.close();
  writeFileSync(join(folder, `${name}-${language === "en" ? "en" : "zh"}.png`), paletteImage(width, height, Buffer.from(palette), Buffer.from(pixels, "base64")));
}

/** Keeps a page as long as it is, for whoever wants to look at what a test saw: `HENGJI_LOOK` names the folder. */
export async function look(page: Page, name: string): Promise<void> {
  const folder = process.env["HENGJI_LOOK"];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}

interface FewColours {
  readonly width: number;
  readonly height: number;
  readonly palette: number[];
  readonly pixels: string;
}

/** Runs in the browser: the most frequent colours, and for each pixel the nearest of them. */
async function inFewColours({ image, colours }: { readonly image: string; readonly colours: number }): Promise<FewColours> {
  const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${image}`)).blob());
  const { width, height } = bitmap;
  const drawing = new OffscreenCanvas(width, height).getContext("2d")!;
  drawing.drawImage(bitmap, 0, 0);
  const { data } = drawing.getImageData(0, 0, width, height);
  const counts = new Map<number, number>();
  for (let at = 0; at < data.length; at += 4) {
    const colour = (data[at]! << 16) | (data[at + 1]! << 8) | data[at + 2]!;
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const far = (one: number, other: number): number => ((one >> 16) - (other >> 16)) ** 2 + (((one >> 8) & 255) - ((other >> 8) & 255)) ** 2 + ((one & 255) - (other & 255)) ** 2;
  // Shades that can hardly be told apart share one place, so that rarer colours have theirs.
  const chosen: number[] = [];
  for (const [colour] of [...counts].sort((left, right) => right[1] - left[1])) {
    if (chosen.length === colours) break;
    if (chosen.every((one) => far(one, colour) > 120) || chosen.length < 4) chosen.push(colour);
  }
  const nearest = new Map([...counts.keys()].map((colour) => [colour, chosen.reduce((best, one, index) => (far(one, colour) < far(chosen[best]!, colour) ? index : best), 0)]));
  let pixels = "";
  for (let at = 0; at < data.length; at += 4) pixels += String.fromCharCode(nearest.get((data[at]! << 16) | (data[at + 1]! << 8) | data[at + 2]!)!);
  return { width, height, palette: chosen.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]), pixels: btoa(pixels) };
}

/** A PNG with a palette; `pixels` are places in it, row by row. */
function paletteImage(width: number, height: number, palette: Buffer, pixels: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const rows = Buffer.alloc((width + 1) * height);
  for (let row = 0; row < height; row += 1) pixels.copy(rows, row * (width + 1) + 1, row * width, (row + 1) * width);
  const chunks = [["IHDR", header], ["PLTE", palette], ["IDAT", deflateSync(rows, { level: 9 })], ["IEND", Buffer.alloc(0)]] as const;
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), ...chunks.map(([name, body]) => chunk(name, body))]);
}

function chunk(name: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, "latin1"), body]);
  const around = Buffer.alloc(8);
  around.writeUInt32BE(body.length, 0);
  around.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([around.subarray(0, 4), named, around.subarray(4)]);
}

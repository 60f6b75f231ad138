import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";

/** A page as a printer makes it. */
export async function printedPdf(browser: Browser, html: string): Promise<Buffer> {
  const page = await browser.newPage();
  try {
    await page.setContent(html);
    return await page.pdf({ preferCSSPageSize: true, printBackground: false });
  } finally {
    await page.close();
  }
}

/** The sheets of a PDF as a scanner takes them. */
export function scannedSheets(pdf: Buffer, format: "png" | "jpeg", dotsPerInch: number): Buffer[] {
  const folder = mkdtempSync(join(tmpdir(), "hengji-scan-"));
  try {
    writeFileSync(join(folder, "print.pdf"), pdf);
    execFileSync("pdftoppm", ["-r", String(dotsPerInch), `-${format}`, "-gray", join(folder, "print.pdf"), join(folder, "sheet")]);
    return readdirSync(folder).filter((name) => name.startsWith("sheet")).sort().map((name) => readFileSync(join(folder, name)));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A PDF as scanners write it: one JPEG a page, as it was taken. */
export function pdfOf(jpegs: readonly Buffer[]): Buffer {
  const parts: Buffer[] = [Buffer.from("%PDF-1.4\n")];
  jpegs.forEach((jpeg, index) => {
    parts.push(Buffer.from(`${index + 10} 0 obj\n<< /Type /XObject /Subtype /Image /Filter /DCTDecode /Length ${jpeg.length} >>\nstream\n`), jpeg, Buffer.from("\nendstream\nendobj\n"));
  });
  parts.push(Buffer.from("%%EOF\n"));
  return Buffer.concat(parts);
}

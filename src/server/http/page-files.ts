import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

export interface PageFile {
  readonly bytes: Buffer;
  readonly contentType: string;
  readonly etag: string;
  /** Its name changes with its content, so it may be kept for ever. */
  readonly isHashed: boolean;
  /** For pages: what its scripts and styles may do. */
  readonly contentPolicy: string | null;
  /** Compressed once, at the first time somebody asks; null where it would gain nothing. */
  readonly compressed: (encoding: Encoding) => Promise<Buffer> | null;
}

export type Encoding = "br" | "gzip";

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".txt": "text/plain; charset=utf-8",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};
const ALREADY_SMALL = new Set([".png", ".jpg", ".webp", ".ico", ".woff2", ".xlsx"]);

/** As the bundler names what it hashes: `assets/index-Bx3f_9aZ.js`. */
const HASHED = /-[\w-]{8,}\.[a-z0-9]+$/;

/**
 * The built pages by their address, read once: a request can only ever name one of them, never a path on the disk.
 * The one-file page stands beside the folder and is served with the others.
 */
export function readPages(folder: string): ReadonlyMap<string, PageFile> {
  const pages = new Map<string, PageFile>();
  if (existsSync(folder)) {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      // Maps are for whoever debugs the bundle on disk.
      if (!entry.isFile() || entry.name.endsWith(".map")) continue;
      const path = join(entry.parentPath, entry.name);
      pages.set(`/${relative(folder, path).split(sep).join("/")}`, pageFile(path, `/${entry.name}`));
    }
  }
  const offline = join(folder, "..", "recheck.html");
  if (!pages.has("/recheck.html") && existsSync(offline)) pages.set("/recheck.html", pageFile(offline, "/recheck.html"));
  return pages;
}

function pageFile(path: string, address: string): PageFile {
  const bytes = readFileSync(path);
  const extension = extname(path).toLowerCase();
  const made = new Map<Encoding, Promise<Buffer>>();
  return {
    bytes,
    contentType: CONTENT_TYPES[extension] ?? "application/octet-stream",
    etag: `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 22)}"`,
    isHashed: HASHED.test(address) && extension !== ".html",
    contentPolicy: extension === ".html" ? contentPolicy(bytes.toString("utf8"), address === "/recheck.html") : null,
    compressed: (encoding) => {
      if (ALREADY_SMALL.has(extension) || bytes.length < 1024) return null;
      const before = made.get(encoding);
      if (before !== undefined) return before;
      const now = compress(bytes, encoding);
      made.set(encoding, now);
      return now;
    },
  };
}

function compress(bytes: Buffer, encoding: Encoding): Promise<Buffer> {
  // Level 9 gains a few percent over the default 11 of brotli's time; this runs while somebody waits.
  return encoding === "br"
    ? promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 7, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } })
    : promisify(gzip)(bytes, { level: 7 });
}

/**
 * What a page may load and run: its own files, and of inline scripts and styles those it was built with, by their digests.
 * The offline page may not connect anywhere at all, so that nobody has to believe us that a file never leaves the computer.
 */
function contentPolicy(html: string, isOffline: boolean): string {
  const scripts = digestsOf(html, "script");
  const styles = digestsOf(html, "style");
  const own = isOffline ? [] : ["'self'"];
  const sources = (list: readonly string[]): string => (list.length === 0 ? "'none'" : list.join(" "));
  return [
    "default-src 'none'",
    `script-src ${sources([...own, ...scripts])}`,
    `style-src ${sources([...own, ...styles])}`,
    `img-src ${[...own, "data:", "blob:"].join(" ")}`,
    `font-src ${sources(own)}`,
    `connect-src ${sources(own)}`,
    `worker-src ${[...own, "blob:"].join(" ")}`,
    `manifest-src ${sources(own)}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

function digestsOf(html: string, element: "script" | "style"): string[] {
  const inline = new RegExp(`<${element}\\b([^>]*)>([\\s\\S]*?)</${element}\\s*>`, "gi");
  return [...html.matchAll(inline)]
    .filter(([, attributes = ""]) => !/\bsrc\s*=/i.test(attributes))
    // A browser reads CR LF as LF before it takes the digest.
    .map(([, , body = ""]) => `'sha256-${createHash("sha256").update(body.replace(/\r\n?/g, "\n"), "utf8").digest("base64")}'`);
}

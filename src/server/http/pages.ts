import type { Http } from "./environment.ts";
import { readPages, type Encoding, type PageFile } from "./page-files.ts";
import { refuse } from "./refusal.ts";
import type { Edge } from "./resource.ts";

/**
 * GET of anything that is no API: the built pages, the offline page for viewing and for saving (`?download`), or a refusal.
 * Every address under `/app/` is the one page of the application, which reads the rest of it.
 */
export function pages({ app }: Pick<Edge, "app">, folder: string): void {
  const files = readPages(folder);

  app.get("*", async (http) => {
    const address = http.req.path === "/" ? "/index.html" : /^\/app(?:\/|$)/.test(http.req.path) ? "/app.html" : http.req.path;
    const file = files.get(address);
    if (file === undefined) throw address === "/index.html" ? refuse(503, "http.no-pages") : refuse(404, "http.no-such-page");
    return sendPage(http, file);
  });
}

async function sendPage(http: Http, file: PageFile): Promise<Response> {
  const headers: Record<string, string> = {
    "Content-Type": file.contentType,
    ETag: file.etag,
    Vary: "Accept-Encoding",
    "Cache-Control": file.isHashed ? "public, max-age=31536000, immutable" : "no-cache",
  };
  if (file.contentPolicy !== null) headers["Content-Security-Policy"] = file.contentPolicy;
  if (http.req.query("download") !== undefined) {
    headers["Content-Disposition"] = `attachment; filename="${http.req.path.split("/").at(-1) ?? ""}"`;
  }
  if (isKnown(http.req.header("if-none-match"), file.etag)) return http.body(null, 304, headers);
  const encoding = chooseEncoding(http.req.header("accept-encoding"));
  const compressed = encoding === null ? null : await file.compressed(encoding);
  if (compressed === null || encoding === null) return http.body(new Uint8Array(file.bytes), 200, headers);
  return http.body(new Uint8Array(compressed), 200, { ...headers, "Content-Encoding": encoding });
}

function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
  return ifNoneMatch !== undefined && ifNoneMatch.split(",").some((tag) => tag.trim() === "*" || tag.trim().replace(/^W\//, "") === etag);
}

function chooseEncoding(accepted: string | undefined): Encoding | null {
  const offers = (accepted ?? "").toLowerCase().split(",").map((offer) => offer.trim());
  const takes = (encoding: Encoding): boolean => offers.some((offer) => offer.split(";")[0] === encoding && !/;\s*q=0(\.0*)?$/.test(offer));
  return takes("br") ? "br" : takes("gzip") ? "gzip" : null;
}

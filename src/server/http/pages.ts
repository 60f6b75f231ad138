import { speak } from "../../words/index.ts";
import type { Http } from "./environment.ts";
import { readPages, type Encoding, type PageFile } from "./page-files.ts";
import type { Edge } from "./resource.ts";

/**
 * GET of anything that is no API: the built pages, the offline page for viewing and for saving (`?download`), or a page that says there is none.
 * Every address under `/app/` is the one page of the application, which reads the rest of it.
 */
export function pages({ app }: Pick<Edge, "app">, folder: string): void {
  const files = readPages(folder);

  app.get("*", async (http) => {
    const address = http.req.path === "/" ? "/index.html" : /^\/app(?:\/|$)/.test(http.req.path) ? "/app.html" : http.req.path;
    const file = files.get(address);
    if (file === undefined) return noSuchPage(http, files.has("/index.html") || address !== "/index.html");
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

/** A page in both languages and without any design, since what is missing may be the pages themselves. */
function noSuchPage(http: Http, areBuilt: boolean): Response {
  const code = areBuilt ? "http.no-such-page" : "http.no-pages";
  const said = (["zh-CN", "en"] as const).map((language) => {
    const say = speak(language);
    return `<section lang="${language}"><h1>${escapeHtml(say(`problem.${code}`))}</h1><p>${escapeHtml(say(`problem.${code}.advice`))}</p></section>`;
  });
  const home = areBuilt ? `<p><a href="/">Hengji</a></p>` : "";
  return http.body(
    `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>404</title></head><body>${said.join("")}${home}</body></html>`,
    areBuilt ? 404 : 503,
    { "Content-Type": "text/html; charset=utf-8" },
  );
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

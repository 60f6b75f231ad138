import { createHash } from "node:crypto";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Language } from "../../words/index.ts";
import type { Http } from "./environment.ts";

/** Sends a page with one style and no script; both are said in its policy, the style by its digest. */
export function sendHtml(http: Http, text: string, language: Language, headers: Readonly<Record<string, string>> = {}, status: ContentfulStatusCode = 200) {
  const style = /<style>([\s\S]*?)<\/style>/.exec(text)?.[1] ?? "";
  const hash = createHash("sha256").update(style).digest("base64");
  return http.html(text, status, {
    "Content-Security-Policy": `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`,
    "Content-Language": language,
    Vary: "Accept-Language",
    ...headers,
  });
}

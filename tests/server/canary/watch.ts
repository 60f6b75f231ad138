import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";
import { unzipSync } from "fflate";
import type { Canaries, Heard } from "./canaries.ts";

/** A header that no server reads: what stands in the bytes of a request, for the watch alone. */
export const SAYS = "x-test-says";

/** What was sent, as a leak is reported. */
export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
  readonly body: string;
}

/** An answer that holds what its asker may not see. */
export interface Leak extends Heard {
  readonly request: string;
  readonly where: "body" | "header";
  readonly around: string;
}

export interface Watched {
  /** Takes the place of the application's own. */
  readonly request: (path: string, init?: RequestInit, environment?: unknown) => Promise<Response>;
  readonly leaks: Leak[];
  /** How many answers were looked through, and how many of them held canaries that were the asker's to see: a watch that never hears anything is deaf. */
  readonly counts: { answers: number; heard: number };
}

export interface Watch {
  readonly canaries: Canaries;
  /** Whether the asker of this request may see what is that owner's. */
  readonly maySee: (sent: Sent, owner: string) => boolean;
}

interface Asked {
  request(path: string, init?: RequestInit, environment?: unknown): Response | Promise<Response>;
}

/** Looks through every answer of an application: body, whatever it is packed in, and headers. */
export function watch(app: Asked, { canaries, maySee }: Watch): Watched {
  const leaks: Leak[] = [];
  const counts = { answers: 0, heard: 0 };
  return {
    leaks,
    counts,
    async request(path, init = {}, environment) {
      const response = await app.request(path, init, environment);
      const bytes = new Uint8Array(await response.arrayBuffer());
      const sent: Sent = { method: init.method ?? "GET", path, headers: new Headers(init.headers), body: typeof init.body === "string" ? init.body : (new Headers(init.headers).get(SAYS) ?? "") };
      counts.answers += 1;
      let own = false;
      const look = (text: string, where: Leak["where"]): void => {
        for (const heard of canaries.find(text)) {
          // What somebody sent is no news to them.
          if (sent.body.includes(heard.text) || decodeURIComponent(path).includes(heard.text)) continue;
          if (maySee(sent, heard.owner)) own = true;
          else leaks.push({ ...heard, request: `${sent.method} ${path}`, where, around: around(text, heard.text) });
        }
      };
      for (const text of textsOf(bytes, response.headers.get("content-encoding"))) look(text, "body");
      look(headersOf(response), "header");
      if (own) counts.heard += 1;
      const isBare = response.status === 204 || response.status === 304;
      return new Response(isBare ? null : bytes, { status: response.status, headers: response.headers });
    },
  };
}

/** The headers of an answer, one a line. */
export function headersOf(response: Response): string {
  return [...response.headers].map(([name, value]) => `${name}: ${decoded(value)}`).join("\n");
}

/** The texts of an answer: itself, and the entries of a zip or a workbook. */
export function textsOf(bytes: Uint8Array, encoding: string | null = null): string[] {
  if (bytes.length === 0) return [];
  if (encoding === "gzip") return textsOf(gunzipSync(bytes));
  if (encoding === "deflate") return textsOf(inflateSync(bytes));
  if (encoding === "br") return textsOf(brotliDecompressSync(bytes));
  const text = new TextDecoder().decode(bytes);
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return [text];
  try {
    return [text, ...Object.entries(unzipSync(bytes)).flatMap(([name, entry]) => [name, ...textsOf(entry)])];
  } catch {
    return [text];
  }
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** What stands before and behind what was found. */
export function around(text: string, found: string): string {
  const at = text.indexOf(found);
  return text.slice(Math.max(0, at - 80), at + found.length + 40);
}

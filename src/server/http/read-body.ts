import type { ByteBudget } from "./byte-budget.ts";
import { refuse, Refusal } from "./refusal.ts";

export interface BodyLimits {
  readonly bytes: number;
  readonly seconds: number;
  /** Counts what arrives; the caller gives it back when it lets go of the body. */
  readonly budget?: ByteBudget | undefined;
}

export const MEGABYTE = 1024 * 1024;

/**
 * Reads a body and never holds more of it than allowed. What `Content-Length` says is believed only where it makes the body
 * too large: then nothing is read at all.
 */
export async function readBody(request: Request, limits: BodyLimits): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = (): Refusal => refuse(413, "http.too-large", "", { limit: limits.bytes < MEGABYTE ? `${Math.floor(limits.bytes / 1024)} KB` : `${Math.floor(limits.bytes / MEGABYTE)} MB` });
  if (Number(request.headers.get("content-length") ?? 0) > limits.bytes) throw tooLarge();
  if (request.body === null) return new Uint8Array(0);
  const reader = request.body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<"late">((resolve) => {
    timer = setTimeout(resolve, limits.seconds * 1000, "late");
  });
  try {
    for (;;) {
      const chunk = await Promise.race([reader.read(), late]);
      if (chunk === "late") throw refuse(408, "http.too-slow", "", { seconds: limits.seconds });
      if (chunk.done) return joined(chunks, size);
      if (size + chunk.value.byteLength > limits.bytes) throw tooLarge();
      if (limits.budget?.take(chunk.value.byteLength) === false) {
        throw new Refusal(503, refuse(503, "http.busy").problems, { "Retry-After": "10" });
      }
      size += chunk.value.byteLength;
      chunks.push(chunk.value);
    }
  } catch (error) {
    limits.budget?.giveBack(size);
    reader.cancel().catch(() => {});
    // A connection that broke off; nobody will read the answer, but it must not look like a fault of ours.
    throw error instanceof Refusal ? error : refuse(400, "http.broken-off");
  } finally {
    clearTimeout(timer);
  }
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.byteLength;
  }
  return all;
}

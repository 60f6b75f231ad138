import type { FileShelf, ReceivedFile } from "../files/file-shelf.ts";
import type { Http } from "./environment.ts";
import { MEGABYTE } from "./read-body.ts";
import { refuse, Refusal } from "./refusal.ts";

export interface FileLimits {
  readonly bytes: number;
  /** How long the file may take to arrive. */
  readonly seconds: number;
}

/**
 * Receives the body of a request as a file, beside the shelf and never in memory. What `Content-Length` says is believed only where it makes
 * the file too large: then nothing is read at all.
 */
export async function receiveFile(http: Http, shelf: FileShelf, { bytes, seconds }: FileLimits): Promise<ReceivedFile> {
  const tooLarge = (): Refusal => refuse(413, "upload.too-large", "", { megabytes: Math.floor(bytes / MEGABYTE) });
  const request = http.req.raw;
  if (Number(request.headers.get("content-length") ?? 0) > bytes) throw tooLarge();
  if (request.body === null) throw refuse(422, "upload.empty");
  let received: ReceivedFile | null;
  try {
    received = await shelf.receive(inTime(request.body, seconds), bytes);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    // A full disk is ours; a connection that broke off is nobody's fault, and nobody will read the answer.
    if ((error as NodeJS.ErrnoException).code === "ENOSPC") throw refuse(507, "upload.no-room");
    if (error instanceof Error && "syscall" in error) throw error;
    throw refuse(400, "http.broken-off");
  }
  if (received === null) throw tooLarge();
  if (received.bytes > 0) return received;
  await received.drop();
  throw refuse(422, "upload.empty");
}

async function* inTime(body: ReadableStream<Uint8Array>, seconds: number): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<"late">((settle) => {
    timer = setTimeout(settle, seconds * 1000, "late");
  });
  try {
    for (;;) {
      const chunk = await Promise.race([reader.read(), late]);
      if (chunk === "late") throw refuse(408, "http.too-slow", "", { seconds });
      if (chunk.done) return;
      yield chunk.value;
    }
  } finally {
    clearTimeout(timer);
    reader.cancel().catch(() => {});
  }
}

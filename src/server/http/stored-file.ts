import { attachment, cleanFileName } from "../files/clean-file-name.ts";
import type { FileShelf } from "../files/file-shelf.ts";
import { endingOf, mediaTypeOf } from "../files/media-type.ts";
import type { Http } from "./environment.ts";
import { MEGABYTE } from "./read-body.ts";
import { receiveFile } from "./receive-file.ts";
import { refuse } from "./refusal.ts";
import type { Edge } from "./resource.ts";

/** Which files somebody may bring, by the packs. */
export interface Allowed {
  readonly media: readonly string[];
  readonly megabytes: number;
}

/** A file as its row speaks of it. */
export interface StoredFile {
  readonly name: string;
  readonly media: string;
  readonly bytes: number;
  readonly digest: string;
}

/**
 * Takes a stranger's file into the data folder under its digest: as large as the packs and the server allow, and of a type that its first bytes
 * say and the packs take. It is stored first: a row never speaks of a file that isn't there, and a file without its row is only room.
 */
export async function keepFile(http: Http, shelf: FileShelf, { evidenceBytes, bodySeconds }: Edge["settings"], { media: allowed, megabytes }: Allowed, name: string): Promise<StoredFile> {
  const file = await receiveFile(http, shelf, { bytes: Math.min(megabytes * MEGABYTE, evidenceBytes), seconds: bodySeconds });
  const media = mediaTypeOf(file.head);
  if (media === null || !allowed.includes(media)) {
    await file.drop();
    throw refuse(422, "evidence.media-wrong", "", { allowed: allowed.map(endingOf).join(" / ") });
  }
  await file.keep();
  const { digest, bytes } = file;
  return { name: cleanFileName(name, `${digest.slice(0, 12)}.${endingOf(media)}`), media, bytes, digest };
}

/** Sends a stranger's file as it was brought: it is saved and never run, whatever a browser makes of it. `what` is said in the log where it is gone from the data folder. */
export async function sendFile(http: Http, shelf: FileShelf, { digest, name, media }: Pick<StoredFile, "digest" | "name" | "media">, log: Edge["log"], what: string): Promise<Response> {
  const file = await shelf.open(digest);
  if (file === null) {
    log({ level: "error", what, reference: digest });
    throw refuse(404, "evidence.file-gone", "", { name });
  }
  return http.body(file.stream, 200, {
    "Content-Type": media, "Content-Length": String(file.bytes), "Content-Disposition": attachment(name), "Content-Security-Policy": "sandbox; default-src 'none'",
  });
}

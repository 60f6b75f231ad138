import { message, type Message } from "../../../core/basics/message.ts";
import type { EvidenceKind } from "../../../core/pack/definitions.ts";

/** Why a file is not sent at all, so that nobody waits for 2 GB to be refused at the end; null when it may go. */
export function unfit(file: { readonly name: string; readonly size: number }, kind: EvidenceKind | null): Message | null {
  if (file.size === 0) return message("app-filing.evidence.empty-file", { name: file.name });
  if (kind !== null && file.size > kind.megabytes * 1024 * 1024) return message("app-filing.evidence.too-large", { name: file.name, size: Math.ceil(file.size / 1024 / 1024), limit: kind.megabytes });
  return null;
}

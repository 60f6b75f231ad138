import { element } from "./element.ts";

/** Hands bytes to the person as a download; works from `file://` as well. */
export function saveFile(name: string, bytes: Uint8Array | string, type: string): void {
  const address = URL.createObjectURL(new Blob([bytes as BlobPart], { type }));
  const link = element("a", { href: address, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  // The browser has taken the bytes over by then; freeing them at once would cut the download on older browsers.
  window.setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

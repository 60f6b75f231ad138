/** The least an OLE file needs to be told by the streams in its directory. */
export function oleFile(...streams: string[]): Uint8Array {
  const bytes = new Uint8Array(1024 + streams.length * 128);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  streams.forEach((name, index) => bytes.set(Buffer.from(name, "utf16le"), 512 + index * 128));
  return bytes;
}

/** A file a person handed over, with its path inside the folder it came in. */
export interface Handed {
  readonly name: string;
  readonly file: Blob;
}

/** Files from a drop, a paste or a file chooser; folders are walked where the browser can. */
export interface Gathered {
  readonly files: readonly Handed[];
  /** Files nobody means to hand over: hidden ones and the lock files an office program leaves beside an open workbook. */
  readonly skipped: number;
}

export async function gatherDropped(data: DataTransfer): Promise<Gathered> {
  // The list empties itself once the event is over, so entries are taken before the first wait.
  const entries = Array.from(data.items)
    .filter((item) => item.kind === "file")
    .map((item) => (typeof item.webkitGetAsEntry === "function" ? item.webkitGetAsEntry() : null));
  const plain = Array.from(data.files);
  if (entries.length === 0 || entries.some((entry) => entry === null)) return gatherChosen(plain);
  const found: Handed[] = [];
  for (const entry of entries) await walk(entry!, "", found);
  return sift(found);
}

export function gatherChosen(files: readonly File[]): Gathered {
  return sift(files.map((file) => ({ name: file.webkitRelativePath || file.name, file })));
}

async function walk(entry: FileSystemEntry, folder: string, found: Handed[]): Promise<void> {
  const name = folder + entry.name;
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    found.push({ name, file });
  } else {
    const reader = (entry as FileSystemDirectoryEntry).createReader();
    // A reader hands out a folder in portions of about a hundred, until one is empty.
    for (;;) {
      const portion = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
      if (portion.length === 0) break;
      for (const inner of portion) await walk(inner, `${name}/`, found);
    }
  }
}

/** Exported for its test. Sorted by name, so that the same folder gives the same list on every computer. */
export function sift(handed: readonly Handed[]): Gathered {
  const files = handed.filter((one) => !isStray(one.name)).sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return { files, skipped: handed.length - files.length };
}

function isStray(path: string): boolean {
  return path.split("/").some((part) => part.startsWith(".") || part.startsWith("~$") || part === "__MACOSX" || part === "Thumbs.db" || part === "desktop.ini");
}

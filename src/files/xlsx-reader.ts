import type { Sheet } from "../core/sheet/sheet.ts";
import type { InflateBudget } from "./read-limits.ts";
import { refuse } from "./refusal.ts";
import { readSharedStrings } from "./xlsx-strings.ts";
import { readStyles } from "./xlsx-styles.ts";
import { SheetBuilder, type WorkbookContext } from "./xlsx-sheet.ts";
import { XmlScanner, type XmlHandler, type XmlTag } from "./xml-scanner.ts";
import { inflateEntry, type Zip, type ZipEntry } from "./zip.ts";

export interface SheetEntry {
  readonly name: string;
  readonly hidden: boolean;
  readonly part: string;
}

export interface Workbook {
  readonly sheets: readonly SheetEntry[];
  /** Inflates and reads one sheet; throws a Refusal where it can't. */
  readonly readSheet: (entry: SheetEntry) => Sheet;
}

/** Opens a workbook: the list of its sheets, its formats and its texts. Charts, pictures, macros and links are never touched. */
export function openWorkbook(zip: Zip, budget: InflateBudget): Workbook {
  // Names of parts ignore case; some writers use backslashes or begin them with a slash.
  const parts = new Map(zip.entries.map((entry) => [partKey(entry.name), entry]));
  const scan = (part: string, handler: XmlHandler): boolean => scanPart(zip, parts.get(partKey(part)), budget, handler);

  const workbookPart = mainPart(scan);
  const workbook = new WorkbookHandler(budget.limits.sheets);
  if (!scan(workbookPart, workbook)) refuse("xlsx.no-workbook-part");
  const relations = new RelationsHandler();
  scan(relationsOf(workbookPart), relations);

  const sheets: SheetEntry[] = [];
  for (const { name, hidden, relation } of workbook.found) {
    const target = relations.byId.get(relation);
    if (target === undefined) refuse("xlsx.sheet-part-missing", name);
    // Chart and dialog sheets hold no cells.
    if (target.type === "" || target.type.endsWith("/worksheet")) sheets.push({ name, hidden, part: resolve(workbookPart, target.target) });
  }
  const partOf = (type: string, fallback: string): string => {
    const found = [...relations.byId.values()].find((relation) => relation.type.endsWith(type));
    return resolve(workbookPart, found?.target ?? fallback);
  };
  let context: WorkbookContext | null = null;
  return {
    sheets,
    readSheet(entry) {
      context ??= {
        date1904: workbook.date1904,
        styles: readStyles((handler) => scan(partOf("/styles", "styles.xml"), handler)),
        strings: readSharedStrings((handler) => scan(partOf("/sharedStrings", "sharedStrings.xml"), handler), budget.limits.characters),
        limits: budget.limits,
      };
      const builder = new SheetBuilder(entry.name, entry.hidden, context);
      if (!scan(entry.part, builder)) refuse("xlsx.sheet-part-missing", entry.name);
      return builder.finish();
    },
  };
}

/** False when the workbook has no such part. */
function scanPart(zip: Zip, entry: ZipEntry | undefined, budget: InflateBudget, handler: XmlHandler): boolean {
  if (entry === undefined) return false;
  const scanner = new XmlScanner(entry.name, handler);
  inflateEntry(zip, entry, budget, budget.limits.entryBytes, (bytes) => scanner.write(bytes));
  scanner.end();
  return true;
}

function mainPart(scan: (part: string, handler: XmlHandler) => boolean): string {
  const relations = new RelationsHandler();
  scan("_rels/.rels", relations);
  const found = [...relations.byId.values()].find((relation) => relation.type.endsWith("/officeDocument"));
  return found === undefined ? "xl/workbook.xml" : resolve("", found.target);
}

class WorkbookHandler implements XmlHandler {
  date1904 = false;
  readonly found: { name: string; hidden: boolean; relation: string }[] = [];
  private readonly limit: number;

  constructor(limit: number) {
    this.limit = limit;
  }

  open(name: string, tag: XmlTag): void {
    if (name === "sheet") {
      if (this.found.length === this.limit) refuse("xlsx.too-many-sheets", "", { limit: this.limit });
      const state = tag.attribute("state");
      this.found.push({
        name: tag.attribute("name") ?? String(this.found.length + 1),
        hidden: state === "hidden" || state === "veryHidden",
        relation: tag.attribute("id") ?? "",
      });
    } else if (name === "workbookPr") {
      const value = tag.attribute("date1904");
      this.date1904 = value === "1" || value === "true";
    }
  }

  close(): void {
    // Everything stands in attributes.
  }
}

/** A workbook has one for each sheet and a few more. */
const MAX_RELATIONS = 5_000;

class RelationsHandler implements XmlHandler {
  readonly byId = new Map<string, { type: string; target: string }>();

  open(name: string, tag: XmlTag): void {
    if (name !== "Relationship" || this.byId.size === MAX_RELATIONS || tag.attribute("TargetMode") === "External") return;
    const target = tag.attribute("Target");
    if (target !== null) this.byId.set(tag.attribute("Id") ?? "", { type: tag.attribute("Type") ?? "", target });
  }

  close(): void {
    // Everything stands in attributes.
  }
}

export function partKey(name: string): string {
  return name.replace(/^\/+/, "").toLowerCase();
}

function relationsOf(part: string): string {
  const slash = part.lastIndexOf("/");
  return `${part.slice(0, slash + 1)}_rels/${part.slice(slash + 1)}.rels`;
}

/** A target is relative to the folder of the part that names it, unless it begins with a slash. */
function resolve(from: string, target: string): string {
  if (target.startsWith("/")) return target;
  const folders = from.split("/").slice(0, -1);
  for (const step of target.split("/")) {
    if (step === "..") folders.pop();
    else if (step !== ".") folders.push(step);
  }
  return folders.join("/");
}

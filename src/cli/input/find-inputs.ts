import { closeSync, openSync, readSync, readdirSync, readlinkSync, realpathSync, statSync, type Stats } from "node:fs";
import { dirname, join, posix, resolve } from "node:path";
import { problem, type Problem } from "../../core/basics/problem.ts";

/** Standard input, as on every other tool. */
export const STANDARD_INPUT = "-";

export type Input =
  | { readonly kind: "file"; readonly path: string; readonly name: string }
  | { readonly kind: "standard-input"; readonly name: string }
  /** Nothing to open there; said in the place where its table would have been. */
  | { readonly kind: "problem"; readonly name: string; readonly problem: Problem };

export interface Found {
  readonly inputs: readonly Input[];
  /** Files in folders that are certainly no tables (notes, logs), and files met a second time. Counted, never silent. */
  readonly passedOver: readonly string[];
}

const NOTES = /\.(md|markdown|txt|log|rst)$/i;
/** What operating systems and office programs leave in folders; `~$…` are lock files of open documents. */
const DROPPINGS = /^(\..*|~\$.*|__MACOSX|Thumbs\.db|desktop\.ini)$/i;

/**
 * Lists every file under the names given, folders walked in the order of their names. A file named outright is always
 * listed; folders are entered once even if links lead back into them. `outputs` are our own, from an earlier run.
 */
export function findInputs(names: readonly string[], outputs: readonly string[] = []): Found {
  const inputs: Input[] = [];
  const passedOver: string[] = [];
  const seen = new Set<string>();
  const own = new Set(outputs.map(realPathOr));

  function file(path: string, name: string, named: boolean): void {
    const real = realPathOr(path);
    if (seen.has(real) || (!named && (own.has(real) || isNote(path)))) {
      passedOver.push(name);
      return;
    }
    seen.add(real);
    inputs.push({ kind: "file", path, name });
  }

  function folder(path: string, name: string, named: boolean): void {
    const real = realPathOr(path);
    if (seen.has(real) || own.has(real)) return;
    seen.add(real);
    const before = inputs.length;
    let entries: string[];
    try {
      entries = readdirSync(path).sort();
    } catch (error) {
      inputs.push({ kind: "problem", name, problem: systemProblem(error, name) });
      return;
    }
    for (const entry of entries) {
      if (!DROPPINGS.test(entry)) visit(join(path, entry), posix.join(name, entry), false);
    }
    if (named && inputs.length === before) inputs.push({ kind: "problem", name, problem: problem("file.empty-folder", name) });
  }

  function visit(path: string, name: string, named: boolean): void {
    let stats: Stats;
    try {
      stats = statSync(path);
    } catch (error) {
      inputs.push({ kind: "problem", name, problem: systemProblem(error, name) });
      return;
    }
    if (stats.isDirectory()) folder(path, name, named);
    else if (stats.isFile() || (named && isPipeOfShell(path, stats))) file(path, name, named);
    // What lies there without an end or a beginning would be waited for for ever.
    else if (named) inputs.push({ kind: "problem", name, problem: problem(kindOfNoFile(stats), name) });
    else passedOver.push(name);
  }

  for (const name of names) {
    if (name === STANDARD_INPUT) inputs.push({ kind: "standard-input", name });
    else visit(name, shownName(name), true);
  }
  return { inputs, passedOver };
}

/** Whether it is what a shell makes of `<(…)` or of `… | hengji recheck /dev/stdin`: somebody writes to it already, and it ends. */
function isPipeOfShell(path: string, stats: Stats): boolean {
  if (!stats.isFIFO()) return false;
  try {
    for (let at = path; ; ) {
      const link = readlinkSync(at);
      if (/^pipe:\[\d+\]$/.test(link)) return true;
      at = resolve(dirname(at), link);
    }
  } catch {
    // No link: the pipe lies in a folder under this name, and nobody may ever write to it.
    return false;
  }
}

/** Code of what is neither file nor folder. */
export function kindOfNoFile(stats: Stats): string {
  if (stats.isFIFO()) return "file.named-pipe";
  return stats.isSocket() ? "file.socket" : "file.device";
}

/** One spelling of a name on every system: slashes, without an idle `./` or closing slash. */
function shownName(name: string): string {
  const slashes = process.platform === "win32" ? name.replaceAll("\\", "/") : name;
  const normal = posix.normalize(slashes);
  return normal.length > 1 ? normal.replace(/\/$/, "") : normal;
}

function realPathOr(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/** Whether a name is that of a text file as it lies beside tables in every archive. */
export function isNoteName(name: string): boolean {
  return NOTES.test(name);
}

/** By ending, unless its first bytes are those of a table: files are known by content. */
function isNote(path: string): boolean {
  if (!isNoteName(path)) return false;
  const head = Buffer.alloc(4);
  try {
    const handle = openSync(path, "r");
    try {
      readSync(handle, head, 0, 4, 0);
    } finally {
      closeSync(handle);
    }
  } catch {
    // It will be opened again and then its problem is said.
    return false;
  }
  const start = head.toString("latin1");
  return !start.startsWith("PK") && !start.startsWith("\u00d0\u00cf") && !/^\s*[[{]/.test(start);
}

/** What the operating system said, in our own words where we know them. */
export function systemProblem(error: unknown, where: string): Problem {
  const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
  if (code === "ENOENT" || code === "ENOTDIR") return problem("file.missing", where);
  if (code === "EACCES" || code === "EPERM") return problem("file.no-permission", where);
  if (code === "ELOOP") return problem("file.link-loop", where);
  if (code === "ENOSPC" || code === "EDQUOT") return problem("file.no-space", where);
  if (code === "EISDIR") return problem("file.is-folder", where);
  return problem("file.system", where, { code });
}

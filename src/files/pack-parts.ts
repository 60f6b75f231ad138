import { problem, type Problem } from "../core/basics/problem.ts";
import { done, refused, type Result } from "../core/basics/result.ts";
import { adoptables } from "../core/pack/adoptable.ts";
import type { PackData } from "../core/pack/source.ts";
import type { PackDefinitions } from "./join-definitions.ts";
import { parsePackFile } from "./parse-pack.ts";
import { parseAdjustment } from "./read-adjustment.ts";
import { parseAlert } from "./read-alert.ts";
import { parseCalendar } from "./read-calendar.ts";
import { parseSector } from "./read-cards.ts";
import { parseDictionary } from "./read-dictionary.ts";
import { parseEvidenceKinds } from "./read-evidence-kinds.ts";
import { parseExAntes } from "./read-ex-ante.ts";
import { parseExchange } from "./read-exchange.ts";
import { parseFrame } from "./read-frame.ts";
import { parseFunctionMap } from "./read-function-map.ts";
import { parseLists } from "./read-lists.ts";
import { parseMeasures } from "./read-measures.ts";
import { parsePapers } from "./read-papers.ts";
import { parsePolicies } from "./read-policies.ts";
import { parseProcedure } from "./read-procedure.ts";
import { parseRoles } from "./read-roles.ts";
import { parseTaskPlan } from "./read-task-plan.ts";
import { parseTraining } from "./read-training.ts";
import { parseWorkflow } from "./read-workflow.ts";
import type { PackContent } from "./read-yaml.ts";

/** One file of a pack with the path it is told by (`national/forms/goal.yaml`). */
export interface PackFile {
  readonly path: string;
  readonly content: PackContent;
}

type Part = keyof Omit<PackDefinitions, "name">;
type Parser = (path: string, content: PackContent) => Result<readonly unknown[]>;

const one = <T>(parse: (path: string, content: PackContent) => Result<T>): Parser => (path, content) => {
  const read = parse(path, content);
  return read.ok ? done([read.value]) : read;
};
const formsAndProfiles: Parser = (path, content) => {
  const read = parsePackFile(path, content);
  if (!read.ok) return read;
  if (read.value.kind === "manifest") return refused(problem("pack.file-unknown", path));
  return done(read.value.kind === "form" ? [read.value.form, ...read.value.ofBooks] : [read.value.profile]);
};

/** Folders of a pack, what they become, and who reads their files; problems are told in this order. */
const PARTS: readonly { readonly folder: string; readonly part: Part; readonly parse: Parser }[] = [
  { folder: "forms", part: "forms", parse: formsAndProfiles },
  { folder: "profiles", part: "profiles", parse: formsAndProfiles },
  { folder: "workflows", part: "workflows", parse: one(parseWorkflow) },
  { folder: "frames", part: "frames", parse: one(parseFrame) },
  { folder: "access", part: "roles", parse: parseRoles },
  { folder: "evidence", part: "evidence", parse: parseEvidenceKinds },
  { folder: "exchange", part: "exchanges", parse: one(parseExchange) },
  { folder: "ex-ante", part: "exAnte", parse: parseExAntes },
  { folder: "papers", part: "papers", parse: parsePapers },
  { folder: "lists", part: "lists", parse: parseLists },
  { folder: "calendars", part: "calendars", parse: one(parseCalendar) },
  { folder: "dictionaries", part: "dictionaries", parse: one(parseDictionary) },
  { folder: "measures", part: "measures", parse: parseMeasures },
  { folder: "alerts", part: "alerts", parse: one(parseAlert) },
  { folder: "tasks", part: "tasks", parse: one(parseTaskPlan) },
  { folder: "adjustments", part: "adjustments", parse: one(parseAdjustment) },
  { folder: "training", part: "training", parse: one(parseTraining) },
  { folder: "procedures", part: "procedures", parse: one(parseProcedure) },
  { folder: "library", part: "sectors", parse: one(parseSector) },
  { folder: "functions", part: "functionMaps", parse: one(parseFunctionMap) },
  { folder: "policies", part: "policies", parse: one(parsePolicies) },
];

export const PART_FOLDERS: readonly string[] = PARTS.map(({ folder }) => folder);

/** What the files of one pack say; all problems of all of them. Keys of `files` are paths inside the pack without their ending. */
export function parseParts(name: string, files: Readonly<Record<string, PackFile>>): Result<PackDefinitions> {
  const read = PARTS.map(({ folder, part, parse }) => {
    const outcomes = Object.keys(files).filter((path) => path.startsWith(`${folder}/`)).map((path) => parsedOnce(parse, files[path]!));
    return { part, items: outcomes.flatMap((outcome) => (outcome.ok ? outcome.value : [])), problems: outcomes.flatMap((outcome) => (outcome.ok ? [] : outcome.problems)) };
  });
  const problems = read.flatMap((part) => [...part.problems, ...twice(name, part.part, part.items)]);
  if (problems.length > 0) return refused(...problems);
  return done({ name, ...Object.fromEntries(read.map(({ part, items }) => [part, items])) } as unknown as PackDefinitions);
}

/** By which names the definitions of one file are adopted: `form/goal`, and each measure of a list by itself. None where the file cannot be read. */
export function adoptableNames(of: string, data: PackData): readonly string[] {
  const found = PARTS.find(({ folder }) => of.startsWith(`${folder}/`));
  const read = found === undefined ? null : parsedOnce(found.parse, { path: of, content: { data } });
  return found === undefined || read?.ok !== true ? [] : adoptables({ [found.part]: read.value }).map(({ definition }) => definition);
}

/** What was made of the data of a file: the same data is read for one budget year after the other. */
const MADE = new WeakMap<object, Map<Parser, readonly unknown[]>>();

function parsedOnce(parse: Parser, { path, content }: PackFile): Result<readonly unknown[]> {
  const data = typeof content === "object" && typeof content.data === "object" ? content.data : null;
  const known = data === null ? undefined : MADE.get(data)?.get(parse);
  if (known !== undefined) return done(known);
  const read = parse(path, content);
  if (read.ok && data !== null) MADE.set(data, (MADE.get(data) ?? new Map<Parser, readonly unknown[]>()).set(parse, read.value));
  return read;
}

/** Of two definitions under one id one would be lost without a word. */
function twice(name: string, part: Part, items: readonly unknown[]): readonly Problem[] {
  const ids = items.map((item) => (item as { readonly id?: unknown }).id).filter((id) => typeof id === "string");
  // Roles and kinds of evidence are one list each, which its reader checks.
  if (part === "roles" || part === "evidence") return [];
  return ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => problem("pack.twice", `${name}/${part}`, { field: part, found: id }));
}

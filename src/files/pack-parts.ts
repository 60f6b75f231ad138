import { problem, type Problem } from "../core/basics/problem.ts";
import { done, refused, type Result } from "../core/basics/result.ts";
import type { PackDefinitions } from "./join-definitions.ts";
import { parsePackFile } from "./parse-pack.ts";
import { parseCalendar } from "./read-calendar.ts";
import { parseEvidenceKinds } from "./read-evidence-kinds.ts";
import { parseExchange } from "./read-exchange.ts";
import { parseFrame } from "./read-frame.ts";
import { parseRoles } from "./read-roles.ts";
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
  return read.value.kind === "manifest" ? refused(problem("pack.file-unknown", path)) : done([read.value.kind === "form" ? read.value.form : read.value.profile]);
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
  { folder: "calendars", part: "calendars", parse: one(parseCalendar) },
];

export const PART_FOLDERS: readonly string[] = PARTS.map(({ folder }) => folder);

/** What the files of one pack say; all problems of all of them. Keys of `files` are paths inside the pack without their ending. */
export function parseParts(name: string, files: Readonly<Record<string, PackFile>>): Result<PackDefinitions> {
  const read = PARTS.map(({ folder, part, parse }) => {
    const outcomes = Object.keys(files).filter((path) => path.startsWith(`${folder}/`)).map((path) => parse(files[path]!.path, files[path]!.content));
    return { part, items: outcomes.flatMap((outcome) => (outcome.ok ? outcome.value : [])), problems: outcomes.flatMap((outcome) => (outcome.ok ? [] : outcome.problems)) };
  });
  const problems = read.flatMap((part) => [...part.problems, ...twice(name, part.part, part.items)]);
  if (problems.length > 0) return refused(...problems);
  return done({ name, ...Object.fromEntries(read.map(({ part, items }) => [part, items])) } as unknown as PackDefinitions);
}

/** Of two definitions under one id one would be lost without a word. */
function twice(name: string, part: Part, items: readonly unknown[]): readonly Problem[] {
  const ids = items.map((item) => (item as { readonly id?: unknown }).id).filter((id) => typeof id === "string");
  // Roles and kinds of evidence are one list each, which its reader checks.
  if (part === "roles" || part === "evidence") return [];
  return ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => problem("pack.twice", `${name}/${part}`, { field: part, found: id }));
}

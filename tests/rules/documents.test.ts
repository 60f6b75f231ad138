import assert from "node:assert/strict";
import { existsSync, globSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { parse } from "yaml";
import { BOUNDS } from "../../src/core/expression/bounds.ts";
import { LARGEST_BATCH } from "../../src/core/seal/index.ts";
import { PART_FOLDERS } from "../../src/files/pack-parts.ts";
import { isPackPath } from "../../src/files/read-pack-source.ts";
import { DEFAULT_SETTINGS } from "../../src/server/app-settings.ts";
import { newKeptKey } from "../../src/server/identifiers.ts";
import { ARROWS } from "./arrows.ts";
import { report, ROOT, trackedFiles } from "./tree.ts";

const read = (path: string): string => readFileSync(join(ROOT, path), "utf8");
const manifest = JSON.parse(read("package.json")) as { scripts: Record<string, string>; dependencies: Record<string, string>; optionalDependencies: Record<string, string>; devDependencies: Record<string, string> };
const files = trackedFiles();
const documents = files.filter((path) => path.endsWith(".md") && !/^tests\/.*\/fixtures\//.test(path));

/** Names that pages give to what their reader makes. */
const READERS_OWN = /^packs\/(?:my-city|their-city)\b/;

/** Files and folders of the house that a page names as code, with a pattern or a place to be filled in as it stands there. */
function filesNamedIn(text: string): string[] {
  const code = [...text.matchAll(/```[^]*?```|`([^`\n]+)`/g)].flatMap(([block, inline]) => (inline ?? block).split(/[\s"'(),;，。：]+/));
  const bare = code.map((word) => word.replace(/^(?:\.\/)+|[:.]+$/g, ""));
  return [...new Set(bare.filter((word) => /^(?:src|core|words|bin|bench|packs|tests|docs)\/[\w.-]|^[a-z][\w/-]*\.[mt]sx?$/.test(word)))];
}

/** Whether something lies there: a path, a pattern with `*`, `<code>` or `…`, or one below src; a file of code may be called by the end of its path. */
function lies(path: string): boolean {
  const pattern = path.replace(/<[^>]+>|…/g, "*").replace(/\/$/, "");
  const isThere = [pattern, `src/${pattern}`].some((one) => (one.includes("*") ? globSync(one, { cwd: ROOT }).length > 0 : existsSync(join(ROOT, one))));
  return isThere || (/\.[mt]sx?$/.test(pattern) && files.some((one) => one.endsWith(`/${pattern}`)));
}

test("every file and folder that a document names as code is there", () => {
  const broken = documents.filter((path) => path !== "CHANGELOG.md").flatMap((path) => filesNamedIn(read(path)).filter((name) => !READERS_OWN.test(name) && !lies(name)).map((name) => `${path} names ${name}`));
  report(broken, "The file was moved or renamed; the document follows it.");
});

test("every command that a document tells to type is there", () => {
  const parts = readdirSync(join(ROOT, "bench/parts"));
  const isFolderOfTests = (name: string): boolean => existsSync(join(ROOT, "tests", name.replace(/^tests\//, "")));
  const broken = documents.flatMap((path) => {
    const code = [...read(path).matchAll(/```[^]*?```|`([^`\n]+)`/g)].map(([block, inline]) => inline ?? block).join("\n");
    return [...code.matchAll(/npm (?:run (?:-s )?([\w:-]+)|(start|test)\b)(?: -- ([^\n`|&]*))?/g)].flatMap(([typed, script, lifecycle, after = ""]) => {
      const words = after.split(" ").filter((word) => /^[\w/-]+$/.test(word) && !word.startsWith("-"));
      if (manifest.scripts[script ?? lifecycle!] === undefined) return [`${path}: ${typed}`];
      if (lifecycle === "test") return words.filter((word) => !isFolderOfTests(word)).map((word) => `${path}: no tests of ${word}`);
      if (script === "bench") return words.filter((word) => !parts.includes(`${word}.ts`)).map((word) => `${path}: no part ${word} of the bench`);
      if (script === "hengji") return words.slice(0, 1).filter((word) => !existsSync(join(ROOT, `src/cli/${word}.ts`))).map((word) => `${path}: hengji ${word}`);
      return [];
    });
  });
  report(broken, "The scripts are those of package.json, the verbs those of src/cli.");
});

/** The first cells of a table's rows. */
function firstCells(text: string): string[] {
  return [...text.matchAll(/^\| ([^|]+) \|/gm)].map(([, cell]) => cell!.trim()).filter((cell) => cell !== "Package");
}

test("each runtime dependency has its row in a decision record, each row its dependency, and all are pinned", () => {
  const rows = firstCells(read("docs/decisions/0003-runtime-dependencies.md")).flatMap((cell) => cell.split(", "));
  assert.deepEqual(rows.toSorted(), Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies }).toSorted());
  const loose = Object.entries({ ...manifest.dependencies, ...manifest.optionalDependencies, ...manifest.devDependencies }).filter(([, version]) => !/^(?:npm:\w+@)?\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version));
  assert.deepEqual(loose, []);
});

test("decisions are numbered without a gap, and each is headed by its number", () => {
  const names = readdirSync(join(ROOT, "docs/decisions")).sort();
  assert.deepEqual(names.map((name) => Number(name.slice(0, 4))), names.map((_, index) => index + 1));
  for (const [index, name] of names.entries()) assert.match(read(`docs/decisions/${name}`), new RegExp(`^# ${index + 1}\\. \\S`), name);
});

test("figures that how-tos give of the packs are those of the packs", () => {
  const said = (path: string, ...keys: readonly (string | number)[]): number => Number(keys.reduce<unknown>((data, key) => (data as Record<string | number, unknown>)[key], parse(read(`packs/${path}.yaml`))));
  const { steps } = parse(read("packs/sip-full-process/workflows/application-full-process.yaml")) as { readonly steps: readonly { readonly receipt?: boolean; readonly due?: { readonly days: number } }[] };
  const { periods } = parse(read("packs/national/workflows/monitoring.yaml")) as { readonly periods: readonly { readonly month: number }[] };
  const inWords: Readonly<Record<number, string>> = { 3: "三", 5: "五", 10: "十", 15: "十五" };
  const given: Readonly<Record<string, readonly string[]>> = {
    "review-a-goal-and-write-a-report": [
      `${said("national/papers/goal-review", "asked", "from-yuan") / 10_000} 万元以上的目标`, `${said("national/papers/self-evaluation-report", "asked", "from-yuan") / 10_000} 万元以上的自评`,
    ],
    "monitor-and-fill-in-a-workbook": [`${said("national/alerts/goal-money-gap", "value", "points")} 个百分点`, periods.map(({ month }) => `1—${month} 月`).join("和 ")],
    "evaluate-before-the-library": [`至少${inWords[said("national/ex-ante/project", "rules", "experts", "least")]}位`],
    "apply-a-result": [`${inWords[steps.find(({ receipt }) => receipt)!.due!.days]}个工作日内`],
  };
  report(Object.entries(given).flatMap(([page, sayings]) => sayings.filter((one) => !read(`docs/how-to/${page}.md`).includes(one)).map((one) => `docs/how-to/${page}.md should say: ${one}`)), "The pack was changed; the how-to follows it.");
});

test("bench/README.md gives figures of every part of the bench, with the command that takes them", () => {
  const [, parts] = /const PARTS[^{]*\{ ([^}]*) \}/.exec(read("bench/run.ts"))!;
  const names = parts!.split(", ").map((part) => part.replace(/^"?([\w-]+)"?(?::.*)?$/, "$1"));
  assert.ok(names.length > 10 && names.includes("scoring-again"));
  const commands = [...read("bench/README.md").matchAll(/`(?:HENGJI_\w+=\S+ )*npm run bench -- ([^`]+)`/g)].flatMap(([, words]) => words!.split(" "));
  assert.deepEqual(names.filter((name) => !commands.includes(name)), []);
});

test("tables and columns that decisions name are those of the database", () => {
  const ours = files.filter((path) => path.startsWith("src/server/")).map(read).join("\n");
  const named = (path: string): string[] => [...read(path).matchAll(/`([a-z]+(?:_[a-z]+)*(?:\.[a-z_]+)?)`/g)].map(([, name]) => name!).filter((name) => name.includes("_") && !name.endsWith("_mode"));
  const broken = readdirSync(join(ROOT, "docs/decisions")).flatMap((name) => named(`docs/decisions/${name}`).filter((one) => !one.split(".").every((part) => new RegExp(`\\b${part}\\b`).test(ours))).map((one) => `${name}: ${one}`));
  assert.deepEqual(broken, []);
});

test("figures that documents give of the program are those it has", () => {
  const { signIn, idleMinutes, sessionHours, recheckProcesses, recheckSeconds, recheckMegabytes } = DEFAULT_SETTINGS;
  const { failures, minutes } = signIn.lockout;
  const thousands = (number: number): string => String(number).replace(/(?=(?:\d{3})+$)(?!^)/g, ",");
  const given: Readonly<Record<string, readonly string[]>> = {
    "SECURITY.md": [`${minutes} minutes after ${failures} wrong attempts`, `after ${idleMinutes} minutes without use and after ${sessionHours} hours`, `${(newKeptKey().length * 6)}-bit key`],
    "docs/decisions/0006-hostile-files-in-a-process.md": [`at most ${["none", "one", "two", "three"][recheckProcesses]} at a time, with ${recheckSeconds} seconds and ${recheckMegabytes} MB`],
    "docs/decisions/0007-sealed-log.md": [`${thousands(LARGEST_BATCH)} events a batch`],
    "docs/decisions/0014-formula-language.md": [
      `${thousands(BOUNDS.length)} characters, ${thousands(BOUNDS.nodes)} nodes, ${BOUNDS.depth} brackets deep, lists of ${thousands(BOUNDS.listLength)} values, ${thousands(BOUNDS.work)} values looked at, ${BOUNDS.exactDigits} digits`,
    ],
    "docs/how-to/write-a-formula.md": [`${thousands(BOUNDS.length)} characters, ${thousands(BOUNDS.nodes)} numbers, names and operations, and ${BOUNDS.depth} levels`],
  };
  report(Object.entries(given).flatMap(([path, sayings]) => sayings.filter((one) => !read(path).includes(one)).map((one) => `${path} should say: ${one}`)), "The figure was changed; the document follows it.");
});

test("ARCHITECTURE.md maps every folder of the core, of the server, of the pages, the packs and the tests, and no other of the core", () => {
  const text = read("ARCHITECTURE.md");
  const map = /```\n([^]*?)```/.exec(text)![1]!;
  const foldersOf = (path: string): string[] => readdirSync(join(ROOT, path), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const part = (name: string): string => new RegExp(`^${name}/ .*(?:\\n {2}.*)*`, "m").exec(map)?.[0] ?? "";
  assert.deepEqual([...part("src/core").matchAll(/^ {2}([a-z-]+)\//gm)].map(([, name]) => name!).toSorted(), foldersOf("src/core").toSorted());
  const mirrored = [...foldersOf("src"), "packs"];
  for (const folder of ["src/server", "src/web", "packs", "tests"]) {
    const unnamed = foldersOf(folder).filter((name) => !part(folder).includes(`${name}/`) && !(folder === "tests" && mirrored.includes(name)));
    assert.deepEqual(unnamed, [], `${folder} in the map`);
  }
  const row = /^\| `core\/\*` \| (.*?) \|/m.exec(text)![1]!;
  const cores = Object.keys(ARROWS).filter((name) => name.startsWith("core/")).map((name) => name.slice(5));
  assert.deepEqual(cores.filter((name) => !new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(row)), [], "folders of the core that the table of imports leaves out");
});

test("docs/how-to/README.md leads to every how-to", () => {
  const contents = read("docs/how-to/README.md");
  assert.deepEqual(readdirSync(join(ROOT, "docs/how-to")).filter((name) => name.endsWith(".md") && name !== "README.md" && !contents.includes(`(${name})`)), []);
});

test("docs/how-to/edit-a-pack-in-an-editor.md leads to every schema of pack files, and the editor's settings know each", () => {
  const [page, settings] = [read("docs/how-to/edit-a-pack-in-an-editor.md"), read(".vscode/settings.json")];
  assert.deepEqual(readdirSync(join(ROOT, "docs/pack-schema")).filter((name) => !page.includes(`pack-schema/${name})`) || !settings.includes(`/${name}"`)), []);
});

test("docs/pack-digest.md names every folder that belongs to a pack", () => {
  const listed = /^ +`forms\/`.*$/m.exec(read("docs/pack-digest.md"))![0];
  const folders = [...listed.matchAll(/`([a-z-]+)\/`/g)].map(([, name]) => name!);
  assert.deepEqual([PART_FOLDERS.filter((folder) => !folders.includes(folder)), folders.filter((folder) => !isPackPath(`${folder}/x`))], [[], []]);
});

test("docs/how-to/add-a-form.md tells of every kind of block and of what a form serves", () => {
  type Shape = { readonly properties: Readonly<Record<string, Shape & { readonly const?: string; readonly items?: { readonly oneOf: readonly Shape[] } }>> };
  const { blocks, serves } = (JSON.parse(read("docs/pack-schema/form.schema.json")) as Shape).properties;
  const kinds = blocks!.items!.oneOf.map(({ properties }) => properties["kind"]!.const!);
  assert.ok(kinds.length > 5);
  assert.deepEqual([...kinds, ...Object.keys(serves!.properties)].filter((word) => !new RegExp(`\\b${word}\\b`).test(read("docs/how-to/add-a-form.md"))), []);
});

test("both first pages have the same parts, pictures, commands and links", () => {
  const parts = (path: string) => {
    const text = read(path);
    return {
      headings: [...text.matchAll(/^#+ /gm)].length,
      commands: [...text.matchAll(/^ *npm .*$/gm)].map(([command]) => command.trim().replace(/\S+\.xlsx$/, "OUT.xlsx")),
      links: [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, target]) => target!.replace(/\.zh-CN\.md$|-(?:en|zh)\.png$/, "")).map((target) => target.replace(/\.md$/, "")).filter((target) => target !== "README").toSorted(),
    };
  };
  assert.deepEqual(parts("README.zh-CN.md"), parts("README.md"));
});

test("both first pages name every setting of a start", () => {
  const settings = JSON.parse(read("src/server/settings.json")) as readonly { readonly flag?: string; readonly env?: string }[];
  const names = settings.flatMap(({ flag, env }) => (flag === undefined ? (env === "HENGJI_LANG" ? [] : [env!]) : [`--${flag}`]));
  assert.ok(names.length > 5);
  for (const path of ["README.md", "README.zh-CN.md"]) assert.deepEqual(names.filter((name) => !read(path).includes(name)), [], path);
});

test("every picture is shown by a document", () => {
  const shown = documents.flatMap((path) => [...read(path).matchAll(/pictures\/([\w-]+\.png)/g)].map(([, name]) => name!));
  assert.deepEqual(readdirSync(join(ROOT, "docs/pictures")).filter((name) => !shown.includes(name)), []);
});

test("the rules read pages as they are meant", () => {
  assert.deepEqual(filesNamedIn("See `src/core/x.ts`, `npm test -- core`, src/no.ts and\n```sh\nnode bin/y.mjs packs/a\n```"), ["src/core/x.ts", "bin/y.mjs", "packs/a"]);
  assert.ok(lies("core/basics/decimal.ts") && lies("src/words/*/finding.json") && lies("src/core/recheck/checks/<code>.ts") && lies("packs/national/"));
  assert.ok(lies("store/pipelined.ts") && !lies("store/nowhere.ts") && !lies("src/core/nowhere.ts") && !lies("packs/*/nowhere/*.yaml"));
});

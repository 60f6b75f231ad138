import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { test } from "node:test";
import { Ajv } from "ajv";
import { parse } from "yaml";
import { PACK_FILE_KINDS, packSchemaText, type PackFileKind } from "../../src/files/pack-schemas.ts";
import { PART_FOLDERS } from "../../src/files/pack-parts.ts";
import { catalogue } from "../../src/words/catalogue.ts";
import { report, ROOT, sources } from "./tree.ts";

const FOLDER = join(ROOT, "docs/pack-schema");
const SETTINGS = join(ROOT, ".vscode/settings.json");
const fileOf = ({ name }: PackFileKind): string => join(FOLDER, `${name}.schema.json`);

/** Examples are tests that travel with a pack; their shape is their test's. */
const WITHOUT_SHAPE = /^packs\/[^/]+\/examples\//;
const packFiles = sources("packs", /\.ya?ml$/);

const ajv = new Ajv({ strict: true, strictTypes: false, strictTuples: false, allErrors: true });
const validators = new Map(PACK_FILE_KINDS.map((kind) => [kind.name, ajv.compile(JSON.parse(packSchemaText(kind)) as object)]));

/** The pattern of an editor's settings: a star stands for a name, and cities lie at any depth. */
function globOf({ path }: PackFileKind): string {
  return `packs/**/${path}`;
}

function kindsOf(path: string): readonly PackFileKind[] {
  return PACK_FILE_KINDS.filter(({ path: inside }) => new RegExp(`^packs/(?:[^/]+/)+${inside.replaceAll(".", "\\.").replaceAll("*", "[^/]+")}$`).test(path));
}

/** What an editor would underline. */
function underlined(kind: PackFileKind, text: string): readonly string[] {
  const validate = validators.get(kind.name)!;
  validate(parse(text));
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ""}`);
}

test("the schemas that editors read are what the shapes of the readers give", () => {
  if (process.env["HENGJI_UPDATE"] === "1") {
    mkdirSync(FOLDER, { recursive: true });
    for (const kind of PACK_FILE_KINDS) writeFileSync(fileOf(kind), packSchemaText(kind));
    mkdirSync(join(ROOT, ".vscode"), { recursive: true });
    writeFileSync(SETTINGS, settings());
  }
  const how = "Run HENGJI_UPDATE=1 node_modules/.bin/node --test tests/rules/pack-schema.test.ts and look at the difference.";
  report(PACK_FILE_KINDS.filter((kind) => !existsSync(fileOf(kind)) || readFileSync(fileOf(kind), "utf8") !== packSchemaText(kind)).map(({ name }) => `docs/pack-schema/${name}.schema.json`), how);
  assert.deepEqual(readdirSync(FOLDER).sort(), PACK_FILE_KINDS.map((kind) => basename(fileOf(kind))).sort());
  assert.equal(readFileSync(SETTINGS, "utf8"), settings(), how);
});

function settings(): string {
  return `${JSON.stringify({ "yaml.schemas": Object.fromEntries(PACK_FILE_KINDS.map((kind) => [`./docs/pack-schema/${basename(fileOf(kind))}`, globOf(kind)])) }, null, 2)}\n`;
}

test("every folder of a pack has a schema, and every pack file exactly one", () => {
  const covered = PACK_FILE_KINDS.map(({ path }) => path.split("/")[0]);
  report(PART_FOLDERS.filter((folder) => !covered.includes(folder)), "Add the kind to src/files/pack-schemas.ts.");
  report(packFiles.filter((path) => !WITHOUT_SHAPE.test(path) && kindsOf(path).length !== 1).map((path) => `${path}: ${kindsOf(path).length} schemas`), "Add the kind to src/files/pack-schemas.ts.");
  assert.ok(packFiles.length > 20);
});

test("an editor says of every field what it is for, in both languages, and no words are left over", () => {
  const silent: string[] = [];
  const used = new Set<string>();
  const walk = (node: unknown, path: string): void => {
    if (typeof node !== "object" || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      if (key !== "properties") walk(value, path);
      else for (const [name, schema] of Object.entries(value as Record<string, { description?: string }>)) {
        const own = `${path}.${name}`;
        if (schema.description === undefined) silent.push(own);
        used.add(`pack-field.${own}` in catalogue["zh-CN"] ? `pack-field.${own}` : `pack-field.${name}`);
        walk(schema, own);
      }
    }
  };
  for (const kind of PACK_FILE_KINDS) walk(JSON.parse(packSchemaText(kind)), kind.name);
  report(silent, "Add pack-field.<name>, or pack-field.<kind>.<path> where the name means something else there, to src/words/*/pack-field.json.");
  report(Object.keys(catalogue["zh-CN"]).filter((key) => key.startsWith("pack-field.") && !used.has(key)), "No field of a pack is named so any more.");
});

test("an editor underlines nothing in the packs that we ship", () => {
  report(packFiles.flatMap((path) => kindsOf(path).flatMap((kind) => underlined(kind, readFileSync(join(ROOT, path), "utf8")).map((fault) => `${path}${fault}`))), "Either the file is wrong and its reader too kind, or src/files/editor-schema.ts is too strict.");
});

test("a number may be quoted as well, as the reader takes it", () => {
  const quoted = (value: unknown): unknown =>
    typeof value === "number" ? String(value) : Array.isArray(value) ? value.map(quoted) : typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, quoted(one)])) : value;
  const broken = packFiles.flatMap((path) => kindsOf(path).flatMap((kind) => {
    const validate = validators.get(kind.name)!;
    return validate(quoted(parse(readFileSync(join(ROOT, path), "utf8")))) ? [] : [`${path} ${validate.errors![0]!.instancePath}`];
  }));
  report(broken, "src/files/editor-schema.ts widens a text to a number, and keeps the text.");
});

test("an editor underlines what the reader would refuse", () => {
  const workflow = readFileSync(join(ROOT, "packs/national/workflows/goal.yaml"), "utf8");
  const profile = readFileSync(join(ROOT, "packs/national/profiles/cn-national-2021.yaml"), "utf8");
  const kind = (name: string): PackFileKind => PACK_FILE_KINDS.find((one) => one.name === name)!;
  const planted: readonly (readonly [name: string, text: string, change: readonly [from: string | RegExp, to: string], fault: RegExp])[] = [
    ["workflow", workflow, ["provenance: ", "provenence: "], /must NOT have additional properties|required property 'provenance'/],
    ["workflow", workflow, [/role: [a-z-]+/, "role: nobody"], /role must/],
    ["workflow", workflow, [/^version: \d+/m, "version: one"], /\/version must match pattern/],
    ["workflow", workflow, [/^version: \d+/m, "version: 1.5"], /\/version must be/],
    ["workflow", workflow, [/^version: \d+/m, "version: 99999"], /\/version must be <= 9999/],
    ["workflow", workflow, [/^version: \d+/m, "version: true"], /\/version must be/],
    ["profile", profile, [/unverified: (?:true|false) \}/, "unverified: perhaps }"], /unverified must be boolean/],
    ["profile", profile, [/from: 90\b/, "from: ninety"], /from must match pattern/],
    ["profile", profile, [/^until: .*$/m, ""], /required property 'until'/],
  ];
  for (const [name, text, [from, to], fault] of planted) {
    const changed = text.replace(from, to);
    assert.notEqual(changed, text, `${name}: ${String(from)} stands in the file`);
    assert.deepEqual(underlined(kind(name), text), []);
    assert.match(underlined(kind(name), changed).join("\n"), fault, `${name}: ${to}`);
  }
});

test("a number, a truth value and nothing are taken typed plainly, as the reader takes them", () => {
  for (const { name } of PACK_FILE_KINDS) assert.doesNotMatch(readFileSync(join(FOLDER, `${name}.schema.json`), "utf8"), /"const": "null"|"enum": \[\s*"true",\s*"false"\s*\]/, name);
});

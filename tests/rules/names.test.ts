import assert from "node:assert/strict";
import { test } from "node:test";
import { report, trackedFiles } from "./tree.ts";

/** Names that say where something was put and not what it is. */
const EMPTY = /(?:^|[/-])(utils?|helpers?|commons?|managers?|services?|misc|stuff)(?=[/.-]|$)/;
/** Names that the world outside prescribes. */
const PRESCRIBED = /^(?:[A-Z]+(?:\.zh-CN)?\.md|LICENSE|NOTICE)$/;

function badName(path: string): string | null {
  const parts = path.split("/");
  const name = parts.at(-1)!;
  const ours = /^(src|tests|bin|bench|docs|packs)\//.test(path);
  if (!ours) return null;
  if (EMPTY.test(path)) return `${path} has a name that does not say what it is`;
  const folders = parts.slice(0, -1).filter((part) => part !== "zh-CN");
  const isKebab = (text: string): boolean => /^_?[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text);
  const stem = name.replace(/^\.+/, "").replace(/(?:\.[a-z0-9]+)+$/, "").replace(/\.zh-CN$/, "");
  if (!folders.every((part) => isKebab(part.replace(/^\./, "")))) return `${path} lies in a folder that is not in kebab-case`;
  return PRESCRIBED.test(name) || stem === "" || isKebab(stem) ? null : `${path} is not in kebab-case`;
}

test("file names are in kebab-case and say what is in them", () => {
  // Inputs of tests may be named like what people send.
  report(
    trackedFiles().filter((path) => !/^tests\/.*\/fixtures\//.test(path) && !path.startsWith("docs/pictures/")).flatMap((path) => badName(path) ?? []),
    "Name a file after the one thing it is about: keep-recheck.ts, read-target.ts.",
  );
});

test("the rule catches what is planted", () => {
  for (const path of ["src/core/Target.ts", "src/core/read_target.ts", "src/utils/a.ts", "src/files/zip-helpers.ts", "src/server/kept-service.ts", "src/Core/a.ts", "tests/common/a.ts"]) {
    assert.notEqual(badName(path), null, path);
  }
  for (const path of ["src/core/target/read-target.ts", "README.md", "docs/how-to/add-a-finding.md", "src/words/zh-CN/page.json", "tests/cases/README.md", "src/server/store/migrations/0001-kept-rechecks.ts", "bench/.npmrc", "src/server/serve-pages.ts", "src/web/virtual-modules.d.ts", "packs/national/pack.yaml"]) {
    assert.equal(badName(path), null, path);
  }
});

import assert from "node:assert/strict";
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test, type TestContext } from "node:test";
import { checkPack, readGivenPack } from "../../src/cli/pack/pack-input.ts";
import type { Problem } from "../../src/core/basics/problem.ts";
import { loadCity, loadPackSet } from "../../src/files/load-definitions.ts";
import { loadLibrary } from "../../src/files/load-library.ts";
import { loadPacks } from "../../src/files/load-packs.ts";
import { LANGUAGES, speak } from "../../src/words/index.ts";
import { temporaryFolder } from "../cli/temporary-folder.ts";

/*
 * A museum of folders: what is wrong with a pack as a whole, where no file by itself shows it. Each is made here, since links and whole circles of
 * packs are no files to lie beside each other.
 */

const manifest = (id: string, overlays: string | null): string => `id: ${id}\nversion: 1.0.0\nschema: 1\ntitle: { zh: 某地方案, en: A pack }\n${overlays === null ? "" : `overlays: ${overlays}\n`}`;
const FRAME = "id: own\ntitle: { zh: 甲, en: A }\nprovenance: draft\ngroups:\n  - { level1: 产出指标, points: 90, kinds: [数量指标] }\n";

/** A folder of packs with the pack `town` in it; files by their paths in the folder. */
function museum(context: TestContext, files: Readonly<Record<string, string>>) {
  const folder = temporaryFolder(context);
  for (const [path, text] of Object.entries({ "town/pack.yaml": manifest("town", null), ...files })) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

async function problemsOf(folder: string): Promise<readonly Problem[]> {
  const given = await readGivenPack(join(folder, "town"));
  return given.ok ? (await checkPack(given.value)).problems : given.problems;
}

const told = (problems: readonly Problem[], folder: string): readonly string[] => problems.map(({ code, where }) => `${code} ${where.replace(`${folder}/`, "")}`);

function assertSaid(problems: readonly Problem[], ...words: readonly [zh: string, en: string]): void {
  LANGUAGES.forEach((language) => {
    const say = speak(language);
    for (const { code, params } of problems) {
      const [sentence, advice] = [say(`problem.${code}`, params), say(`problem.${code}.advice`, params)];
      assert.ok(sentence.includes(words[language === "zh-CN" ? 0 : 1]), sentence);
      assert.doesNotMatch(`${sentence} ${advice}`, /\{\{|undefined|problem\./);
    }
  });
}

test("a circle that passes over several packs is told at the line that closes it", async (context) => {
  const folder = museum(context, { "town/pack.yaml": manifest("town", "county"), "county/pack.yaml": manifest("county", "city"), "city/pack.yaml": manifest("city", "town") });
  const problems = await problemsOf(folder);
  assert.deepEqual(told(problems, folder), ["pack.overlays-circle city/pack.yaml:5:11"]);
  assertSaid(problems, "方案包“town”的 overlays 层层相叠", "“town” overlay each other");
  for (const read of [await loadPackSet(folder, null), await loadLibrary(folder)]) assert.equal(read.ok, false);
  writeFileSync(join(folder, "town/city.yaml"), "workflows: {}\n");
  const library = await loadLibrary(folder, "town");
  assert.deepEqual(library.ok ? [] : told(library.problems, folder), ["pack.overlays-circle city/pack.yaml:5:11"]);
});

test("a pack below that is not there is told at the line that names it", async (context) => {
  const folder = museum(context, { "town/pack.yaml": manifest("town", "county"), "county/pack.yaml": manifest("county", "nowhere") });
  assert.deepEqual(told(await problemsOf(folder), folder), ["pack.below-missing county/pack.yaml:5:11"]);
});

test("a folder that is no part is told at the manifest of its pack, and a file that is none at itself", async (context) => {
  const folder = museum(context, { "town/frame/own.yaml": FRAME, "town/frames.yaml": FRAME });
  const problems = await problemsOf(folder);
  assert.deepEqual(told(problems, folder).toSorted(), ["pack.stranger town/frames.yaml:1:1", "pack.stranger town/pack.yaml:1:5"]);
  assertSaid(problems.filter(({ where }) => where.endsWith("pack.yaml:1:5")), "“frame”不是方案包的一部分", "“frame” is not part of a pack");
});

for (const [says, link, to] of [
  ["a file of a part", "town/frames/own.yaml", ".outside/own.yaml"], ["a whole part", "town/frames", ".outside"], ["what it changes", "town/overlay.yaml", ".outside/overlay.yaml"],
  ["a city's people", "town/people.yaml", ".outside/people.yaml"], ["a project of a city", "town/projects/own.yaml", ".outside/own.yaml"], ["what leads nowhere", "town/frames/none.yaml", ".outside/none.yaml"],
] as const) {
  test(`a symbolic link is not followed: ${says}`, async (context) => {
    const folder = museum(context, { ".outside/own.yaml": FRAME, ".outside/overlay.yaml": "changes: []\n", ".outside/people.yaml": "people: []\n", "town/frames/sound.yaml": FRAME.replace("id: own", "id: sound") });
    if (link === "town/frames") rmSync(join(folder, link), { recursive: true });
    mkdirSync(dirname(join(folder, link)), { recursive: true });
    symlinkSync(join(folder, to), join(folder, link));
    const problems = await problemsOf(folder);
    assert.deepEqual(told(problems, folder), [`pack.symbolic-link ${link}`]);
    assertSaid(problems, "是符号链接", "is a symbolic link");
    for (const read of [await loadPacks(folder), await loadPackSet(folder, "town"), await loadCity("town", folder), await loadLibrary(folder, "town")]) {
      assert.deepEqual(read.ok ? [] : read.problems.map(({ code, where }) => `${code} ${where}`).slice(0, 1), [`pack.symbolic-link ${link}`]);
    }
  });
}

test("a manifest that is a link is refused as one", async (context) => {
  const folder = museum(context, { ".outside/pack.yaml": manifest("town", null) });
  rmSync(join(folder, "town/pack.yaml"));
  symlinkSync(join(folder, ".outside/pack.yaml"), join(folder, "town/pack.yaml"));
  assert.deepEqual(told(await problemsOf(folder), folder), ["pack.symbolic-link town/pack.yaml"]);
});

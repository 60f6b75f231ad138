import assert from "node:assert/strict";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { decimal } from "../../src/core/basics/decimal.ts";
import { gradeOf } from "../../src/core/score/total.ts";
import { readPackSource } from "../../src/files/read-pack-source.ts";
import { resolvePacks } from "../../src/files/resolve-packs.ts";
import { hengji, ROOT, type Run } from "../cli/run-hengji.ts";
import { temporaryFolder } from "../cli/temporary-folder.ts";

const page = readFileSync(join(ROOT, "docs/how-to/change-a-pack-by-files.md"), "utf8");
const blocks = [...page.matchAll(/```(yaml|sh)\n([^]*?)```/g)].map(([, kind, text]) => ({ kind: kind!, text: text! }));

test("docs/how-to/change-a-pack-by-files.md: each step does what it says, as it stands", async (context) => {
  const folder = temporaryFolder(context);
  const pack = join(folder, "packs/my-city");
  mkdirSync(pack, { recursive: true });
  cpSync(join(ROOT, "packs/national"), join(folder, "packs/national"), { recursive: true });
  const [manifest, threshold, check, examples, column, copy, row, closing] = blocks;
  assert.deepEqual(blocks.map(({ kind }) => kind), ["yaml", "yaml", "sh", "yaml", "yaml", "sh", "yaml", "sh"]);
  const run = (command: string): Promise<Run> => hengji(/^npm run -s hengji -- (.*)$/.exec(command)![1]!.split(" "), { cwd: folder });
  const checked = (): Promise<Run> => run(check!.text.trim());
  const add = (path: string, text: string): void => writeFileSync(join(pack, path), `${readOr(join(pack, path))}${text}`);
  const inYear = async (year: number) => {
    const layers = await Promise.all(["national", "my-city"].map(async (name) => await readPackSource(join(folder, "packs", name), name)));
    const read = resolvePacks({ layers: layers.map((layer) => (layer.ok ? layer.value.source : assert.fail(JSON.stringify(layer)))), own: 0, choice: null }, year);
    assert.ok(read.ok, JSON.stringify(read));
    return read.value;
  };

  add("pack.yaml", manifest!.text);
  add("overlay.yaml", threshold!.text);
  const first = await checked();
  assert.equal(first.code, 1);
  assert.deepEqual([...first.out.matchAll(/算例 (\w+)/g)].map(([, name]) => name), ["22", "total"], "the page says that these two fail");
  add("overlay.yaml", examples!.text);
  assert.equal((await checked()).code, 0);
  const gradeIn = async (year: number) => gradeOf(decimal("91"), (await inYear(year)).profiles.find(({ id }) => id === "cn-national-2021")!)?.name.zh;
  assert.deepEqual([await gradeIn(2026), await gradeIn(2027)], ["优", "良"]);

  const [exported, compared, imported] = closing!.text.trim().split("\n") as [string, string, string];
  assert.equal((await run(exported)).code, 0);

  add("overlay.yaml", column!.text);
  const form = (await inYear(2026)).forms.find(({ id }) => id === "self-evaluation")!;
  assert.match(JSON.stringify(form), /未完成原因及改进措施.*Reasons for shortfalls and measures/);

  for (const command of copy!.text.trim().split("\n")) {
    const [program, ...words] = command.split(" ");
    const places = words.filter((word) => !word.startsWith("-")).map((word) => join(folder, word));
    if (program === "mkdir") mkdirSync(places[0]!, { recursive: true });
    else cpSync(places[0]!, places[1]!);
  }
  const goal = join(pack, "forms/goal.yaml");
  const text = readFileSync(goal, "utf8");
  const line = /^.*field: project\.unit \}\n/m.exec(text)![0];
  writeFileSync(goal, text.replace(line, line + row!.text));
  assert.match(JSON.stringify((await inYear(2026)).forms.find(({ id }) => id === "goal")), /项目负责人/);
  assert.equal((await checked()).code, 0);

  const little = await run(compared);
  assert.equal(little.code, 1);
  assert.match(little.out, /升得不够/);
  writeFileSync(join(pack, "pack.yaml"), manifest!.text.replace("version: 0.1.0", "version: 0.2.0"));
  assert.equal((await run(compared)).code, 0);
  assert.equal((await run(imported)).code, 0);
});

function readOr(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

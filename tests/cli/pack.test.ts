import assert from "node:assert/strict";
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { temporaryFolder } from "./temporary-folder.ts";
import { hengji, ROOT } from "./run-hengji.ts";

const THRESHOLD = 'of: profiles/cn-national-2021, at: "grades.value[EXCELLENT].from", was: 90, is: 92, from: 2027, why: 市财政局通知';
const SOUND = { overlay: 'changes:\n  - { of: forms/goal, at: title.zh, was: 项目支出绩效目标申报表, is: 项目支出绩效目标表, why: 沿用本市说法 }\n' };

/** A folder with a city's pack in it, upon the national one that comes with the installation. */
function city(folder: string, files: Readonly<Record<string, string>>, more: { readonly version?: string; readonly name?: string; readonly overlays?: string } = {}): string {
  const pack = join(folder, more.name ?? "city");
  mkdirSync(pack);
  writeFileSync(join(pack, "pack.yaml"), `id: city\nversion: ${more.version ?? "1.0.0"}\nschema: 1\ntitle: { zh: 甲市, en: City }\noverlays: ${more.overlays ?? "national"}\n`);
  for (const [path, text] of Object.entries(files)) {
    if (path.includes("/")) mkdirSync(join(pack, path.split("/")[0]!), { recursive: true });
    writeFileSync(join(pack, `${path}.yaml`), text);
  }
  return pack;
}

test("check: the packs of the installation are sound, and it is said in both languages", async () => {
  const [zh, en] = [await hengji(["pack", "check", "packs/national", "packs/demo-city"]), await hengji(["pack", "check", "packs/demo-city", "--lang", "en"])];
  assert.deepEqual([zh.code, zh.err, zh.out.trim().split("\n").length], [0, "", 2]);
  assert.match(zh.out, /^packs\/national：方案包 national \d+\.\d+\.\d+ 合格。文件 \d+ 个，核算算例 113 条。摘要 [0-9a-f]{64}$/m);
  assert.equal(en.code, 0);
  assert.match(en.out, /^packs\/demo-city: the pack demo-city .* is sound\. .*examples checked: 113\. Digest [0-9a-f]{64}$/m);
});

test("check: what is wrong is told with file, line and column, in words, and the exit code is 1", async (context) => {
  const pack = city(temporaryFolder(context), { overlay: `changes:\n  - { of: forms/gaol, at: title.zh, was: 甲, is: 乙, why: 改 }\n  - { ${THRESHOLD.replace("was: 90", "was: 85")} }\n` });
  const run = await hengji(["pack", "check", pack]);
  assert.equal(run.code, 1);
  assert.ok(run.out.includes(`${pack}/overlay.yaml:2:5: 下层方案包里没有“forms/gaol”。请核对写法`), run.out);
  assert.match(run.out, /有 \d 个问题，这个方案包不能使用/);
  const json = await hengji(["pack", "check", pack, "--json", "--lang", "en"]);
  assert.equal(json.code, 1);
  const [entry] = JSON.parse(json.out) as [{ pack: string; sound: boolean; problems: { code: string; where: string; message: string; advice: string }[] }];
  assert.deepEqual([entry.pack, entry.sound, entry.problems[0]!.code, entry.problems[0]!.where], ["city", false, "pack.overlay-unknown", `${pack}/overlay.yaml:2:5`]);
  assert.equal(entry.problems[0]!.message, "The packs below have no “forms/gaol”.");
});

test("check: what only shows when all is put together has file, line and column, too: in the file that says it, or at the change that made it", async (context) => {
  const folder = temporaryFolder(context);
  const weights = city(folder, { "frames/own": "id: own\ntitle: { zh: 甲, en: A }\nprovenance: draft\ngroups:\n  - level1: 产出指标\n    points: 89.99\n    kinds: [数量指标]\n" }, { name: "weights" });
  assert.match((await hengji(["pack", "check", weights])).out, /weights\/frames\/own\.yaml:6:13: 各组分值合计为 89\.99，应为 90 或 100。/);
  const changed = city(folder, { overlay: 'changes:\n  - { of: forms/goal, at: title.zh, was: 项目支出绩效目标申报表, is: 目标表, why: 改 }\n  - { of: frames/cost-first, at: "groups[成本指标].points", was: 20, is: 19.99, why: 改 }\n' }, { name: "changed" });
  assert.match((await hengji(["pack", "check", changed, "--lang", "en"])).out, /changed\/overlay\.yaml:3:5: The points of the groups add up to 89\.99; they must add up to 90 or 100\./);
  const measures = readFileSync(join(ROOT, "packs/national/measures/application.yaml"), "utf8");
  const line = measures.split("\n").findIndex((one) => one.includes("group: budget"));
  const group = city(folder, { "measures/own": measures.replace("group: budget", "group: weather") }, { name: "group" });
  assert.match((await hengji(["pack", "check", group])).out, new RegExp(`group/measures/own\\.yaml:${line + 1}:12: `));
});

test("check: a changed threshold makes the example fail that shows it, by number and title", async (context) => {
  const run = await hengji(["pack", "check", city(temporaryFolder(context), { overlay: `changes:\n  - { ${THRESHOLD} }\n` })]);
  assert.equal(run.code, 1);
  assert.match(run.out, /scoring\.yaml:\d+:\d+: 算例 22“恰好90分”在 2027 预算年度应得“优”，按 cn-national-2021 算得“良”。/);
});

test("P3, check: a conflict with the pack below names both values", async (context) => {
  const run = await hengji(["pack", "check", city(temporaryFolder(context), { overlay: `changes:\n  - { ${THRESHOLD.replace("was: 90", "was: 85")} }\n` }), "--lang", "en"]);
  assert.match(run.out, /overlay\.yaml:2:5: “Grades › Value › EXCELLENT › From \(grades\.value\[EXCELLENT\]\.from\)” of “profiles\/cn-national-2021” should say “85”, but the pack below now says “90”/);
});

test("check: a folder that would never be read is told, and so is a pack below that is not there or runs in a circle", async (context) => {
  const folder = temporaryFolder(context);
  const strange = city(folder, { "profile/own": "id: own\n" }, { name: "strange" });
  assert.match((await hengji(["pack", "check", strange])).out, /“profile”不是方案包的一部分/);
  const alone = city(folder, {}, { name: "alone", overlays: "nowhere" });
  assert.match((await hengji(["pack", "check", alone])).out, /找不到它所依据的下层方案包“nowhere”/);
  const town = join(folder, "town");
  mkdirSync(town);
  writeFileSync(join(town, "pack.yaml"), "id: town\nversion: 1.0.0\nschema: 1\ntitle: { zh: 乙镇, en: Town }\noverlays: city\n");
  assert.match((await hengji(["pack", "check", city(folder, {}, { overlays: "town" })])).out, /层层相叠/);
  assert.match((await hengji(["pack", "check", join(folder, "none")])).out, /none: /);
});

test("digest: the same for a folder, its export, and the same folder spelled otherwise", async (context) => {
  const folder = temporaryFolder(context);
  const pack = city(folder, SOUND);
  const other = city(folder, { overlay: '# 注释\nchanges:\n  - why: 沿用本市说法\n    is: "项目支出绩效目标表"\n    was: 项目支出绩效目标申报表\n    at: title.zh\n    of: forms/goal\n' }, { name: "other" });
  const file = join(folder, "city.hengji-pack.json");
  assert.equal((await hengji(["pack", "export", pack, "--out", file])).code, 0);
  const run = await hengji(["pack", "digest", pack, other, file]);
  const digests = run.out.trim().split("\n").map((line) => line.split("  ")[0]);
  assert.deepEqual([run.code, digests.length, new Set(digests).size], [0, 3, 1]);
});

test("P2, P4, diff: what differs is told in words, and a version that rises too little", async (context) => {
  const folder = temporaryFolder(context);
  const old = city(folder, SOUND, { name: "old" });
  const now = (version: string): string => city(folder, { overlay: `${SOUND.overlay}  - { ${THRESHOLD} }\n` }, { name: `v${version}`, version });
  const little = await hengji(["pack", "diff", old, now("1.0.1")]);
  assert.equal(little.code, 1);
  assert.match(little.out, /新增改动 profiles\/cn-national-2021 grades\.value\[EXCELLENT\]\.from：90 → 92（2027 预算年度起）/);
  assert.match(little.out, /版本号从 city 1\.0\.0 到 city 1\.0\.1，升得不够：含义有改变，应升第一段/);
  const enough = await hengji(["pack", "diff", old, now("2.0.0"), "--lang", "en"]);
  assert.equal(enough.code, 0);
  assert.match(enough.out, /2 differences\.\nThe version rises enough from city 1\.0\.0 to city 2\.0\.0/);
  const json = JSON.parse((await hengji(["pack", "diff", old, join(folder, "v1.0.1"), "--json"])).out) as { needed: string; rises: boolean; differences: { of: string; asks: string }[] };
  assert.deepEqual([json.needed, json.rises, json.differences.map(({ of, asks }) => [of, asks])], ["major", false, [["pack", "patch"], ["overlay", "major"]]]);
  assert.match((await hengji(["pack", "diff", old, old])).out, /没有差异/);
});

test("R32 F115 P1: export, import into another place: the same digest, every file below the folder, and it is sound there", async (context) => {
  const folder = temporaryFolder(context);
  const file = join(folder, "national-copy.hengji-pack.json");
  assert.equal((await hengji(["pack", "export", "packs/national", "--out", file])).code, 0);
  const to = join(folder, "there", "national");
  mkdirSync(join(folder, "there"));
  const run = await hengji(["pack", "import", file, "--to", to]);
  assert.deepEqual([run.code, run.err], [0, ""]);
  const digests = (await hengji(["pack", "digest", "packs/national", file, to])).out.trim().split("\n").map((line) => line.split("  ")[0]);
  assert.deepEqual([digests.length, new Set(digests).size], [3, 1]);
  assert.deepEqual(readdirSync(join(folder, "there")), ["national"]);
  const checked = await hengji(["pack", "check", to]);
  assert.equal(checked.code, 0);
  const counted = (text: string): string | undefined => /(\d+) 个(?:文件|，核算)/.exec(text)?.[1];
  assert.deepEqual([counted(checked.out), counted(run.out)], [counted(run.out), String(readdirSync(to, { recursive: true }).filter((name) => String(name).endsWith(".yaml")).length)], "a check counts the files that an import writes");
});

test("P2, import: nothing is written of a file that was changed, that is not sound, or where something is already", async (context) => {
  const folder = temporaryFolder(context);
  const file = join(folder, "city.hengji-pack.json");
  await hengji(["pack", "export", city(folder, SOUND), "--out", file]);
  const changed = join(folder, "changed.hengji-pack.json");
  writeFileSync(changed, readFileSync(file, "utf8").replace("项目支出绩效目标表", "项目表"));
  const there = () => readdirSync(folder).sort();
  const before = there();
  const refused = async (what: string, to: string): Promise<string> => {
    const run = await hengji(["pack", "import", what, "--to", join(folder, to)]);
    assert.deepEqual([run.code, run.out], [1, ""], run.out);
    return run.err;
  };
  assert.match(await refused(changed, "new"), /内容与它的摘要不符/);
  assert.match(await refused(file, "city"), /已有内容，没有写入/);
  assert.match(await refused(file, "none/new"), /没有上级文件夹/);
  assert.match(await refused(file, "city.hengji-pack.json"), /./);
  // Sound by itself, but not upon the national pack that lies where it is to stand.
  const elsewhere = join(folder, "elsewhere");
  mkdirSync(elsewhere);
  cpSync(join(ROOT, "packs/national"), join(elsewhere, "national"), { recursive: true });
  const form = join(elsewhere, "national/forms/goal.yaml");
  writeFileSync(form, readFileSync(form, "utf8").replace("title: { zh: 项目支出绩效目标申报表", "title: { zh: 另一个名称"));
  assert.match(await refused(file, "elsewhere/city"), /而下层方案包现在是“另一个名称”/);
  assert.deepEqual(readdirSync(elsewhere), ["national"]);
  assert.deepEqual(there(), [...before, "elsewhere"].sort());
});

test("export: nothing is written of a pack that is not sound, nor over a file that is there, nor under another ending", async (context) => {
  const folder = temporaryFolder(context);
  const [sound, unsound] = [city(folder, SOUND), city(folder, { overlay: `changes:\n  - { ${THRESHOLD} }\n` }, { name: "unsound" })];
  const file = join(folder, "x.hengji-pack.json");
  assert.match((await hengji(["pack", "export", unsound, "--out", file])).err, /算例 22/);
  assert.match((await hengji(["pack", "export", sound, "--out", join(folder, "x.json")])).err, /应以 \.hengji-pack\.json 结尾/);
  assert.deepEqual(readdirSync(folder).sort(), ["city", "unsound"]);
  const inside = await hengji(["pack", "export", sound, "--json"], { cwd: folder });
  assert.deepEqual([inside.code, (JSON.parse(inside.out) as { file: string }).file], [0, "city-1.0.0.hengji-pack.json"]);
  assert.match((await hengji(["pack", "export", sound], { cwd: folder })).err, /已经有这个文件/);
});

test("wrong use is one sentence and 2", async () => {
  for (const words of [["pack"], ["pack", "chekc", "x"], ["pack", "check"], ["pack", "diff", "a"], ["pack", "import", "a"], ["pack", "export", "a", "--to", "b"], ["pack", "digest", "a", "--out", "b"]]) {
    const run = await hengji(words);
    assert.deepEqual([run.code, run.out], [2, ""], words.join(" "));
    assert.match(run.err, /^用法：hengji pack /, words.join(" "));
  }
});

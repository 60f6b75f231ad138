import assert from "node:assert/strict";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { loadFunctionMaps, loadLibrary } from "../../src/files/load-library.ts";
import { parseSector } from "../../src/files/read-cards.ts";

const PACKS = new URL("../../packs/", import.meta.url).pathname;
const SOUND = readFileSync(new URL("../packs/broken-parts/library/nothing-wrong.yaml", import.meta.url), "utf8");
const folder = mkdtempSync(join(tmpdir(), "hengji-library-"));
after(() => rmSync(folder, { recursive: true }));

/** A national pack with the manifest and forms that came with the installation and the library files that are given. */
function packs(name: string, libraries: Readonly<Record<string, Readonly<Record<string, string>>>>): string {
  const place = join(folder, name);
  for (const [pack, files] of Object.entries(libraries)) {
    mkdirSync(join(place, pack, "library"), { recursive: true });
    if (pack === "national") for (const part of ["pack.yaml", "forms", "profiles"]) cpSync(join(PACKS, "national", part), join(place, pack, part), { recursive: true });
    else cpSync(join(PACKS, "demo-city/pack.yaml"), join(place, pack, "pack.yaml"));
    for (const [file, text] of Object.entries(files)) writeFileSync(join(place, pack, "library", file), text);
  }
  return place;
}

test("a sector file becomes a sector with its cards", () => {
  const sector = parseSector("national/library/education.yaml", SOUND);
  assert.ok(sector.ok, JSON.stringify(sector));
  const { cards, ...head } = sector.value;
  assert.deepEqual(head, {
    id: "education", title: { zh: "教育", en: "Education" }, functions: ["205"], provenance: "draft",
    groups: [{ id: "compulsory", title: { zh: "义务教育", en: "Compulsory education" } }, { id: "aid", title: { zh: "学生资助", en: "Student aid" } }],
  });
  assert.deepEqual(cards[0], {
    code: "EDU-0001", sector: "education", group: "compulsory", name: { zh: "九年义务教育巩固率", en: "Retention rate of nine-year compulsory education" }, level1: "效益指标",
    level2: "社会效益指标", meaning: "九年级毕业人数占入学时人数的比例，反映控辍保学成效。", formula: "九年级毕业人数 / 入学时人数 * 100%", unit: "%", sign: ">=", direction: "positive",
    dataSource: "department-yearbook", valueMethod: "statistics", frequency: "year", evidence: ["教育事业统计年报", "学籍系统导出表"],
    scoring: "达到目标值得满分，每低 1 个百分点扣该项分值的 10%，扣完为止。", scope: "承担义务教育职责的教育部门和学校", words: ["控辍保学", "辍学率"], reasoning: "教育事业统计有此项，口径稳定。",
    standard: { kind: "history", value: "99", year: 2024, source: "演示取值，待各地核对" }, common: false, target: "99", targetMeaning: "以当年毕业年级为准。", calculation: "入学人数按转入转出调整。",
    scoreMethod: "formula", scoreFormula: "完成值 / 目标值 * 分值", weight: "12.5", inspection: ["学籍核对", "控辍保学台账"], indicatorOrigin: "statistics", functions: ["205", "20502"], economics: ["302", "30201"],
    fundUses: ["公用经费"], framework: "教育行业指标体系", units: ["101", "205001"], validFrom: "2026-01-01", validUntil: "2028-12-31",
  });
  assert.deepEqual([cards[1]!.sign, cards[1]!.unit, cards[1]!.formula, cards[1]!.standard], ["qualitative", null, null, null]);
});

test("a city's cards lie upon the national ones: the same code is replaced in its place, a new one comes behind", async () => {
  const changed = SOUND.replace("zh: 九年义务教育巩固率", "zh: 义务教育巩固率（本市口径）").replace("EDU-0002", "EDU-9001").replace("资助政策知晓情况", "本市资助政策知晓情况");
  const place = packs("overlaid", { national: { "education.yaml": SOUND }, "demo-city": { "education.yaml": changed } });
  const [national, city] = [await loadLibrary(place), await loadLibrary(place, "demo-city")];
  assert.ok(national.ok && city.ok, JSON.stringify([national, city]));
  const listed = (library: typeof city) => library.ok && library.value.sectors[0]!.cards.map(({ code, name }) => `${code} ${name.zh}`);
  assert.deepEqual(listed(national), ["EDU-0001 九年义务教育巩固率", "EDU-0002 资助政策知晓情况"]);
  assert.deepEqual(listed(city), ["EDU-0001 义务教育巩固率（本市口径）", "EDU-0002 资助政策知晓情况", "EDU-9001 本市资助政策知晓情况"]);
  assert.notEqual(national.value.digest, city.value.digest);
  assert.match(city.value.digest, /^[0-9a-f]{64}$/);
});

test("a card that two sectors have is refused, and the sector that had it is named", async () => {
  const place = packs("twice", { national: { "education.yaml": SOUND, "health.yaml": SOUND.replace("sector: education", "sector: health") } });
  const library = await loadLibrary(place);
  assert.ok(!library.ok);
  assert.deepEqual([...new Set(library.problems.map(({ code, where, params }) => `${code} ${where} ${String(params["expected"])}`))], ["pack.card-in-two-sectors library/health education"]);
  assert.equal(library.problems.length, 4);
});

test("all problems of all files are told at once, with their places, and nothing is loaded", async () => {
  const broken = SOUND.replace('    unit: "%"\n', "    unit: null\n");
  const place = packs("broken", { national: { "education.yaml": broken, "health.yaml": "sector: [health" } });
  const library = await loadLibrary(place);
  assert.ok(!library.ok);
  assert.deepEqual(library.problems.map(({ code, where }) => `${code} ${where}`).slice(0, 2), ["pack.unit-missing national/library/education.yaml:17:11", "pack.yaml-character national/library/health.yaml:1:16"]);
});

test("a pack without cards has an empty library; one that isn't there is refused", async () => {
  const empty = await loadLibrary(packs("empty", { national: {} }));
  assert.ok(empty.ok && empty.value.sectors.length === 0);
  for (const name of ["nowhere", "../national", "demo-city/../national"]) assert.ok(!(await loadLibrary(undefined, name)).ok, name);
});

test("the library of the demonstration city is that of the national pack", async () => {
  const [national, city] = [await loadLibrary(), await loadLibrary(undefined, "demo-city")];
  assert.ok(national.ok && city.ok);
  assert.equal(city.value.digest, national.value.digest);
});

test("a map that names a card or a sector that the library doesn't have is refused, and a city's map replaces the national one", async () => {
  const map = readFileSync(new URL("../packs/broken-parts/functions/nothing-wrong.yaml", import.meta.url), "utf8").replace("EDU-0005, EDU-0006", "EDU-0001");
  const place = packs("maps", { national: { "education.yaml": SOUND }, "demo-city": {} });
  const write = (pack: string, text: string): void => {
    mkdirSync(join(place, pack, "functions"), { recursive: true });
    writeFileSync(join(place, pack, "functions/education.yaml"), text);
  };
  const library = await loadLibrary(place);
  assert.ok(library.ok);
  const told = async (pack: string | null) => {
    const maps = await loadFunctionMaps(library.value, place, pack);
    return maps.ok ? maps.value.map(({ title }) => title.zh) : maps.problems.map(({ code, where, params }) => `${code} ${where} ${String(params["found"])}`);
  };
  assert.deepEqual(await told(null), []);
  write("national", map);
  write("demo-city", map.replace("zh: 教育部门职能", "zh: 本市教育局职能"));
  assert.deepEqual([await told(null), await told("demo-city")], [["教育部门职能"], ["本市教育局职能"]]);
  write("national", map.replace("EDU-0001", "EDU-0777").replace("sector: education", "sector: health"));
  assert.deepEqual(await told(null), ["pack.sector-unknown functions/health health", "pack.card-unknown functions/health EDU-0777"]);
});

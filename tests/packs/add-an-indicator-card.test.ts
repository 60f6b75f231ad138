import assert from "node:assert/strict";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { pairsSayingTheSame } from "../../src/core/library/same-saying.ts";
import { rankCards } from "../../src/core/library/search.ts";
import { loadLibrary } from "../../src/files/load-library.ts";

const page = readFileSync(new URL("../../docs/how-to/add-an-indicator-card.md", import.meta.url), "utf8");
const PACKS = new URL("../../packs/", import.meta.url).pathname;

test("docs/how-to/add-an-indicator-card.md: the card it shows is taken as it stands, beside the national ones", async () => {
  const [, written] = /```yaml\n([^]*?)```/.exec(page)!;
  const folder = mkdtempSync(join(tmpdir(), "hengji-card-"));
  try {
    for (const part of ["pack.yaml", "forms", "profiles", "library"]) cpSync(join(PACKS, "national", part), join(folder, "national", part), { recursive: true });
    mkdirSync(join(folder, "my-city/library"), { recursive: true });
    writeFileSync(join(folder, "my-city/pack.yaml"), "id: my-city\nversion: 0.1.0\nschema: 1\ntitle: { zh: 我市方案包, en: Our city's pack }\noverlays: national\n");
    writeFileSync(join(folder, "my-city/library/education.yaml"), written!);
    const [national, city] = [await loadLibrary(folder), await loadLibrary(folder, "my-city")];
    assert.ok(national.ok && city.ok, JSON.stringify(city));
    const cards = city.value.sectors.flatMap((sector) => sector.cards);
    assert.equal(cards.length, national.value.sectors.flatMap((sector) => sector.cards).length + 1);
    assert.ok(city.value.sectors.find(({ id }) => id === "education")!.groups.length > 1);
    assert.equal(rankCards("残疾孩子上学", cards)[0]!.card.code, "EDU-9001");
    assert.deepEqual(pairsSayingTheSame(cards).map(({ one, other }) => `${one.code} ${other.code}`), []);

    writeFileSync(join(folder, "my-city/library/education.yaml"), written!.replace('    unit: "%"\n', "    unit: null\n"));
    const broken = await loadLibrary(folder, "my-city");
    assert.deepEqual(broken.ok ? [] : broken.problems.map(({ code, where }) => `${code} ${where}`), ["pack.unit-missing my-city/library/education.yaml:15:11"]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

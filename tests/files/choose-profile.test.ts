import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import type { Profile } from "../../src/core/score/profile.ts";
import { profileOfYear } from "../../src/files/choose-profile.ts";
import { loadPacks, loadProfiles } from "../../src/files/load-packs.ts";

function profile(id: string, from: number, until: number | null): Profile {
  return { id, from, until } as Profile;
}

const old = profile("old", 2015, 2018);
const gap = profile("after-a-gap", 2020, 2021);
const open = profile("open", 2022, null);

test("each budget year has the profile that held in it", () => {
  const chosen = (year: number | null) => profileOfYear([gap, open, old], { year }).id;
  assert.equal(chosen(2015), "old");
  assert.equal(chosen(2018), "old");
  assert.equal(chosen(2021), "after-a-gap");
  assert.equal(chosen(2022), "open");
  assert.equal(chosen(2040), "open");
});

test("without a year it is the newest, and in a year without rules the nearest before, else the first", () => {
  const chosen = (year: number | null) => profileOfYear([old, open, gap], { year }).id;
  assert.equal(chosen(null), "open");
  assert.equal(chosen(2019), "old");
  assert.equal(chosen(1998), "old");
  assert.throws(() => profileOfYear([], { year: 2022 }), RangeError);
});

test("the packs of the installation hold profiles for every year from 2020 on", async () => {
  const profiles = await loadProfiles();
  assert.ok(profiles.ok, JSON.stringify(profiles));
  assert.equal(new Set(profiles.value.map(({ id }) => id)).size, profiles.value.length);
  for (const year of [2020, 2021, 2026]) {
    const { from, until } = profileOfYear(profiles.value, { year });
    assert.ok(from <= year && (until === null || year <= until));
  }
});

test("a folder without packs, and a broken pack, are problems and no crash", async (context) => {
  const folder = mkdtempSync(join(tmpdir(), "hengji-test-"));
  context.after(() => rmSync(folder, { recursive: true }));
  const codes = async (path: string) => {
    const loaded = await loadProfiles(path);
    return loaded.ok ? [] : loaded.problems.map(({ code }) => code);
  };
  assert.deepEqual(await codes(join(folder, "nowhere")), ["pack.not-readable"]);
  assert.deepEqual(await codes(folder), ["pack.no-profile"]);
  mkdirSync(join(folder, "broken", "profiles"), { recursive: true });
  writeFileSync(join(folder, "broken", "pack.yaml"), "pack: [");
  const packs = await loadPacks(folder);
  assert.ok(!packs.ok);
  assert.match(packs.problems[0]?.where ?? "", /pack\.yaml/);
});

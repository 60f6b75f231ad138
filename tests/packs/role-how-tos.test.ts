import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { loadDefinitions } from "../../src/files/load-definitions.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const FOLDER = join(ROOT, "docs/how-to/roles");
const LANGUAGES = [{ ending: ".md", picture: "en" }, { ending: ".zh-CN.md", picture: "zh" }] as const;

/** A screen of 768 pixels in lines of 24, each as wide as fifty Chinese characters, which is as wide as a page of text is set. */
const LINES = 32;
const COLUMNS = 100;
/** Between paragraphs there is two thirds of a line, as on every page that Markdown is shown on. */
const GAP = 2 / 3;

/** Lines that the text of a page takes, its picture aside. */
function linesOf(text: string): number {
  const blocks = text.split(/\n{2,}|\n(?=\d+\. |- )/).map((block) => block.trim()).filter((block) => block !== "" && !block.startsWith("!["));
  return blocks.reduce((lines, block) => {
    const said = block.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").replace(/[*`#]/g, "").trim();
    const width = [...said].reduce((sum, character) => sum + (/[\u2e80-\uffef]/.test(character) ? 2 : 1), 0);
    return lines + Math.ceil(width / COLUMNS) + (/^\d+\. |^- /.test(block) ? 0 : GAP);
  }, 0);
}

test("each role has a how-to of one screen with its picture, in both languages, and no other stands among them", async () => {
  const packs = await loadDefinitions();
  assert.ok(packs.ok);
  const roles = packs.value.roles.map(({ role }) => role).sort();
  assert.deepEqual(readdirSync(FOLDER).filter((name) => !name.startsWith("README")).sort(), roles.flatMap((role) => LANGUAGES.map(({ ending }) => `${role}${ending}`)).sort());
  for (const { ending, picture } of LANGUAGES) {
    const contents = readFileSync(join(FOLDER, `README${ending}`), "utf8");
    for (const role of roles) {
      const page = `${role}${ending}`;
      const text = readFileSync(join(FOLDER, page), "utf8");
      assert.ok(contents.includes(`(${page})`), `the contents lead to ${page}`);
      const shown = /!\[[^\]]+\]\(([^)]+)\)/.exec(text)?.[1] ?? "";
      assert.equal(shown, `../../pictures/${role}-${picture}.png`, page);
      assert.ok(existsSync(join(FOLDER, shown)), shown);
      assert.ok(linesOf(text) <= LINES, `${page} takes ${Math.ceil(linesOf(text))} lines`);
    }
  }
});

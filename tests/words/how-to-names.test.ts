import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { parse } from "yaml";
import { KEY_MAP } from "../../src/web/app/keys.ts";
import { catalogue } from "../../src/words/catalogue.ts";
import { report, ROOT, trackedFiles } from "../rules/tree.ts";

/** What stands in quotation marks and is the name of nothing on a screen: expressions of the field, and words that people type. */
const NO_NAMES = ["三定", "1+9", "领先", "一流", "且", "或", "非", "YAML", "调休"];
/** Headings that the ledger finds in workbooks (src/core/ledger/heading-lexicon.ts). */
const IN_WORKBOOKS = ["单位：万元", "月份", "调整金额"];

/** All texts of a file of a pack: titles of steps, forms and papers stand on pages as the words do. */
function textsIn(data: unknown): string[] {
  if (typeof data === "string") return [data];
  return typeof data === "object" && data !== null ? Object.values(data).flatMap(textsIn) : [];
}

const inPacks = trackedFiles().filter((path) => /^packs\/.*\.yaml$/.test(path) && !path.includes("/library/")).flatMap((path) => textsIn(parse(readFileSync(join(ROOT, path), "utf8"))));

/** What a page of one language may show: the words of that language, and what packs say. */
class Shown {
  readonly #whole = new Set<string>();
  readonly #withFigures: string[] = [];

  constructor(words: readonly string[]) {
    for (const word of words) {
      // One speaks of the beginning of what goes on with a figure or an explanation: “登记 3 行”, “来自下级的建议：各地报送”.
      this.#whole.add(trimmed(word));
      for (const one of [word.split("{{")[0]!, word.split(/[：。（]/)[0]!]) if (trimmed(one).length > 1) this.#whole.add(trimmed(one));
      if (word.includes("{{")) this.#withFigures.push(word.replace(/\{\{[^}]*\}\}/g, "…"));
    }
  }

  has(name: string): boolean {
    if (this.#whole.has(trimmed(name))) return true;
    // “…处规则依据的文件不在库里”, “自 2027 年度起”: the figure is left open by either.
    const open = new RegExp(`^${trimmed(name).split("…").map((piece) => piece.trim().replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")).join(".*")}`);
    return this.#withFigures.some((word) => (name.includes("…") ? open.test(word) : matches(word, trimmed(name))));
  }
}

/** Whether a word whose figures are left open says this. */
function matches(word: string, name: string): boolean {
  const pieces = trimmed(word).split("…").map((piece) => piece.trim());
  return pieces.join("").length > 3 && new RegExp(`^${pieces.map((piece) => piece.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")).join("\\s*\\S.*?\\s*")}$`).test(name);
}

/** Without what ends a sentence or leads on: a how-to quotes the name, not its full stop. */
function trimmed(text: string): string {
  return text.trim().replace(/[…:：。.?？]+$/, "").trim();
}

const zh = new Shown([...Object.values(catalogue["zh-CN"]), ...inPacks]);
const en = new Shown([...Object.values(catalogue.en), ...inPacks]);

/** A way such as “等级 › 取值” is shown where each of its steps is; “撤回 Take back” where each half is. */
function isShown(name: string, shown: readonly Shown[]): boolean {
  if (shown.some((one) => one.has(name))) return true;
  if (name.includes("›")) return name.split("›").every((step) => isShown(step, shown));
  const [, chinese, english] = /^([^A-Za-z]*[\u4e00-\u9fff…][^A-Za-z]*) ([A-Za-z].*)$/.exec(name) ?? [];
  return shown.length > 1 && chinese !== undefined && zh.has(chinese) && en.has(english!);
}

/** Names that a page of Markdown tells to look for: in quotation marks, or bold within a sentence. A bold beginning of a line is a heading. */
function namesIn(text: string): string[] {
  const prose = text.replace(/```[^]*?```/g, "").replace(/(`+).*?\1/g, "");
  const sentences = prose.replace(/^(\s*(?:[-*]|\d+\.)?\s*)\*\*[^*]+\*\*(?=$|[：:.。，,]| ?[（(])/gm, "$1");
  return [...sentences.matchAll(/\*\*([^*]+)\*\*|“([^”]+)”/g)].map(([, bold, quoted]) => (bold ?? quoted)!);
}

/** Names of a page that no screen shows. What it writes itself, in a heading or in an example, it may quote. */
function unshownIn(path: string, text: string): string[] {
  const shown = path.endsWith(".zh-CN.md") ? [zh] : path.includes("/roles/") || path === "README.md" ? [en] : [zh, en];
  const own = [...text.matchAll(/^#+ (.+)$|```([^]*?)```/gm)].map(([, heading, block]) => heading ?? block).join("\n");
  // What is bold on the first page of all is said with weight, and no name.
  const named = namesIn(path.includes("/") ? text : text.replaceAll("**", ""));
  return named.filter((name) => !NO_NAMES.includes(name) && !IN_WORKBOOKS.includes(name) && !own.includes(name) && !isShown(name, shown));
}

describe("how-tos call pages, buttons and steps by the names that stand on the screen", () => {
  const pages = trackedFiles().filter((path) => /^(docs\/how-to\/.*|README(\.zh-CN)?)\.md$/.test(path));

  test("each name of each page", () => {
    assert.ok(pages.length > 50);
    report(
      pages.flatMap((path) => unshownIn(path, readFileSync(join(ROOT, path), "utf8")).map((name) => `${path} names “${name}”`)),
      "Write it as src/words or the packs have it; what is no name of the screen stands in no quotation marks and is not bold.",
    );
  });

  test("each key of each page is one of the map that ? shows", () => {
    const known = Object.values(KEY_MAP).flat().flatMap(([, keys]) => keys);
    const broken = pages.flatMap((path) => [...readFileSync(join(ROOT, path), "utf8").matchAll(/\b(?:Ctrl|Alt)(?: Shift)? (?:Enter\b|[A-Z]\b|[./+])|\bF\d\b(?!\d)/g)].filter(([key]) => !known.includes(key)).map(([key]) => `${path} names ${key}`));
    report(broken, "The keys are those of src/web/app/keys.ts.");
  });

  test("the rule catches what is planted", () => {
    const planted = (path: string, text: string) => unshownIn(path, text);
    assert.deepEqual(planted("docs/how-to/x.md", "打开 **方案**，点 **存入修改稿**。In **Packs** press “发布 Publish”; 写 `**x**`，“等级 › 取值”。\n\n**说明**：见下。"), []);
    assert.deepEqual(planted("docs/how-to/x.md", "打开 **方桉**，点“发布 Publsh”，“等级 › 取直”。"), ["方桉", "发布 Publsh", "等级 › 取直"]);
    assert.deepEqual(planted("docs/how-to/roles/x.zh-CN.md", "点“Publish”和“发布”。"), ["Publish"]);
    assert.deepEqual(planted("docs/how-to/roles/x.md", "Press “发布”."), ["发布"]);
  });
});

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { FINDINGS } from "../../src/core/recheck/finding-list.ts";
import { rules } from "../../src/core/smart/rules/index.ts";
import { catalogue } from "../../src/words/catalogue.ts";
import { lex, type Token } from "./lex.ts";
import { report, ROOT, sources, tokensOf } from "./tree.ts";

const LANGUAGES = ["zh-CN", "en"] as const;
const FOLDER = join(ROOT, "src/words");

type Area = Readonly<Record<string, string>>;

const areas = readdirSync(join(FOLDER, "zh-CN")).filter((name) => name.endsWith(".json")).sort();
const read = (language: string, name: string): Area => JSON.parse(readFileSync(join(FOLDER, language, name), "utf8")) as Area;

/** `found_one` and `found_other` are one key with two forms. */
const base = (key: string): string => key.replace(/_(zero|one|two|few|many|other)$/, "");
/** Chinese counts large sums in 万 and 亿, English does not: there `amountYuan` (or `yuan`) stands for `amount`. */
const inYuan = (gap: string): string => (gap === "yuan" ? "amount" : gap.replace(/Yuan$/, ""));
const gaps = (text: string): string => [...new Set([...text.matchAll(/\{\{\s*([^}]+?)\s*\}\}/g)].map(([, name]) => inYuan(name!)))].sort().join(", ");

test("both languages have the same areas, and the catalogue has them all", () => {
  assert.deepEqual(readdirSync(join(FOLDER, "en")).filter((name) => name.endsWith(".json")).sort(), areas);
  for (const language of LANGUAGES) {
    const keys = areas.flatMap((name) => Object.keys(read(language, name)));
    assert.deepEqual(keys.filter((key) => !(key in catalogue[language])), [], `an area is not in src/words/catalogue.ts (${language})`);
  }
});

for (const name of areas) {
  test(`${name}: the same keys and the same gaps in both languages`, () => {
    const [chinese, english] = [read("zh-CN", name), read("en", name)];
    const broken: string[] = [];
    const area = name.replace(/\.json$/, "");
    const forms = (words: Area, key: string): string[] => Object.keys(words).filter((one) => base(one) === key);
    const keys = new Set([...Object.keys(chinese), ...Object.keys(english)].map(base));
    for (const key of [...keys].sort()) {
      const [zh, en] = [forms(chinese, key), forms(english, key)];
      if (!key.startsWith(`${area}.`)) broken.push(`${key} does not begin with its area, ${area}.`);
      if (!/^[a-z0-9]+(?:[.-][a-z0-9]+|[._][A-Za-z0-9]+)*(?:\.[<>=]+)?$/.test(key)) broken.push(`${key} is not lower case words with dots and hyphens`);
      if (zh.length === 0) broken.push(`${key} is missing in zh-CN`);
      if (en.length === 0) broken.push(`${key} is missing in en`);
      if (en.some((form) => form !== key) && !en.includes(`${key}_other`)) broken.push(`${key} has plural forms without _other`);
      // One form may leave a number out ("one row"), but all of them together use the same gaps. What the packs call by two names is `step` in the one and `stepEn` in the other.
      const used = (words: Area, list: readonly string[]): string => gaps(list.map((form) => words[form]).join(" ").replace(/En(?=\s*\}\})/g, ""));
      if (zh.length > 0 && en.length > 0 && used(chinese, zh) !== used(english, en)) {
        broken.push(`${key} has the gaps {${used(chinese, zh)}} in zh-CN and {${used(english, en)}} in en`);
      }
    }
    report(broken, `Mend src/words/zh-CN/${name} and src/words/en/${name}.`);
  });

  for (const language of LANGUAGES) {
    test(`${language}/${name}: calm, whole texts`, () => {
      const broken: string[] = [];
      for (const [key, text] of Object.entries(read(language, name))) {
        // A separator may be empty where the language needs none; it says so by its name.
        const maySayNothing = /(?:^|[.-])(?:gap|separator|comma|joint)$/.test(key);
        if (typeof text !== "string") broken.push(`${key} is no text`);
        else if (text.trim() === "" && !maySayNothing) broken.push(`${key} says nothing`);
        else if (/[!！]/.test(text)) broken.push(`${key} has an exclamation mark: ${text.slice(0, 60)}`);
        else if (/\{\{[^}]*$|^[^{]*\}\}|\{\{\s*\}\}/.test(text)) broken.push(`${key} has a broken gap: ${text.slice(0, 60)}`);
        else if (/TODO|FIXME|XXX|操作失败|系统异常|undefined|\bNaN\b/.test(text)) broken.push(`${key} is not a finished text: ${text.slice(0, 60)}`);
      }
      report(broken, "STYLE.md: calm full sentences that say what happened, where, and what to do.");
    });
  }
}

/** One term for one notion, and how it is called instead; with them, signs of the other language and units in a second spelling. */
const OTHERWISE: Readonly<Record<(typeof LANGUAGES)[number], readonly (readonly [RegExp, string])[]>> = {
  en: [
    [/\b(?:frozen|freez(?:e|es|ing))\b/, "锁定 is locked"],
    [/\bmend(?:s|ed|ing)?\b/i, "整改 is rectify, 修改 and 改正 are correct"],
    [/\bmoney (?:line|block)s?\b/, "资金行 is a funding line, 资金栏 the funds section"],
    [/\bkeeps? away\b/, "回避 is to step aside"],
    [/\bdisclosure kit\b/i, "公开材料 are disclosure materials"],
    [/thr(?:ow|own) (?:it |them )?away/i, "放弃 is to discard"],
    [/\banew\b|\breckon|\btelephone\b|\bin the stead\b|\bper cent\b|\boutside of your\b/, "again, calculate, phone, on behalf of, percent, outside your"],
    [/\}\} %|× 10,000 yuan/, "{{share}}% without a space, and CNY {{amount}} ten thousand"],
    [/(?<!\p{Script=Han})[，。；：？、]/u, "English signs between English words"],
  ],
  "zh-CN": [[/\.\.\.|您您|的的|了了|\p{Script=Han}[(;]|[);]\p{Script=Han}/u, "full-width signs, and no word twice"]],
};

for (const language of LANGUAGES) {
  test(`${language}: each notion is called by one term, in the signs of its language`, () => {
    const broken = Object.entries(catalogue[language])
      // Usage of the command line, and what is typed into a formula or a database, is spelled as it is typed.
      .filter(([key]) => !/^cli\.help|^problem\.formula\.places/.test(key))
      .flatMap(([key, said]) => OTHERWISE[language].filter(([otherwise]) => otherwise.test(said)).map(([, term]) => `${key}: ${term}: ${said.slice(0, 80)}`));
    report(broken, "Say it by the term of the glossary.");
  });
}

const known = new Set(LANGUAGES.flatMap((language) => Object.keys(catalogue[language]).map(base)));
const AREAS = areas.map((name) => name.replace(/\.json$/, ""));
const KEY = new RegExp(`^(?:${AREAS.join("|")})\\.[a-z0-9][A-Za-z0-9._-]*$`);
const CODE = /^[a-z][a-z0-9-]*(?:\.[a-z0-9-]+)+$/;

/** Calls whose first text is the code of a problem. */
const PROBLEMS = new Set(["problem", "refuse", "StartProblem"]);

/** Keys that a file of code asks for by name. */
function keysAsked(tokens: readonly Token[]): { key: string; line: number }[] {
  const code = tokens.filter(({ kind }) => kind !== "comment");
  return code.flatMap((token, index) => {
    if (token.kind === "word" && PROBLEMS.has(token.text) && code[index + 1]?.text === "(" && code[index - 1]?.text !== "function") {
      // The code is the first argument, or the second after a status.
      const first = code[index + 2]?.kind === "number" && code[index + 3]?.text === "," ? index + 4 : index + 2;
      return firstArgument(code, first)
        .filter(({ kind, text }) => kind === "string" && CODE.test(text))
        .flatMap(({ text, line }) => [{ key: `problem.${text}`, line }, { key: `problem.${text}.advice`, line }]);
    }
    const isKey = token.kind === "string" && KEY.test(token.text) && code[index - 1]?.text !== "from" && code[index - 2]?.text !== "startsWith" && !/\.(ts|js|json|html|css|ya?ml|log|lock|xlsx|svg|png)$/.test(token.text);
    return isKey ? [{ key: token.text, line: token.line }] : [];
  });
}

/** A choice between two codes (`isOld ? "a.b" : "a.c"`) is one argument with two texts. */
function firstArgument(code: readonly Token[], start: number): readonly Token[] {
  let depth = 0;
  for (let at = start; at < code.length; at += 1) {
    const { kind, text } = code[at]!;
    if (kind !== "mark") continue;
    if ("([{".includes(text)) depth += 1;
    else if (")]}".includes(text) && depth-- === 0) return code.slice(start, at);
    else if (text === "," && depth === 0) return code.slice(start, at);
  }
  return code.slice(start);
}

/** A key, the beginning of a family of keys, or the code of a finding whose words are `finding.<code>`. */
function isKnown(key: string): boolean {
  return known.has(key) || known.has(`finding.${key}`) || (key.endsWith(".") && [...known].some((one) => one.startsWith(key)));
}

test("every text that code asks for by name exists", () => {
  const broken = sources().flatMap((path) =>
    keysAsked(tokensOf(path))
      .filter(({ key }) => !isKnown(key))
      .map(({ key, line }) => `${path}:${line} asks for ${key}`),
  );
  report(broken, "Add the key to its area in src/words/zh-CN and src/words/en.");
});

test("names in a row are joined in one way, and the English words of their gap part them", () => {
  const english = Object.entries(catalogue.en);
  const broken = sources().flatMap((path) => {
    const tokens = tokensOf(path).filter(({ kind }) => kind !== "comment");
    const keys = keysAsked(tokens);
    return tokens.flatMap(({ text, kind, line }, index) => {
      const before = tokens[index - 1]?.text;
      if (text === "\u3001" && kind === "string" && before === "(" && tokens[index - 2]?.text === "join") return [`${path}:${line} joins with a comma of one language`];
      if (text !== "listed" || before !== ":" || tokens[index + 1]?.text !== "(") return [];
      const gap = tokens[index - 2]!.text;
      const asked = keys.filter((one) => one.line <= line).at(-1)?.key.replace(/\.advice$/, "") ?? "";
      return english.filter(([key, said]) => base(key).replace(/\.advice$/, "") === asked && new RegExp(`\\{\\{\\s*${gap}\\s*\\}\\}`).test(said)).map(([key]) => `${path}:${line} fills {{${gap}}} of ${key} with a list`);
    });
  });
  report(broken, "Join with `listed` of src/core/basics/message.ts, and write {{names, listed}} for the gap in src/words.");
});

test("every family of texts that code asks for exists", () => {
  const broken = sources().flatMap((path) => {
    const code = tokensOf(path).filter(({ kind }) => kind !== "comment");
    return code
      .filter(({ kind, text }, index) => kind === "template" && KEY.test(`${text}x`) && /[.-]$/.test(text) && code[index + 1]?.kind !== "template")
      .filter(({ text }) => ![...known].some((key) => key.startsWith(text)))
      .map(({ text, line }) => `${path}:${line} asks for ${text}…`);
  });
  report(broken, "No key begins so; add the family to src/words, or mend the name.");
});

test("every finding and every rule of the linter has its words", () => {
  const wanted = [
    ...Object.keys(FINDINGS).flatMap((code) => [`finding.${code}`, `finding.${code}.advice`]),
    ...rules.flatMap(({ code }) => [`lint.${code}`, `lint.${code}.advice`]),
    ...[...known].filter((key) => key.startsWith("problem.") && !key.endsWith(".advice")).map((key) => `${key}.advice`),
  ];
  // A rule may speak in several variants, each with a text of its own.
  const hasFamily = (key: string): boolean => [...known].some((one) => one.startsWith(`${key}.`) && !/\.(advice|fix)$/.test(one));
  report(wanted.filter((key) => !known.has(key) && !(key.startsWith("lint.") && !key.endsWith(".advice") && hasFamily(key))).map((key) => `${key} is missing`), "Add it to src/words in both languages: what is wrong, and under .advice what to do.");
});

test("the rules catch what is planted", () => {
  const asked = (source: string): string[] => keysAsked(lex(source)).map(({ key }) => key);
  assert.deepEqual(asked('problem("http.busy", where)'), ["problem.http.busy", "problem.http.busy.advice"]);
  assert.deepEqual(asked('refuse(404, "http.busy")').slice(0, 1), ["problem.http.busy"]);
  assert.deepEqual(asked('problem(isOld ? "file.xls" : "file.doc", "a.b")').filter((key) => !key.endsWith(".advice")), ["problem.file.xls", "problem.file.doc"]);
  assert.deepEqual(asked('new StartProblem("start.port-taken", { port })').slice(0, 1), ["problem.start.port-taken"]);
  assert.deepEqual(asked('say("page.title"); import("page.title.ts"); import a from "page.title"; // "page.none"'), ["page.title"]);
  assert.equal(gaps("{{b}} and {{ a }} and {{b}}"), "a, b");
  assert.equal(base("cli.rows_other"), "cli.rows");
  const otherwise = (language: (typeof LANGUAGES)[number], said: string): number => OTHERWISE[language].filter(([pattern]) => pattern.test(said)).length;
  for (const said of ["It is frozen.", "Mend it.", "Send it anew.", "{{share}} % of it", "{{amount}} × 10,000 yuan", "Write it，then save", "The draft was thrown away."]) assert.equal(otherwise("en", said), 1, said);
  for (const said of ["请核对...", "金额(万元)不符", "的的"]) assert.equal(otherwise("zh-CN", said), 1, said);
  assert.deepEqual([otherwise("en", "The record (记录。) is locked."), otherwise("zh-CN", "金额（万元）不符；请核对。")], [0, 0]);
});

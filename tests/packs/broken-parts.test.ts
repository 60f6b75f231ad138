import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import type { Result } from "../../src/core/basics/result.ts";
import { parseAdjustment } from "../../src/files/read-adjustment.ts";
import { parseAlert } from "../../src/files/read-alert.ts";
import { parseDictionary } from "../../src/files/read-dictionary.ts";
import { parseMeasures } from "../../src/files/read-measures.ts";
import { parseTaskPlan } from "../../src/files/read-task-plan.ts";
import { parseTraining } from "../../src/files/read-training.ts";
import { parseCalendar } from "../../src/files/read-calendar.ts";
import { parseSector } from "../../src/files/read-cards.ts";
import { parseCity } from "../../src/files/read-city.ts";
import { parseEvidenceKinds } from "../../src/files/read-evidence-kinds.ts";
import { parsePackFile } from "../../src/files/parse-pack.ts";
import { parseExamples } from "../../src/files/read-examples.ts";
import { parseFrame } from "../../src/files/read-frame.ts";
import { parseOverlay } from "../../src/files/read-overlay.ts";
import { parseFunctionMap } from "../../src/files/read-function-map.ts";
import { parseRoles } from "../../src/files/read-roles.ts";
import { parseWorkflow } from "../../src/files/read-workflow.ts";
import { catalogue } from "../../src/words/catalogue.ts";
import { LANGUAGES, speak } from "../../src/words/index.ts";
import { saidOfPack } from "../../src/words/pack-key-name.ts";

const MUSEUM = new URL("broken-parts/", import.meta.url);
const SOUND = new URL("../../packs/demo-city/smallest-office/", import.meta.url);

/** A city of which one file is the one to be looked at: `<mistake>.people.yaml` stands in for `people.yaml`. */
function parseCityWith(path: string, content: string): Result<unknown> {
  const part = path.split(".").at(-2)!;
  const sound = (name: string) => readFileSync(new URL(name, SOUND), "utf8");
  const file = (name: string, kind: string): [string, string] => (kind === part ? [kind === "project" ? `projects/${name}` : name, content] : [kind === "project" ? `projects/${name}` : name, sound(kind === "project" ? `projects/${name}` : name)]);
  return parseCity("test", [file("city.yaml", "city"), file("people.yaml", "people"), file("farm-techniques.yaml", "project"), ["projects/school-meals.yaml", sound("projects/school-meals.yaml")]]);
}

const PARSERS: Readonly<Record<string, (path: string, content: string) => Result<unknown>>> = {
  workflows: parseWorkflow, frames: parseFrame, access: parseRoles, evidence: parseEvidenceKinds, calendars: parseCalendar, city: parseCityWith, library: parseSector, functions: parseFunctionMap,
  dictionaries: parseDictionary, measures: parseMeasures, alerts: parseAlert, tasks: parseTaskPlan, adjustments: parseAdjustment, training: parseTraining,
  overlays: parseOverlay, examples: parseExamples, manifests: (_, content) => parsePackFile("pack.yaml", content),
};

/** A museum: one file a mistake. Its first line says what is found, in which field, and at which line and column; its next two are words that the message must hold, in Chinese and in English. */
for (const [folder, parse] of Object.entries(PARSERS)) {
  for (const name of readdirSync(new URL(`${folder}/`, MUSEUM)).sort()) {
    test(`broken-parts/${folder}/${name}`, () => {
      const content = readFileSync(new URL(`${folder}/${name}`, MUSEUM), "utf8");
      const [expected = "", ...wanted] = content.split("\n").slice(0, 3).map((line) => line.replace("# ", ""));
      const part = parse(name, content);
      const found = part.ok ? ["fine"] : part.problems.map(({ code, params, where }) => [code, params["field"], /\d+:\d+$/.exec(where)?.[0] ?? where].filter((word) => word !== undefined && word !== "").join(" "));
      assert.ok(found.includes(expected), `expected ${expected}, found ${found.join("; ")}`);
      assert.ok(found.length <= 3, `one mistake, told once: ${found.join("; ")}`);
      if (part.ok) return;
      const { code, params } = part.problems[found.indexOf(expected)]!;
      LANGUAGES.forEach((language) => {
        const say = speak(language);
        const [told = "", advice = ""] = ["", ".advice"].map((of) => say(`problem.${code}${of}`, saidOfPack(code, params, say)));
        assert.ok(told.includes(wanted[language === "zh-CN" ? 0 : 1]!), `${language}: ${told}`);
        for (const one of [told, advice]) assert.ok(one !== "" && !/\{\{|undefined|problem\./.test(one), one);
      });
    });
  }
}

/** What reads, lays and carries whole packs. */
const PACK_GROUND = ["read-yaml.ts", "pack-words.ts", "parse-pack.ts", "pack-parts.ts", "read-pack-source.ts", "read-overlay.ts", "resolve-packs.ts", "pack-file.ts", "read-examples.ts", "judge-examples.ts", "join-catalogues.ts", "join-library.ts", "weight-problems.ts", "alert-examples.ts", "read-dictionary.ts", "read-measures.ts", "read-alert.ts", "read-task-plan.ts", "read-adjustment.ts", "read-training.ts", "../core/pack/application-measure.ts", "../core/pack/task-plan.ts", "../core/pack/overlay.ts", "../core/pack/data-faults.ts", "../core/pack/run-examples.ts"];

test("every problem of these files has its words and its advice in both languages", () => {
  const folder = new URL("../../src/files/", import.meta.url);
  const names = readdirSync(folder).filter((name) => /^(read-(workflow|frame|roles|evidence-kinds|city|calendar|cards|function-map)|card-shape|load-library|city-shape|countersign-shape|project-of|(load|join)-definitions|join-calendars)\.ts$/.test(name));
  const sources = [...names.map((name) => new URL(name, folder)), new URL("../core/calendar/calendar-faults.ts", folder), new URL("../core/library/card-faults.ts", folder), ...PACK_GROUND.map((name) => new URL(name, folder))];
  const codes = new Set(sources.flatMap((source) => [...readFileSync(source, "utf8").matchAll(/"(pack\.[a-z-]+)"/g)].map(([, code]) => code!)));
  assert.equal(names.length, 16);
  assert.ok(codes.size > 30);
  for (const language of LANGUAGES) for (const code of codes) for (const key of [`problem.${code}`, `problem.${code}.advice`]) assert.ok(catalogue[language][key], `${language} ${key}`);
});

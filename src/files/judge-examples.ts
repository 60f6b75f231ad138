import { problem, type Problem } from "../core/basics/problem.ts";
import type { Definitions } from "../core/pack/definitions.ts";
import { holdsIn, type When } from "../core/pack/overlay.ts";
import { runExAnteExample } from "../core/pack/run-ex-ante-example.ts";
import { measuresNamed, runMeasureExample } from "../core/pack/run-measure-example.ts";
import { exampleHoldsIn, runExample, type ExampleFailure } from "../core/pack/run-examples.ts";
import { runAlertExample } from "../core/pack/run-alert-example.ts";
import { isMap, type PackSet } from "../core/pack/source.ts";
import { parseExamples, type ReadExamples } from "./read-examples.ts";
import { laidDefinitions, readingsOf, resolvePacks, type LaidDefinition, type LayerTexts } from "./resolve-packs.ts";

/** The folder and the name in a file of examples; it is what such an example is reckoned by. */
const MEASURES = "measures";

/** How many examples were reckoned, and what came out other than it should. */
export interface JudgedExamples {
  readonly count: number;
  readonly problems: readonly Problem[];
  /** Those of `problems` that name a scheme, a profile or an alert that no example shows. */
  readonly unshown: readonly Problem[];
}

/** An example by its number and title, with the budget years it holds for. */
interface Holding {
  readonly case: string;
  readonly title: string;
  readonly from: number | null;
  readonly until: number | null;
}

/**
 * The examples of all packs of a set, reckoned under what the set says: at any time, and in every budget year and for every stage in which something else holds. A
 * profile without an example is a problem: nobody could tell whether it says what was meant. The set has to hang together.
 */
export function judgeExamples(set: PackSet, texts: LayerTexts = []): JudgedExamples {
  const ran = new Set<string>();
  const failed = new Map<string, Problem>();
  const unshown = new Map<string, Problem>();
  for (const when of readingsOf(set)) {
    const [read, laid] = [resolvePacks(set, when.year, texts, when.stage), laidDefinitions(set, when.year, when.stage)];
    if (!read.ok) continue;
    const [shown, alertsShown, schemesShown] = [new Set<string>(), new Set<string>(), new Set<string>()];
    for (const definition of laid.filter(({ of }) => of.startsWith("examples/"))) {
      const examples = readLaid(definition, set, texts);
      if (!examples.ok) {
        for (const one of examples.problems) failed.set(`${one.code} ${one.where}`, one);
        continue;
      }
      for (const profile of examples.value.profiles) shown.add(profile);
      for (const { given } of examples.value.alerts) alertsShown.add(given.alert);
      for (const { given } of examples.value.exAnte) schemesShown.add(given.scheme);
      reckon(definition.of, examples.value, read.value, when);
      reckonEach(definition.of, "alerts", examples.value.alerts.map((example) => ({ example, of: example.given.alert })), read.value.alerts ?? [], when, examples.value.problemAtAlert, "pack.example-alert", (example) => runAlertExample(example, read.value.alerts ?? []));
      reckonEach(definition.of, "exAnte", examples.value.exAnte.map((example) => ({ example, of: example.given.scheme })), read.value.exAnte ?? [], when, examples.value.problemAtExAnte, "pack.example-scheme", (example) => runExAnteExample(example, read.value.exAnte ?? []));
      reckonMeasures(definition.of, examples.value, read.value.measures ?? [], when);
    }
    for (const { of, layer, data } of laid) {
      const id = isMap(data) ? data["id"] : undefined;
      if (typeof id === "string" && of.startsWith("profiles/") && !shown.has(id) && !unshown.has(id)) unshown.set(id, problem("pack.profile-without-example", `${layer}/${of}`, { found: id }));
      if (typeof id === "string" && of.startsWith("alerts/") && !alertsShown.has(id) && !unshown.has(of)) unshown.set(of, problem("pack.alert-without-example", `${layer}/${of}`, { found: id }));
      if (typeof id === "string" && of.startsWith("ex-ante/") && !schemesShown.has(id) && !unshown.has(of)) unshown.set(of, problem("pack.scheme-without-example", `${layer}/${of}`, { found: id }));
    }
  }
  return { count: ran.size, problems: [...failed.values(), ...unshown.values()], unshown: [...unshown.values()] };

  /** Examples that no profile scores: each is of one rule of its own. */
  function reckonEach<Example extends Holding>(
    file: string, section: string, examples: readonly { readonly example: Example; readonly of: string }[], rules: readonly { readonly id: string; readonly title: { readonly zh: string } }[], when: When,
    problemAt: (index: number, code: string, params: Problem["params"]) => Problem, unknown: string, run: (example: Example) => ExampleFailure | null,
  ): void {
    examples.forEach(({ example, of }, index) => {
      if (!holdsIn(example, when.year)) return;
      const key = `${file} ${section} ${example.case}`;
      const rule = rules.find(({ id }) => id === of);
      if (rule === undefined) {
        failed.set(key, problemAt(index, unknown, { found: of, expected: rules.map(({ id }) => id).join(" | ") }));
        return;
      }
      ran.add(key);
      const failure = run(example);
      if (failure === null || failed.has(key)) return;
      const params = { case: example.case, title: example.title, profile: rule.title.zh, expected: failure.expected, found: failure.found };
      failed.set(key, toldIn(when, failure.code, params, (code, said) => problemAt(index, code, said)));
    });
  }

  /** Examples of results are of all measures together, each of those they name having to be there. */
  function reckonMeasures(file: string, { measures: examples, problemAtMeasures }: ReadExamples, measures: NonNullable<Definitions["measures"]>, when: When): void {
    const ids = measures.map(({ id }) => id);
    examples.forEach((example, index) => {
      const unknown = measuresNamed(example.given).find((id) => !ids.includes(id));
      const problemAt = (_: number, code: string, params: Problem["params"]): Problem => problemAtMeasures(index, code, params);
      if (unknown === undefined) reckonEach(file, MEASURES, [{ example, of: MEASURES }], [{ id: MEASURES, title: { zh: MEASURES } }], when, problemAt, "", (one) => runMeasureExample(one, measures));
      else if (holdsIn(example, when.year)) failed.set(`${file} ${MEASURES} ${example.case}`, problemAt(index, "pack.example-measure", { found: unknown, expected: ids.join(" | ") }));
    });
  }

  function reckon(file: string, { profiles, examples, problemAt }: ReadExamples, definitions: Omit<Definitions, "digest">, when: When): void {
    for (const id of profiles) {
      const profile = definitions.profiles.find((one) => one.id === id);
      if (profile === undefined) {
        failed.set(`${file} ${id}`, problemAt(-1, "pack.example-profile", { found: id, expected: definitions.profiles.map((one) => one.id).join(" | ") }));
        continue;
      }
      // A profile that a year is past or before scores nothing in it, nor does it score a stage that is not its own.
      const { year, stage } = when;
      if (year !== null && (year < profile.from || (profile.until !== null && year > profile.until))) continue;
      if (stage !== null && profile.stages?.includes(stage) === false) continue;
      examples.forEach((example, index) => {
        if (!exampleHoldsIn(example, year)) return;
        const key = `${file} ${id} ${example.case}`;
        ran.add(key);
        const failure = runExample(example, profile);
        // What fails at any time fails in every year; it is told once.
        if (failure === null || failed.has(key)) return;
        const params = { case: example.case, title: example.title, profile: id, expected: failure.expected, found: failure.found };
        failed.set(key, toldIn(when, failure.code, params, (code, said) => problemAt(index, code, said)));
      });
    }
  }
}

/** What comes out other than it should at any time is told so; what does in a year or for a stage alone, with both. */
function toldIn({ year, stage }: When, code: string, params: Problem["params"], tell: (code: string, params: Problem["params"]) => Problem): Problem {
  return year === null && stage === null ? tell(code, params) : tell(`${code}-in`, { ...params, ...(year === null ? {} : { year }), ...(stage === null ? {} : { stage }) });
}

function readLaid({ of, layer, data, changes }: LaidDefinition, set: PackSet, texts: LayerTexts): ReturnType<typeof parseExamples> {
  const text = changes.length > 0 ? undefined : texts[set.layers.findLastIndex(({ id }) => id === layer)]?.get(of);
  return parseExamples(text?.path ?? `${layer}/${of}.yaml`, text?.text ?? { data });
}

import type { Plugin } from "vite";
import { citationsIn } from "../../core/policy/citations.ts";
import { citedNames } from "../../core/policy/cited-names.ts";
import { loadDefinitions } from "../../files/load-definitions.ts";
import { speak } from "../../words/index.ts";

const NAME = "virtual:packs";

/** Turns what the packs say into one module, read by the same parser as the server's. A page carries only the parts it imports. */
export function packs(): Plugin {
  return {
    name: "hengji:packs",
    resolveId: (id) => (id === NAME ? `\0${NAME}` : null),
    load: (id) => (id === `\0${NAME}` ? packModule() : null),
  };
}

async function packModule(): Promise<string> {
  const read = await loadDefinitions();
  if (!read.ok) {
    const say = speak("en");
    throw new Error(read.problems.map(({ code, where, params }) => `${where}: ${say(`problem.${code}`, { where, ...params })}`).join("\n"));
  }
  const { policies = [] } = read.value;
  // It draws each kind of table on the first form of that kind, and carries no other: those of every book and kind of subject weigh as much as its words.
  const forms = read.value.forms.filter(({ draws }, at, all) => all.findIndex((form) => form.draws === draws) === at);
  // The recheck page judges published self-evaluations, and carries no profile that is for another stage.
  const profiles = read.value.profiles.filter(({ stages }) => stages === undefined);
  const known = citedNames(policies);
  const cited = Object.fromEntries(citationsIn({ profiles }).flatMap(({ document, clause }) => [document, clause ?? ""]).filter((one) => known[one] !== undefined).map((one) => [one, known[one]!]));
  return Object.entries({ profiles, forms, cited }).map(([name, value]) => `export const ${name} = ${asData(value)};`).join("\n");
}

/** JSON inside a string parses faster than the same as a literal, and nothing in it can be code. */
function asData(value: unknown): string {
  return `JSON.parse(${JSON.stringify(JSON.stringify(value))})`;
}

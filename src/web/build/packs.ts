import type { Plugin } from "vite";
import { loadPacks } from "../../files/load-packs.ts";
import { speak } from "../../words/index.ts";

const NAME = "virtual:packs";

/** Turns the forms and profiles of `packs/**` into one module, read by the same parser as the server's. */
export function packs(): Plugin {
  return {
    name: "hengji:packs",
    resolveId: (id) => (id === NAME ? `\0${NAME}` : null),
    load: (id) => (id === `\0${NAME}` ? packModule() : null),
  };
}

async function packModule(): Promise<string> {
  const read = await loadPacks();
  if (!read.ok) {
    const say = speak("en");
    throw new Error(read.problems.map(({ code, where, params }) => `${where}: ${say(`problem.${code}`, { where, ...params })}`).join("\n"));
  }
  const profiles = read.value.flatMap((pack) => pack.profiles);
  const forms = read.value.flatMap((pack) => pack.forms);
  return [`export const profiles = ${asData(profiles)};`, `export const forms = ${asData(forms)};`].join("\n");
}

/** JSON inside a string parses faster than the same as a literal, and nothing in it can be code. */
function asData(value: unknown): string {
  return `JSON.parse(${JSON.stringify(JSON.stringify(value))})`;
}

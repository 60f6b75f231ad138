// Plain JavaScript with old syntax only: this file must be read by whatever Node somebody has, to tell them that it is too old.
import { readFileSync } from "fs";
import { dirname, join } from "path";
import { fileURLToPath } from "url";

/** The folder of this installation. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Chinese, unless the surroundings ask for English. */
export function language(env = process.env) {
  const asked = env.HENGJI_LANG || env.LC_ALL || env.LC_MESSAGES || env.LANG || "";
  return /^en/i.test(asked) ? "en" : "zh-CN";
}

const AREAS = ["problem", "server"];
let catalogue;

/** Says a message of src/words without i18next, which isn't there before the first install. */
export function say(code, params = {}) {
  if (catalogue === undefined) {
    catalogue = {};
    for (const area of AREAS) {
      Object.assign(catalogue, JSON.parse(readFileSync(join(root, "src", "words", language(), `${area}.json`), "utf8")));
    }
  }
  const text = catalogue[code] === undefined ? code : catalogue[code];
  return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (gap, name) => (params[name] === undefined ? gap : String(params[name])));
}

/** What happened and what to do about it, on one line. */
export function sentence(code, params = {}) {
  const space = language() === "en" ? " " : "";
  return say(`problem.${code}`, params) + space + say(`problem.${code}.advice`, params);
}

/** Ends the process with one sentence. */
export function fail(code, params = {}, exitCode = 1) {
  process.stderr.write(`${sentence(code, params)}\n`);
  process.exit(exitCode);
}

import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { problem } from "../core/basics/problem.ts";
import { done, refused, type Result } from "../core/basics/result.ts";
import { presetNamed, PRESETS, type SignInPreset } from "../core/sign-in/preset.ts";
import type { Language } from "../words/index.ts";
import settings from "./settings.json" with { type: "json" };

/** One setting; `settings.json` is the list, which the first script, the help and the README's table read as well. */
interface Setting {
  readonly name: string;
  readonly flag?: string;
  /** The word for its value in the help; a flag without one is a switch. */
  readonly value?: string;
  readonly env?: string;
  readonly initial?: string;
}

export interface Config {
  readonly port: number;
  readonly host: string;
  /** The data folder, absolute. */
  readonly data: string;
  /** Pack of the city that an empty database is founded with; `none` for no city yet. Only a demo city is founded by a start. */
  readonly city: string;
  /** How signing in is guarded. */
  readonly signIn: SignInPreset;
  /** A PostgreSQL of somebody's own; null means the one that comes with the install. */
  readonly databaseUrl: string | null;
  /** The language of what the server says on the terminal. */
  readonly language: Language;
}

export const SETTINGS: readonly Setting[] = settings;

/** The folder of this installation. */
export const INSTALLATION = resolve(import.meta.dirname, "..", "..");

type Env = Readonly<Record<string, string | undefined>>;

/** Reads the settings: a flag counts before the environment, and the environment before the initial value. */
export function readConfig(args: readonly string[], env: Env): Result<Config> {
  let given: Readonly<Record<string, string | boolean | undefined>>;
  try {
    const options = Object.fromEntries(SETTINGS.flatMap(({ flag, value }) => (flag ? [[flag, { type: value ? "string" : "boolean" } as const]] : [])));
    given = parseArgs({ args: [...args], options, strict: true, allowPositionals: false }).values;
  } catch {
    return refused(problem("start.flag-unknown", "", { flag: args.join(" ") }));
  }
  const chosen = (name: string): string => {
    const setting = SETTINGS.find((one) => one.name === name);
    const byFlag = setting?.flag ? given[setting.flag] : undefined;
    return (typeof byFlag === "string" && byFlag) || (setting?.env && env[setting.env]) || setting?.initial || "";
  };
  const port = chosen("port");
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65535) return refused(problem("start.port-invalid", "", { port }));
  const signIn = presetNamed(chosen("signIn"));
  if (signIn === null) return refused(problem("start.sign-in-unknown", "", { preset: chosen("signIn"), known: PRESETS.map(({ id }) => id).join(", ") }));
  const data = chosen("data");
  return done({
    port: Number(port),
    host: chosen("host"),
    data: data === SETTINGS.find(({ name }) => name === "data")?.initial ? join(INSTALLATION, data) : resolve(data),
    city: chosen("city"),
    signIn,
    databaseUrl: chosen("databaseUrl") || null,
    language: languageOf(env),
  });
}

/** Chinese, unless the surroundings ask for English. */
export function languageOf(env: Env): Language {
  return /^en/i.test(env["HENGJI_LANG"] || env["LC_ALL"] || env["LC_MESSAGES"] || env["LANG"] || "") ? "en" : "zh-CN";
}

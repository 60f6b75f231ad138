import type { Problem } from "../../../core/basics/problem.ts";
import type { PublishedTable } from "../../../core/recheck/table.ts";
import type { Severity } from "../../../core/recheck/result.ts";
import { keptTableOf, tableOfKept, type KeptTable } from "../../../files/kept-table.ts";
import type { ContractEntry } from "../../../files/recheck-contract.ts";
import { LANGUAGES, speak, type Language } from "../../../words/index.ts";
import type { Results, SaidProblem } from "./results.ts";

/** What went wrong with a request, in words for the person: what happened and what to do. */
export interface Refused {
  readonly ok: false;
  readonly message: string;
  readonly advice: string;
}

export type Answered<T> = { readonly ok: true; readonly value: T } | Refused;

export interface KeptKey {
  readonly key: string;
  /** The page that opens it. */
  readonly address: string;
  readonly keptAt: string;
  /** How many the server found itself. */
  readonly findings: Readonly<Record<Severity, number>>;
}

/** A kept recheck as it was at that time. */
export interface KeptSnapshot {
  readonly name: string;
  readonly keptAt: string;
  readonly language: Language;
  /** Whether the server drew the conclusions when they were kept, or they came from the page that kept them. */
  readonly byServer: boolean;
  readonly tables: readonly PublishedTable[];
  /** One entry a table in the same order, then those of files that could not be read. */
  readonly results: readonly ContractEntry[];
}

const ADDRESS = "api/kept-rechecks";

/** Sends what was read and nothing that was concluded from it: the server draws its own conclusions and keeps those. */
export function keep(name: string, results: Results, language: Language, key: string): Promise<Answered<KeptKey>> {
  const body = {
    name: name.slice(0, 200),
    language,
    tables: results.tables.map(({ table, result }) => keptTableOf(table, result.file)),
    unreadable: results.unreadable.map(({ id, file, problem, others }) => ({ id, file, problem, others: unsaid(others) })),
  };
  return send("POST", ADDRESS, language, isKeptKey, key, JSON.stringify(body));
}

/** Only a result of this moment is kept, and its problems have not been said yet. */
function unsaid(problems: readonly (Problem | SaidProblem)[]): Problem[] {
  return problems.filter((one): one is Problem => !("why" in one));
}

export async function openKept(key: string, language: Language): Promise<Answered<KeptSnapshot>> {
  const answered = await send("GET", `${ADDRESS}/${encodeURIComponent(key)}`, language, isOpened);
  if (!answered.ok) return answered;
  const { name, keptAt, language: spoken, tables, results, contentFormat } = answered.value;
  const byServer = contentFormat === 2;
  const read = tables.map((table) => tableOfKept(byServer ? (table as KeptTable) : { file: "", table }, ""));
  const fits = read.length <= results.length && LANGUAGES.includes(spoken as Language);
  if (!fits || read.some((table) => !table.ok)) return refusedBy("page.kept.unfit", language);
  return { ok: true, value: { name, keptAt, language: spoken as Language, byServer, tables: read.flatMap((table) => (table.ok ? [table.value] : [])), results } };
}

export function discardKept(key: string, language: Language, request: string): Promise<Answered<{ readonly restorableUntil: string }>> {
  return send("DELETE", `${ADDRESS}/${encodeURIComponent(key)}`, language, isDiscarded, request);
}

export function restoreKept(key: string, language: Language, request: string): Promise<Answered<{ readonly keptAt: string }>> {
  return send("POST", `${ADDRESS}/${encodeURIComponent(key)}/restore`, language, isRestored, request);
}

/** Names one thing to be done, so that the same request sent twice is done once. */
export function requestKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function send<T>(
  method: "GET" | "POST" | "DELETE",
  address: string,
  language: Language,
  fits: (value: unknown) => value is T,
  request?: string,
  body?: string,
): Promise<Answered<T>> {
  let answer: unknown;
  let isGood: boolean;
  try {
    const response = await fetch(address, {
      method,
      headers: {
        "Accept-Language": language,
        ...(request === undefined ? {} : { "Idempotency-Key": request }),
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
      },
      ...(body === undefined ? {} : { body }),
    });
    isGood = response.ok;
    answer = await response.json();
  } catch {
    return refusedBy("page.kept.no-answer", language);
  }
  if (isGood && fits(answer)) return { ok: true, value: answer };
  const [first] = isProblems(answer) ? answer.problems : [];
  return first === undefined ? refusedBy("page.kept.no-answer", language) : { ok: false, message: first.message, advice: first.advice };
}

function refusedBy(code: string, language: Language): Refused {
  const say = speak(language);
  return { ok: false, message: say(code), advice: say(`${code}.advice`) };
}

function has<K extends string>(value: unknown, type: "string", ...keys: K[]): value is Record<K, string> {
  return typeof value === "object" && value !== null && keys.every((key) => typeof (value as Record<string, unknown>)[key] === type);
}

function isKeptKey(value: unknown): value is KeptKey {
  return has(value, "string", "key", "address", "keptAt") && typeof (value as { findings?: unknown }).findings === "object";
}

function isDiscarded(value: unknown): value is { readonly restorableUntil: string } {
  return has(value, "string", "restorableUntil");
}

function isRestored(value: unknown): value is { readonly keptAt: string } {
  return has(value, "string", "keptAt");
}

interface Opened {
  readonly name: string;
  readonly keptAt: string;
  readonly language: string;
  readonly tables: readonly unknown[];
  readonly results: readonly ContractEntry[];
  /** As the description of the API says: 1 or 2. */
  readonly contentFormat: number;
}

function isOpened(value: unknown): value is Opened {
  if (!has(value, "string", "name", "keptAt", "language")) return false;
  const { tables, results, contentFormat } = value as Record<string, unknown>;
  return Array.isArray(tables) && Array.isArray(results) && (contentFormat === 1 || contentFormat === 2);
}

function isProblems(value: unknown): value is { readonly problems: readonly { readonly message: string; readonly advice: string }[] } {
  if (typeof value !== "object" || value === null) return false;
  const { problems } = value as { problems?: unknown };
  return Array.isArray(problems) && problems.every((one) => has(one, "string", "message", "advice"));
}

import type { MessageParams, Say } from "../../core/basics/message.ts";
import type { Stage } from "../../core/form/filing-values.ts";
import { scorerOf } from "../../core/form/stage.ts";
import type { Bilingual } from "../../core/workflow/workflow.ts";
import type { Language } from "../../words/index.ts";
import type { Post } from "./api/session-shapes.ts";

/** A pack's own name for a thing, in the language of the page. */
export function titleIn(language: Language, title: Bilingual | string): string {
  if (typeof title === "string") return title;
  return language === "en" && title.en !== "" ? title.en : title.zh;
}

/** A post in a list of them, and for whom one would act in it. */
export function postWords(say: Say, language: Language, { unit, roleTitle, onBehalfOf }: Pick<Post, "unit" | "roleTitle" | "onBehalfOf">): string {
  const role = titleIn(language, roleTitle);
  return onBehalfOf === null ? say("app-frame.post-of", { unit, role }) : say("app-frame.post-for", { unit, role, ...onBehalfOf });
}

/** Fen as 万元 with as many decimals as exist, at least two, thousands separated; null stays null, and is never zero. */
export function amountInWan(fen: string | null): string | null {
  if (fen === null || !/^-?\d+$/.test(fen)) return null;
  const negative = fen.startsWith("-");
  const digits = fen.replace("-", "").padStart(7, "0");
  const whole = digits.slice(0, -6).replace(/^0+(?=\d)/, "");
  const fraction = digits.slice(-6).replace(/0{1,4}$/, "");
  return `${negative ? "−" : ""}${whole.replace(/\B(?=(\d{3})+$)/g, ",")}.${fraction}`;
}

/** 万元 as a person types it into a filter, in fen; null when it is no amount. */
export function fenOfWan(text: string): string | null {
  const match = /^(\d{1,12})(?:\.(\d{1,6}))?$/.exec(text.trim().replace(/[,，]/g, ""));
  if (match === null) return null;
  return `${match[1]!}${(match[2] ?? "").padEnd(6, "0")}`.replace(/^0+(?=\d)/, "");
}

/** The reader's own clock: a day as 2026-03-31. */
export function dayOf(at: string): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? at : `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

export function timeOf(at: string): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? at : `${two(date.getHours())}:${two(date.getMinutes())}`;
}

export function momentOf(at: string): string {
  return `${dayOf(at)} ${timeOf(at)}`;
}

/** How long ago, in whole days; the count of days is what a queue is judged by. */
export function daysSince(at: string, now: Date): number {
  const then = new Date(at);
  return Number.isNaN(then.getTime()) ? 0 : Math.max(0, Math.floor((now.getTime() - then.getTime()) / 86_400_000));
}

/** Bytes in the unit people read: 3.2 MB. */
export function sizeOf(bytes: number): string {
  const [unit, value] = bytes < 1024 * 1024 ? ["KB", bytes / 1024] : ["MB", bytes / 1024 / 1024];
  return `${value < 10 ? Math.max(0.1, Math.round(value * 10) / 10) : Math.round(value)} ${unit}`;
}

/** A page number or a count with its thousands apart. */
export function countOf(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

export function stageName(say: Say, stage: string): string {
  return say(`app-frame.stage.${stage}`);
}

/** Whose score counts: of an evaluation finance rechecked nobody's, it is its own. */
export function scorerName(say: Say, stage: Stage, by: string): string {
  return say(`app-filing.score-by.${scorerOf(stage) === "finance" ? "evaluation" : by}`);
}

const OWN_END: readonly Stage[] = ["monitoring", "evaluation", "application"];

/** What is done to a filing, in words: `action` for a button, `did` for a history, `move` for the question before. What ends monitoring is no grade, and what ends an evaluation or an application has a name of its own, as has what only signs for what came. */
export function actionName(say: Say, kind: "action" | "did" | "move" | "end", stage: Stage | null, action: string, params: MessageParams = {}, isReceipt = false): string {
  const isItsOwn = stage !== null && OWN_END.includes(stage) && (action === "confirm" || action === "confirmed");
  return say(`app-filing.${kind}.${action}${isItsOwn ? `.${stage}` : isReceipt && action === "submit" ? ".receipt" : ""}`, params);
}

/** 签收: whether what is submitted at a step of a filing's workflow is signed for there. */
export function isReceiptAt(steps: readonly { readonly id: string; readonly receipt: boolean }[], step: string): boolean {
  return steps.find(({ id }) => id === step)?.receipt === true;
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}

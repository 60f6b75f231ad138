import { problem, type Problem } from "../basics/problem.ts";
import type { PasswordRules } from "./preset.ts";

const DAY = 24 * 60 * 60 * 1000;

/** Neighbours that people run a finger along: the alphabet, the digits, and the rows of a keyboard. */
const ROWS = ["abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"];

/** A user name shorter than this occurs in good passwords by chance. */
const NAME_THAT_COUNTS = 3;

/**
 * What is wrong with a password somebody wants, all of it at once; empty when it will do. Whether it was used before only its
 * stored forms can tell. No problem ever quotes the password.
 */
export function judgePassword(rules: PasswordRules, password: string, login: string): readonly Problem[] {
  const characters = [...password];
  const problems: Problem[] = [];
  if (characters.length < rules.shortest) problems.push(problem("password.too-short", "new", { shortest: rules.shortest }));
  if (characters.length > rules.longest) problems.push(problem("password.too-long", "new", { longest: rules.longest }));
  if (classesOf(characters) < rules.classes) problems.push(problem("password.classes", "new", { classes: rules.classes }));
  if (isLikeLogin(password, login)) problems.push(problem("password.like-login", "new"));
  if (longestRun(characters) > rules.longestRun) problems.push(problem("password.run", "new", { longest: rules.longestRun }));
  return problems;
}

/** Whether a password has served its time; an administrator's first one has from the beginning. */
export function passwordIsDue(rules: PasswordRules, credential: { readonly mustChange: boolean; readonly changedAt: number }, now: number): boolean {
  return credential.mustChange || now >= credential.changedAt + rules.days * DAY;
}

/** The password as it is stored and compared: the same characters typed on another keyboard are the same password. */
export function passwordAsTyped(text: string): string {
  return text.normalize("NFC");
}

function classesOf(characters: readonly string[]): number {
  return new Set(characters.map((one) => (/\p{Lu}/u.test(one) ? "large" : /\p{Ll}/u.test(one) ? "small" : /\p{Nd}/u.test(one) ? "digit" : "other"))).size;
}

/** Holds the user name forwards or backwards, or is it but for digits and signs (`zhang.wei` in `ZhangWei_2026`). */
function isLikeLogin(password: string, login: string): boolean {
  const name = login.toLowerCase();
  if (name.length < NAME_THAT_COUNTS) return false;
  const typed = password.toLowerCase();
  if (typed.includes(name) || typed.includes([...name].reverse().join(""))) return true;
  const letters = (text: string): string => text.replace(/[^\p{L}]/gu, "");
  const nameLetters = letters(name);
  return nameLetters.length >= NAME_THAT_COUNTS && letters(typed).includes(nameLetters);
}

function longestRun(characters: readonly string[]): number {
  const typed = characters.map((one) => one.toLowerCase());
  let longest = Math.min(typed.length, 1);
  for (const step of [0, 1, -1]) {
    let run = 1;
    for (let at = 1; at < typed.length; at += 1) {
      run = follows(typed[at - 1]!, typed[at]!, step) ? run + 1 : 1;
      longest = Math.max(longest, run);
    }
  }
  return longest;
}

function follows(before: string, after: string, step: number): boolean {
  if (step === 0) return before === after;
  return ROWS.some((row) => {
    const at = row.indexOf(before);
    return at >= 0 && row[at + step] === after;
  });
}

import { randomInt } from "node:crypto";

/** Without characters that are mistaken for each other when they are read from paper. */
const LARGE = "ABCDEFGHJKLMNPQRSTUVWXYZ";
const SMALL = "abcdefghijkmnpqrstuvwxyz";
const DIGITS = "23456789";
const GROUPS = [LARGE, DIGITS, SMALL, DIGITS, LARGE];
const GROUP = 4;

/** A first password that is said once and has to be changed at the first sign-in: five groups of four, some eighty bits. */
export function oneTimePassword(): string {
  return GROUPS.map((from) => Array.from({ length: GROUP }, () => from[randomInt(from.length)]).join("")).join("-");
}

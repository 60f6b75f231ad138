import { pbkdf2, randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { passwordAsTyped } from "../core/sign-in/password.ts";
import type { HashRules } from "../core/sign-in/preset.ts";

/** Makes and compares the stored forms of passwords. Slow by intent, so never called within a transaction. */
export interface PasswordHash {
  make(password: string): Promise<string>;
  /** Takes as long where there is nothing to compare with (null, or a form nobody can have), so that time does not tell who exists. */
  matches(password: string, stored: string | null): Promise<boolean>;
  /** Whether a stored form was made as passwords are made now; a right one that was not is made anew. */
  isCurrent(stored: string): boolean;
}

const SALT = 16;
const KEY = 32;
/** More at one time would only wait for processors, and would take the threads that files are read with. */
const AT_ONCE = 2;

const pbkdf2Async = promisify(pbkdf2);

export function passwordHash(rules: HashRules): PasswordHash {
  const gate = atMost(AT_ONCE);
  const nobody = { rules, salt: randomBytes(SALT), key: randomBytes(KEY) };
  return {
    async make(password) {
      const salt = randomBytes(SALT);
      const key = await gate(() => derive(rules, password, salt));
      return [headOf(rules), salt.toString("base64url"), key.toString("base64url")].join("$");
    },
    async matches(password, stored) {
      const known = stored === null ? null : read(stored);
      const { rules: made, salt, key } = known ?? nobody;
      const derived = await gate(() => derive(made, password, salt));
      return timingSafeEqual(derived, key) && known !== null;
    },
    isCurrent: (stored) => stored.startsWith(`${headOf(rules)}$`),
  };
}

/** `scrypt$16384$8$5` or `pbkdf2-sm3$220000`; salt and key follow. */
function headOf(rules: HashRules): string {
  return rules.method === "scrypt" ? [rules.method, rules.cost, rules.blockSize, rules.parallel].join("$") : [rules.method, rules.rounds].join("$");
}

function read(stored: string): { rules: HashRules; salt: Buffer; key: Buffer } | null {
  const [method, ...rest] = stored.split("$");
  const key = Buffer.from(rest.pop() ?? "", "base64url");
  const salt = Buffer.from(rest.pop() ?? "", "base64url");
  const numbers = rest.map(Number);
  if (key.length !== KEY || salt.length !== SALT || numbers.some((number) => !Number.isSafeInteger(number) || number < 1)) return null;
  const [first, second, third] = numbers;
  if (method === "scrypt" && numbers.length === 3) return { rules: { method, cost: first!, blockSize: second!, parallel: third! }, salt, key };
  return method === "pbkdf2-sm3" && numbers.length === 1 ? { rules: { method, rounds: first! }, salt, key } : null;
}

function derive(rules: HashRules, password: string, salt: Buffer): Promise<Buffer> {
  const typed = passwordAsTyped(password);
  if (rules.method === "pbkdf2-sm3") return pbkdf2Async(typed, salt, rules.rounds, KEY, "sm3");
  const { cost, blockSize, parallel } = rules;
  // What the algorithm needs, with room for its own bookkeeping; Node's limit of 32 MB is just below it.
  const maxmem = 256 * blockSize * (cost + parallel) + 1024 * 1024;
  return new Promise((resolve, reject) => {
    scrypt(typed, salt, KEY, { N: cost, r: blockSize, p: parallel, maxmem }, (error, key) => (error === null ? resolve(key) : reject(error)));
  });
}

/** Runs so many at one time; the rest wait their turn. */
function atMost(limit: number): <T>(act: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (act) => {
    if (running >= limit) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await act();
    } finally {
      const next = waiting.shift();
      // Whoever waited takes over this place, so the count stays as it is.
      if (next === undefined) running -= 1;
      else next();
    }
  };
}

import { z } from "zod";
import { amountFen } from "../core/form/amount-fen.ts";
import { CONCLUSIONS } from "../core/ex-ante/scheme.ts";
import type { ExAnteExample } from "../core/pack/run-ex-ante-example.ts";
import { code, exact, none } from "./pack-words.ts";

/** 万元, to the fen. */
const wanYuan = z.string().transform((typed, context): bigint => {
  const fen = amountFen(typed);
  if (fen.ok && fen.value !== null) return fen.value;
  context.addIssue({ code: "custom", message: "pack.not-amount" });
  return z.NEVER;
});

/** What an example of an ex-ante evaluation says beside its number, its title and its years. */
export function exAnteExampleShape<Named extends z.core.$ZodLooseShape>(named: Named) {
  const sheet = z.strictObject({ all: code, but: z.record(z.string().max(60), code).optional() });
  return z.strictObject({ ...named, scheme: code, amount: wanYuan, sheets: z.array(sheet).min(1).max(20), mean: exact, spread: exact, conclusion: z.enum(CONCLUSIONS).or(none), cap: wanYuan.or(none) });
}

interface Written {
  readonly case: string;
  readonly title: string;
  readonly from?: number | undefined;
  readonly until?: number | undefined;
  readonly scheme: string;
  readonly amount: bigint;
  readonly sheets: readonly { readonly all: string; readonly but?: Readonly<Record<string, string>> | undefined }[];
  readonly mean: ExAnteExample["given"]["mean"];
  readonly spread: ExAnteExample["given"]["spread"];
  readonly conclusion: ExAnteExample["given"]["conclusion"];
  readonly cap: bigint | null;
}

export function exAnteExampleOf({ case: number, title, from, until, scheme, amount, sheets, mean, spread, conclusion, cap }: Written): ExAnteExample {
  return { case: number, title, from: from ?? null, until: until ?? null, given: { scheme, amountFen: amount, capFen: cap, sheets: sheets.map(({ all, but }) => ({ all, but: but ?? {} })), mean, spread, conclusion } };
}

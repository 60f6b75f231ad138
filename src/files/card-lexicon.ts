import type { Sign } from "../core/library/card.ts";

/** 计算符号 as officers write them in a card. */
export const WRITTEN_SIGNS: Readonly<Record<string, Sign>> = { "≥": ">=", "≤": "<=", "=": "=", ">": ">", "<": "<", 定性: "qualitative", 区间: "range" };

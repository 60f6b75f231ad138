import { writeRollUp, type RollUpRule } from "../../../../core/roll-up/roll-up-rule.ts";
import { pathOf } from "../../../form/cells.ts";
import { SIGN } from "./sign-lexicon.ts";

/** What is written where somebody takes the result: the value behind the sign that is there, and that it was taken. */
export function takenTexts(line: string, cell: string, current: string, rule: RollUpRule, result: string): ReadonlyMap<string, string> {
  return new Map([[cell, `${SIGN.exec(current)?.[0].trim() ?? ""}${result}`], [pathOf(line, "rollUp"), writeRollUp({ ...rule, took: result, because: null })]]);
}

/** What is written where somebody keeps another value: what the units came to, and why it differs. */
export function keptTexts(line: string, rule: RollUpRule, result: string, because: string): ReadonlyMap<string, string> {
  return new Map([[pathOf(line, "rollUp"), writeRollUp({ ...rule, took: result, because: because.trim() === "" ? null : because.trim() })]]);
}

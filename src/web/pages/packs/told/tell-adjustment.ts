import { parseFormula, sayFormula } from "../../../../core/expression/index.ts";
import { ADJUSTMENT_NAME_CODES } from "../../../../core/pack/measure-lexicon.ts";
import type { PackData } from "../../../../core/pack/source.ts";
import type { Reading } from "../data-words.ts";
import { groundFacts, itemsIn, nameOf, textIn, yesOrNo, type ToldDefinition } from "./told-definition.ts";

/** 目标调整规则: for what reasons an approved goal may be adjusted in its year, and until when. */
export function tellAdjustment(data: PackData, reading: Reading): ToldDefinition {
  const { say } = reading;
  const triggers = itemsIn(data, "triggers");
  return {
    facts: [
      { name: say("app-packs.told.cut-off"), value: lastDay(textIn(data, "cutOff"), reading) },
      { name: say("app-packs.key.endsWithEvaluation"), value: yesOrNo(data, "endsWithEvaluation", reading) },
      ...groundFacts(data, reading),
    ],
    tables: [{
      caption: say("app-packs.told.triggers", { count: triggers.length }),
      heads: [say("app-packs.told.trigger"), say("app-packs.told.condition")],
      rows: triggers.map((trigger) => ({ id: textIn(trigger, "id") ?? "", cells: [nameOf(trigger, reading), conditionOf(textIn(trigger, "when"), reading)] })),
    }],
  };
}

/** `11-30` as a month and a day; a text that is none stays as it is written. */
function lastDay(text: string | null, { say }: Reading): string {
  const day = /^(\d{2})-(\d{2})$/.exec(text ?? "");
  return day === null ? (text ?? say("app-packs.told.unsaid")) : say("app-packs.told.month-day", { month: Number(day[1]), day: Number(day[2]) });
}

function conditionOf(when: string | null, { say }: Reading): string {
  if (when === null) return say("app-packs.told.by-hand");
  const formula = parseFormula(when);
  const named = (name: string): string => (ADJUSTMENT_NAME_CODES[name] === undefined ? name : say(`app-packs.told.name.${ADJUSTMENT_NAME_CODES[name]}`));
  return formula.ok ? sayFormula(formula.value, say, named) : when;
}

import type { PackData } from "../../../../core/pack/source.ts";
import type { Reading } from "../data-words.ts";
import { groundFacts, itemsIn, nameOf, textIn, yesOrNo, type ToldDefinition } from "./told-definition.ts";

/** 字典: what may be chosen, and whether something else may be written. */
export function tellDictionary(data: PackData, reading: Reading): ToldDefinition {
  const { say } = reading;
  const items = itemsIn(data, "items");
  return {
    facts: [{ name: say("app-packs.told.open"), value: yesOrNo(data, "open", reading) }, ...groundFacts(data, reading)],
    tables: [{
      caption: say("app-packs.told.items", { count: items.length }),
      heads: [say("app-packs.name"), say("app-packs.key.id")],
      rows: items.map((item) => ({ id: textIn(item, "id") ?? "", cells: [nameOf(item, reading), textIn(item, "id") ?? say("app-packs.told.unsaid")] })),
    }],
  };
}

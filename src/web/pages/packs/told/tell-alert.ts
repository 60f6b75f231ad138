import { isMap, type PackData } from "../../../../core/pack/source.ts";
import { countOf } from "../../../app/wording.ts";
import type { Reading } from "../data-words.ts";
import { groundFacts, textIn, textsIn, type ToldDefinition, type ToldFact } from "./told-definition.ts";

/** 预警规则: what is looked at, and from where on it is told; each rule of the program in its own words. */
export function tellAlert(data: PackData, reading: Reading): ToldDefinition {
  const value = isMap(data) ? data["value"] : undefined;
  return { facts: [...THRESHOLDS.flatMap((threshold) => threshold(value, reading)), ...groundFacts(data, reading)], tables: [] };
}

type Threshold = (value: PackData | undefined, reading: Reading) => readonly ToldFact[];

/** Numbers that rules have, with how much of what each is. */
const NUMBERS = ["red", "yellow", "points", "days", "budget", "full", "error", "warning", "note"] as const;

const THRESHOLDS: readonly Threshold[] = [
  ...NUMBERS.map((key): Threshold => (value, { say }) => {
    const number = textIn(value, key);
    return number === null ? [] : [{ name: say(`app-packs.told.threshold.${key}`), value: say(`app-packs.told.threshold.${key}.value`, { value: /^\d+$/.test(number) ? countOf(Number(number)) : number, count: Number(number) }) }];
  }),
  (value, { say }) => {
    const directions = textsIn(value, "directions");
    return directions.length === 0 ? [] : [{ name: say("app-packs.told.directions"), value: directions.map((one) => say(`app-library.direction.${one}`)).join(say("app-packs.and")) }];
  },
];

import { toShortText } from "../../../core/basics/decimal.ts";
import type { Reading } from "../../../core/target/reading.ts";
import type { Say } from "../../../words/index.ts";
import { grouped } from "./numbers.ts";

/** How a cell was read, in one line: “数值，不低于 95 %”. What was assumed is said apart. */
export function readingInWords(reading: Reading, say: Say): string {
  const kind = say(`page.reading.${reading.kind}`);
  const value = valueInWords(reading, say);
  return value === "" ? kind : say("page.reading.typed", { kind, value });
}

function valueInWords(reading: Reading, say: Say): string {
  const unit = reading.unit ?? "";
  // A date is early or late, never high or low.
  const sign = reading.comparator === null || reading.comparator === "=" ? "" : say(`page.comparator.${reading.kind === "date" ? "date." : ""}${reading.comparator}`);
  const number = (text: string) => (unit === "" ? text : say("page.reading.with-unit", { value: text, unit }));
  switch (reading.kind) {
    case "number":
      return reading.value === null ? "" : `${sign}${number(grouped(toShortText(reading.value)))}`;
    case "range":
      return reading.value === null || reading.upper === null
        ? ""
        : number(say("page.reading.between", { lower: grouped(toShortText(reading.value)), upper: grouped(toShortText(reading.upper)) }));
    case "date":
      if (reading.date === null) return "";
      return sign + (reading.lastDate === null || reading.lastDate === reading.date ? reading.date : say("page.reading.between", { lower: reading.date, upper: reading.lastDate }));
    case "boolean":
      return reading.truth === null ? "" : say(reading.truth ? "page.reading.yes" : "page.reading.no");
    case "several":
      return reading.values.map((value) => grouped(toShortText(value))).join(say("page.list-comma"));
    case "qualitative":
    case "blank":
      return "";
  }
}

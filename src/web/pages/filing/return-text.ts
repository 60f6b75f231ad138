import type { Say } from "../../../core/basics/message.ts";
import type { FilingValues } from "../../../core/form/filing-values.ts";
import type { Remark } from "../../app/api/filing-shapes.ts";
import type { Mark } from "../../form/marks.ts";
import { placeOf } from "./place-words.ts";

/** 退回意见 to begin with: the open remarks of this round, then what the machine found wrong; a person edits it and answers for it. */
export function returnText(remarks: readonly Remark[], marks: readonly Mark[], round: number, values: FilingValues, say: Say): string {
  const open = remarks.filter((remark) => remark.settledAt === null && remark.round === round).map(({ path, said }) => say("app-filing.return.point", { place: placeOf(path, values, say), said }));
  const wrong = marks.filter(({ severity }) => severity === "error").map(({ path, message }) => say("app-filing.return.point", { place: placeOf(path, values, say), said: say(message.code, message.params) }));
  const points = [...new Set([...open, ...wrong])];
  return points.map((point, index) => say("app-filing.return.numbered", { number: index + 1, point })).join("\n");
}

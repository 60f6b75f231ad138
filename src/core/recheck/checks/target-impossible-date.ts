import { type Check, finding, nameOf } from "../check.ts";

export const checkTargetImpossibleDate: Check = ({ rows }) =>
  rows.flatMap((row) =>
    (["target", "actual"] as const)
      .filter((side) => row[side].assumed.some(({ code }) => code === "target.assumed.impossible-date"))
      .map((side) => finding("target.impossible-date", `indicators[${row.index}].${side}`, { name: nameOf(row), text: row[side].text })),
  );

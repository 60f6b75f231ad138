import { message } from "../../basics/message.ts";
import { type Check, finding, nameOf } from "../check.ts";

/** Says each thing the reader had to assume about a target. */
export const checkTargetAssumed: Check = ({ rows }) =>
  rows.flatMap((row) =>
    [...row.target.assumed, ...row.comparison.assumed]
      .filter(({ code }) => code !== "target.assumed.impossible-date")
      .map((assumed) => {
        const said = finding("target.assumed", `indicators[${row.index}].target`, { name: nameOf(row) });
        return { ...said, message: message(`finding.${assumed.code}`, { ...assumed.params, name: nameOf(row), text: row.target.text }) };
      }),
  );

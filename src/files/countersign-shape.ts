import { z } from "zod";
import { ADMINISTRATORS, ROLES, type Role } from "../core/access/role.ts";
import type { Countersign } from "../core/workflow/workflow.ts";
import { flag } from "./pack-words.ts";

/** More than these sit in no meeting. */
const MOST_SIGNERS = 10;
const FEWEST_SIGNERS = 2;

const bodyCode = z.string().regex(/^[0-9A-Za-z]{1,20}$/, "pack.not-body-code");
/** Administrators sign nothing, as they do nothing else with filings. */
const signer = z.strictObject({ role: z.enum(ROLES.filter((role): role is Role => !ADMINISTRATORS.includes(role))), unit: bodyCode.optional() }).transform(({ role, unit }) => (unit === undefined ? { role } : { role, unit }));

/** 会签 of a step. */
export const countersign = z
  .strictObject({
    signers: z.array(signer).refine(({ length }) => length >= FEWEST_SIGNERS && length <= MOST_SIGNERS, { message: "pack.countersign-signers", params: { fewest: FEWEST_SIGNERS, most: MOST_SIGNERS } })
      .superRefine((signers, check) => {
        signers.forEach(({ role, unit }, index) => {
          if (signers.findIndex((one) => one.role === role && one.unit === unit) < index) check.addIssue({ code: "custom", path: [index], message: "pack.countersign-twice", params: { found: unit === undefined ? role : `${role} ${unit}` } });
        });
      }),
    pass: z.string().refine(isPass, "pack.countersign-pass"),
    veto: flag,
  })
  .transform((value): Countersign => ({ ...value, pass: value.pass as Countersign["pass"] }));

/** All of them, or a part between nothing and everything: 1/2, 2/3. */
function isPass(text: string): boolean {
  if (text === "all") return true;
  const [, part, whole] = /^([1-9]\d?)\/([1-9]\d?)$/.exec(text) ?? [];
  return part !== undefined && Number(part) < Number(whole);
}

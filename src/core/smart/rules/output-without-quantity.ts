import { outputKinds } from "../output-kinds.ts";
import { NOTHING, type FormRule } from "../rule.ts";

/** Quantity is in principle required of every project's outputs. */
export const outputWithoutQuantity: FormRule = {
  code: "output-without-quantity", letter: "structure", severity: "warning", scope: "form",
  check(form) {
    const kinds = outputKinds(form);
    return kinds !== null && !kinds.has("quantity") ? [{ field: "form" }] : NOTHING;
  },
};

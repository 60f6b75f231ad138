import { outputKinds } from "../output-kinds.ts";
import { NOTHING, type FormRule } from "../rule.ts";

/** Quality is in principle required of every project's outputs. */
export const outputWithoutQuality: FormRule = {
  code: "output-without-quality", letter: "structure", severity: "warning", scope: "form",
  check(form) {
    const kinds = outputKinds(form);
    return kinds !== null && !kinds.has("quality") ? [{ field: "form" }] : NOTHING;
  },
};

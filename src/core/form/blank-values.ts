import type { FundsPart, Form } from "../layout/form.ts";
import { BOND_RECKONED } from "../recheck/bond-fields.ts";
import type { IndicatorFrame } from "../pack/definitions.ts";
import { EMPTY_FUNDS, EMPTY_ROW, emptyMeasure, emptyTask, GOAL_TEXTS, type GoalText } from "./cell-path.ts";
import type { FilingFunds, FilingValues } from "./filing-values.ts";

/**
 * What a new filing offers: the money lines of the form, and for each kind of the frame the rows that the form prints for it (one where it
 * prints none); of a frame that says its lines those, with their standards and points. Else nothing is filled but names, in Chinese: they are what
 * the official form prints.
 */
export function blankValues(frame: IndicatorFrame, form: Form): FilingValues {
  const rows = frame.lines === undefined ? emptyRows(frame, form) : frame.lines.map((line) => ({ ...EMPTY_ROW, ...line }));
  return { goal: { planned: "", actual: "", ...goalTextsOf(form) }, funds: fundsOf(form), rows: rows.map((row, index) => ({ id: `r${index + 1}`, ...row })), ...ownBlank(form) };
}

function emptyRows(frame: IndicatorFrame, form: Form) {
  const { groups, variants } = form.blank;
  const shown = variants?.find((variant) => variant.frame === frame.id)?.groups ?? groups;
  return frame.groups.flatMap(({ level1, kinds }) => {
    const printed = shown.find((group) => group.level1.zh === level1)?.kinds ?? [];
    return kinds.flatMap((level2) => {
      const count = Math.max(1, printed.find((kind) => kind.level2.zh === level2)?.rows ?? 1);
      return Array.from({ length: count }, () => ({ ...EMPTY_ROW, level1, level2 }));
    });
  });
}

/** The lines of blocks that only some forms have, empty; what is reckoned is no line. */
export function ownBlank(form: Form): Pick<FilingValues, "tasks" | "management" | "bond" | "measures"> {
  const tasks = form.blocks.flatMap((block) => (block.kind === "tasks" ? Array.from({ length: block.rows }, (_, index) => emptyTask(`t${index + 1}`)) : []));
  const management = form.blocks.flatMap((block) => (block.kind === "management" ? block.lines : []));
  const bond = form.blocks.flatMap((block) => (block.kind === "bond" ? block.rows.flat().flatMap(({ field }) => field ?? []) : [])).filter((field) => !BOND_RECKONED.includes(field));
  const measures = form.blocks.flatMap((block) => (block.kind === "measures" ? Array.from({ length: block.rows }, (_, index) => emptyMeasure(`m${index + 1}`)) : []));
  return {
    ...(tasks.length === 0 ? {} : { tasks }),
    ...(management.length === 0 ? {} : { management: management.map(({ id }) => ({ id, account: "", measures: "" })) }),
    ...(bond.length === 0 ? {} : { bond: bond.map((id) => ({ id, value: "" })) }),
    ...(measures.length === 0 ? {} : { measures }),
  };
}

/** 实施期目标 and 职能职责, where the form asks for them. */
export function goalTextsOf(form: Form): { readonly [field in GoalText]?: string } {
  const asked = GOAL_TEXTS.filter((text) => form.blocks.some((block) => block.kind === "goals" && block.columns.some(({ field }) => field === `goal.${text}`)));
  return Object.fromEntries(asked.map((text) => [text, ""]));
}

/** The total and its parts, as a form names them. */
export function fundsOf(form: Form): readonly FilingFunds[] {
  const block = form.blocks.find(({ kind }) => kind === "funds");
  if (block?.kind !== "funds") return [];
  return [{ id: "total", ...EMPTY_FUNDS, source: block.total.zh }, ...block.parts.map((part: FundsPart) => ({ id: part.id, ...EMPTY_FUNDS, source: part.zh }))];
}

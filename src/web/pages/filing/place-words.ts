import type { Say } from "../../../core/basics/message.ts";
import type { FilingValues } from "../../../core/form/filing-values.ts";
import { fieldOf, readPath } from "../../form/cells.ts";

/** Columns of a monitoring form that go by its months. */
const BY_MONTHS: readonly string[] = ["executed", "actual", "done"];

/** A cell in words that can be looked up on paper: 第3行“就业率”指标值. */
export function placeOf(path: string, values: FilingValues, say: Say): string {
  const name = readPath(path);
  if (path === "period.month") return say("app-form.place.period");
  if (path === "" || name === null) return say("app-form.place.form");
  const month = values.period?.month.trim() ?? "";
  const field = fieldOf(path);
  const column = name.field === "" ? "" : month !== "" && BY_MONTHS.includes(field) ? say(`app-form.column.${field}.by-months`, { month }) : say(`app-form.column.${field}`);
  if (name.area === "goal") return say(`app-form.place.goal.${name.field === "actual" || name.field === "term" || name.field === "duties" ? name.field : "planned"}`);
  if (name.area === "tasks") {
    const row = (values.tasks ?? []).findIndex(({ id }) => id === name.id);
    return row < 0 ? say("app-form.place.gone", { column }) : say("app-form.place.task", { row: row + 1, column });
  }
  if (name.area === "result") return say("app-form.place.result");
  if (name.area === "measures") {
    const row = (values.measures ?? []).findIndex(({ id }) => id === name.id);
    return row < 0 ? say("app-form.place.gone", { column }) : say("app-form.place.measure", { row: row + 1, column });
  }
  if (name.area === "management") return say("app-form.place.management", { column });
  if (name.area === "bond") return say("app-form.place.bond");
  if (name.area === "funds") {
    const line = values.funds.find(({ id }) => id === name.id);
    return say("app-form.place.funds", { source: line?.source ?? name.id, column });
  }
  const index = values.rows.findIndex(({ id }) => id === name.id);
  if (index < 0) return say("app-form.place.gone", { column });
  const level3 = values.rows[index]!.level3.trim();
  return level3 === "" ? say("app-form.place.row", { row: index + 1, column }) : say("app-form.place.named-row", { row: index + 1, name: shortened(level3), column });
}

function shortened(text: string): string {
  const characters = [...text.replace(/\s+/g, " ")];
  return characters.length > 24 ? `${characters.slice(0, 23).join("")}…` : characters.join("");
}

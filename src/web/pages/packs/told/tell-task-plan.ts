import type { PackData } from "../../../../core/pack/source.ts";
import { quarterEnd } from "../../../../core/pack/task-plan.ts";
import type { Reading } from "../data-words.ts";
import { groundFacts, itemsIn, nameOf, namesBy, textIn, type ToldDefinition } from "./told-definition.ts";

const QUARTER = /^(\d{4})Q([1-4])$/;

/** 任务清单: what is to be done by when, and which task of a superior each answers. */
export function tellTaskPlan(data: PackData, reading: Reading): ToldDefinition {
  const { say } = reading;
  const unsaid = say("app-packs.told.unsaid");
  const [superiors, tasks] = [itemsIn(data, "superiors"), itemsIn(data, "tasks")];
  const named = namesBy(superiors, reading);
  return {
    facts: [
      { name: say("app-packs.told.years"), value: say("app-packs.told.span", { from: textIn(data, "from") ?? unsaid, until: textIn(data, "until") ?? unsaid }) },
      { name: say("app-packs.told.not-before"), value: textIn(data, "begins") ?? unsaid },
      ...groundFacts(data, reading),
    ],
    tables: [
      {
        caption: say("app-packs.told.tasks", { count: tasks.length }),
        heads: [say("app-packs.told.task"), say("app-packs.key.number"), say("app-packs.key.starts"), say("app-packs.key.due"), say("app-packs.told.answers")],
        rows: tasks.map((task) => ({ id: textIn(task, "number") ?? "", cells: [nameOf(task, reading), textIn(task, "number") ?? unsaid, textIn(task, "starts") ?? unsaid, dueOf(task, reading), named(textIn(task, "cites") ?? unsaid)] })),
      },
      {
        caption: say("app-packs.told.superiors", { count: superiors.length }),
        heads: [say("app-packs.told.superior"), say("app-packs.key.document"), say("app-packs.key.clause"), say("app-packs.told.answered-by")],
        rows: superiors.map((superior) => {
          const id = textIn(superior, "id") ?? "";
          const answering = tasks.filter((task) => textIn(task, "cites") === id).map((task) => textIn(task, "number") ?? unsaid);
          return { id, cells: [nameOf(superior, reading), textIn(superior, "document") ?? unsaid, textIn(superior, "clause") ?? unsaid, answering.length === 0 ? say("app-packs.told.none") : say("app-packs.told.numbers", { numbers: answering.join(say("app-packs.and")) })] };
        }),
      },
    ],
  };
}

/** A quarter with its last day, which is when the task is due. */
function dueOf(task: PackData, { say }: Reading): string {
  const due = textIn(task, "due") ?? "";
  const quarter = QUARTER.exec(due);
  return quarter === null ? (due === "" ? say("app-packs.told.unsaid") : due) : say("app-packs.told.quarter", { year: quarter[1]!, quarter: quarter[2]!, day: quarterEnd(due) });
}

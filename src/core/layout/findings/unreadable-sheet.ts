import type { Unreadable } from "../../recheck/result.ts";
import type { Say } from "../../basics/message.ts";
import type { Layout } from "../layout.ts";
import { layOutList } from "../list-layout.ts";

/** Files that nobody could read, each with where and why and what to do. */
export function unreadableSheet(unreadable: readonly Unreadable[], say: Say): Layout {
  return layOutList({
    title: say("form.unreadable.title"),
    columns: [
      { title: say("form.list.number"), width: 12, align: "center" },
      { title: say("form.list.file"), width: 70 },
      { title: say("form.list.place"), width: 50 },
      { title: say("form.unreadable.why"), width: 80 },
      { title: say("form.list.advice"), width: 61 },
    ],
    rows: unreadable.map(({ file, problem }, index) => {
      const params = { ...problem.params, where: problem.where };
      const code = `problem.${problem.code}`;
      const advice = say(`${code}.advice`, params);
      return [index + 1, file, problem.where, say(code, params), advice === `${code}.advice` ? null : advice];
    }),
    notes: unreadable.length === 0 ? [say("form.unreadable.none")] : [],
  }, say);
}

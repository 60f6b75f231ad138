import { isMap, type PackData } from "../../../../core/pack/source.ts";
import type { Reading } from "../data-words.ts";
import { groundFacts, itemsIn, nameOf, namesBy, textIn, textsIn, type ToldDefinition } from "./told-definition.ts";

/** 办理程序: what follows what, and how long each may take. */
export function tellProcedure(data: PackData, reading: Reading): ToldDefinition {
  const { say } = reading;
  const states = itemsIn(data, "states");
  const named = namesBy(states, reading);
  const joint = say("app-packs.and");
  const ends = states.filter((state) => textsIn(state, "to").length === 0).map((state) => nameOf(state, reading));
  return {
    facts: [
      ...(states[0] === undefined ? [] : [{ name: say("app-packs.told.begins-with"), value: nameOf(states[0], reading) }]),
      { name: say("app-packs.told.ends-with"), value: ends.join(joint) },
      ...groundFacts(data, reading),
    ],
    tables: [{
      caption: say("app-packs.told.states", { count: states.length }),
      heads: [say("app-packs.told.state"), say("app-packs.told.next"), say("app-packs.told.limit")],
      rows: states.map((state) => {
        const next = textsIn(state, "to").map(named).join(joint);
        return { id: textIn(state, "id") ?? "", cells: [nameOf(state, reading), next === "" ? say("app-packs.told.end") : next, limitOf(state, reading)] };
      }),
    }],
  };
}

function limitOf(state: PackData, { say }: Reading): string {
  const due = isMap(state) ? state["due"] : undefined;
  const [days, of] = [textIn(due, "days"), textIn(due, "of")];
  // Where it ends nothing is left to be done.
  if (textsIn(state, "to").length === 0) return "";
  return days === null ? say("app-packs.told.no-limit") : say(`app-packs.told.days.${of === "calendar" ? "calendar" : "working"}`, { count: Number(days) });
}

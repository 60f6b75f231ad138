import type { PackData } from "../../../../core/pack/source.ts";
import type { Reading } from "../data-words.ts";
import { groundFacts, itemsIn, nameOf, namesBy, textIn, textsIn, type ToldDefinition } from "./told-definition.ts";

/** 培训计划: the sessions with what each is about, and for each topic where it is taught. */
export function tellTraining(data: PackData, reading: Reading): ToldDefinition {
  const { say } = reading;
  const joint = say("app-packs.and");
  const [topics, sessions] = [itemsIn(data, "topics"), itemsIn(data, "sessions")];
  const named = namesBy(topics, reading);
  return {
    facts: groundFacts(data, reading),
    tables: [
      {
        caption: say("app-packs.told.sessions", { count: sessions.length }),
        heads: [say("app-packs.told.session"), say("app-packs.key.number"), say("app-packs.key.topics")],
        rows: sessions.map((session) => ({ id: textIn(session, "number") ?? "", cells: [nameOf(session, reading), textIn(session, "number") ?? say("app-packs.told.unsaid"), textsIn(session, "topics").map(named).join(joint)] })),
      },
      {
        caption: say("app-packs.told.topics", { count: topics.length }),
        heads: [say("app-packs.told.topic"), say("app-packs.told.taught-in")],
        rows: topics.map((topic) => {
          const id = textIn(topic, "id") ?? "";
          const taught = sessions.filter((session) => textsIn(session, "topics").includes(id)).map((session) => textIn(session, "number") ?? "");
          return { id, cells: [nameOf(topic, reading), taught.length === 0 ? say("app-packs.told.none") : say("app-packs.told.taught", { numbers: taught.join(joint) })] };
        }),
      },
    ],
  };
}

import { createHash } from "node:crypto";
import { canonicalJson } from "../../../src/core/basics/canonical-json.ts";
import type { Card, Library, Sector } from "../../../src/core/library/card.ts";
import { keepLibrary, type LibraryKept } from "../../../src/server/commands/keep-library.ts";
import type { Ground } from "../../../src/server/context.ts";
import { CARD } from "../../core/library/cards.ts";

const titled = (zh: string, en: string) => ({ zh, en });

export const ROAD: Card = {
  ...CARD, code: "TRA-0001", sector: "transport", group: "roads", name: titled("农村公路优良中等路率", "Share of rural roads in fair condition or better"), level1: "产出指标", level2: "质量指标",
  meaning: "优、良、中等路里程占农村公路总里程的比例。", formula: null, words: ["路况", "乡下路好不好走"],
};
export const LENGTH: Card = {
  ...ROAD, code: "TRA-0002", name: titled("公路养护里程", "Length of roads maintained"), level2: "数量指标", meaning: "当年完成养护的公路里程。", unit: "公里", words: ["修路", "养路"],
};

/** Two sectors with three cards. */
export function smallLibrary(change: (cards: readonly Card[]) => readonly Card[] = (cards) => cards): Library {
  const sector = (id: string, title: Sector["title"], functions: readonly string[], group: string, cards: readonly Card[]): Sector => ({
    id, title, functions, provenance: "draft", groups: [{ id: group, title: titled("领域", "Field") }], cards: change(cards),
  });
  const sectors = [sector("education", titled("教育", "Education"), ["205"], "compulsory", [CARD]), sector("transport", titled("交通运输", "Transport"), ["214"], "roads", [ROAD, LENGTH])];
  return { sectors, digest: createHash("sm3").update(canonicalJson(sectors)).digest("hex") };
}

/** Lays the cards in as a start of the server does. */
export async function keepCards(ground: Ground, library: Library): Promise<LibraryKept> {
  const kept = await ground.change({ actor: "system", task: "packs" }, (context) => keepLibrary(context, library));
  if (!kept.ok) throw new Error(JSON.stringify(kept.problems));
  return kept.value;
}

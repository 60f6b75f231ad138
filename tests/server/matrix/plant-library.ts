import { randomUUID } from "node:crypto";
import type pg from "pg";
import { canonicalJson } from "../../../src/core/basics/canonical-json.ts";
import type { CardDraft } from "../../../src/core/library/card-draft.ts";
import { CRITERIA } from "../../../src/core/library/card-review.ts";
import { sm3 } from "../../../src/server/store/digest.ts";
import { CARD } from "../../core/library/cards.ts";
import { canary } from "../canary/canaries.ts";
import { REGION, TODAY } from "./matrix-city.ts";

const { code: _code, ...whole } = CARD;
/** A complete card under another name. */
export const CARD_DRAFT: CardDraft = { ...whole, name: { zh: "受益群众满意度", en: "Satisfaction" }, words: ["满意"] };

/** A value that is recorded for the card in force. */
export const PLANTED_REFERENCE = "00000000-0000-7000-8000-00000000ca4d";

/** One sector with a card in force, one that the department writes and one that it has submitted, judged already; and one that another department writes. */
export async function plantLibrary(owner: pg.Client): Promise<void> {
  const insert = (table: string, columns: string, values: readonly unknown[]): Promise<unknown> =>
    owner.query(`insert into hengji.${table} (${columns}) values (${values.map((_, index) => `$${index + 1}`).join(", ")})`, [...values]);
  const digest = sm3("planted");
  await insert("library_sector", "region, id, title, functions, provenance, groups, digest", [
    REGION, "education", JSON.stringify({ zh: "教育", en: "Education" }), JSON.stringify(["205"]), "draft", JSON.stringify([{ id: "compulsory", title: { zh: "义务教育", en: "Compulsory" } }]), digest,
  ]);
  const { rows: [author] } = await owner.query<{ id: string; post: string }>("select person.id, post.id as post from hengji.person join hengji.post on post.person_id = person.id where person.login = 'make.performance'");
  const card = async (code: string, state: string, path: string, draft: CardDraft): Promise<string> => {
    const id = randomUUID();
    const inForce = state === "published" ? TODAY : null;
    await insert("indicator_card", "region, code, version, id, state, origin, content, content_format, digest, name, sector, group_id, level1, level2, unit_path, unit_name, reason, authors, saved, saved_at, published_at", [
      REGION, code, 1, id, state, state === "published" ? "pack" : "region", canonicalJson(draft), 1, sm3(canonicalJson(draft)), draft.name.zh, draft.sector, draft.group, draft.level1, draft.level2, path, "", "", JSON.stringify([author!.id]), 1, TODAY, inForce,
    ]);
    return id;
  };
  await card("MTX-0001", "published", `${REGION}.`, { ...CARD_DRAFT, name: { zh: "群众满意度", en: "Satisfaction" } });
  await card("MTX-0002", "draft", `${REGION}.101.`, { ...CARD_DRAFT, name: { zh: "起草中的指标", en: "" } });
  const judged = await card("MTX-0003", "proposed", `${REGION}.101.`, { ...CARD_DRAFT, name: { zh: "待审查的指标", en: "" } });
  await card("MTX-0004", "draft", `${REGION}.205.`, { ...CARD_DRAFT, meaning: canary("b", "card") });
  await insert("card_reference", "region, id, code, kind, value, year, compared, source, source_date, person_id, post_id, at", [REGION, PLANTED_REFERENCE, "MTX-0001", "sector", "95", 2025, "同类城市", "演示取值", "2026-01-01", author!.id, author!.post, TODAY]);
  await insert("card_review", "region, id, card_id, saved, judgements, opinion, returned, person_id, post_id, role, at", [
    REGION, randomUUID(), judged, 1, JSON.stringify(CRITERIA.map((criterion) => ({ criterion, passed: true, note: "" }))), "", false, author!.id, author!.post, "performance-office", TODAY,
  ]);
}

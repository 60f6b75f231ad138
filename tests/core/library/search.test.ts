import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { cardTokens, meantWords, ownTokens, queryParts, queryTokens, type SearchedCard } from "../../../src/core/library/search-tokens.ts";
import { commonPieces, rankCards, rarity } from "../../../src/core/library/search.ts";

const card = (code: string, zh: string, words: readonly string[] = [], meaning = "", en = ""): SearchedCard => ({ code, name: { zh, en }, words, meaning });
const CARDS = [
  card("EDU-0001", "九年义务教育巩固率", ["控辍保学", "辍学率", "孩子不掉队"], "九年级毕业生占小学入学时人数的比例。", "Completion rate of compulsory education"),
  card("EDU-0002", "学前教育毛入园率", ["上幼儿园"], "在园幼儿占适龄幼儿的比例。"),
  card("TRA-0001", "农村公路优良中等路率", ["乡下路好不好走", "路况"], "优、良、中等路里程占农村公路总里程的比例。"),
  card("TRA-0002", "公路养护里程完成率", ["修路"], "完成养护的里程占计划的比例。"),
  card("GEN-0001", "服务对象满意度", ["群众满不满意"], "受访者中表示满意的比例。"),
];
const found = (query: string): readonly string[] => rankCards(query, CARDS).map(({ card: { code } }) => code);

test("a query is cut into what it asks for, and asides fall away", () => {
  assert.deepEqual(queryParts("九年义务教育的巩固率怎么写？"), ["九年义务教育", "巩固率"]);
  assert.deepEqual(queryParts("PM2.5 浓度"), ["pm2", "5", "浓度"]);
  assert.deepEqual(queryParts("ＧＤＰ增速"), ["gdp", "增速"]);
  // Nothing but asides is what was asked.
  assert.deepEqual(queryParts("怎么"), ["怎么"]);
  assert.deepEqual(queryParts(" 。， "), []);
});

test("Chinese is looked up by pairs of characters, words of letters whole, a single character by itself", () => {
  assert.deepEqual(queryTokens("巩固率"), ["巩固", "固率"]);
  assert.deepEqual(queryTokens("completion Rate"), ["completion", "rate"]);
  assert.deepEqual(queryTokens("路"), ["路"]);
  const tokens = new Map(cardTokens(CARDS[0]!).map(({ token, weight }) => [token, weight]));
  assert.deepEqual(["巩固", "辍学", "小学", "率", "completion", "edu"].map((token) => tokens.get(token)), [6, 5, 2, 6, 6, 6]);
});

test("a card is found from how an officer would say it, and it is said why", () => {
  assert.equal(found("控辍保学做得怎么样")[0], "EDU-0001");
  assert.equal(found("孩子们上学不掉队")[0], "EDU-0001");
  assert.equal(found("修路")[0], "TRA-0002");
  assert.equal(found("群众满意")[0], "GEN-0001");
  assert.equal(found("completion rate")[0], "EDU-0001");
  assert.equal(found("tra-0001")[0], "TRA-0001");
  assert.equal(found("率").length, 4);
  assert.deepEqual(found("量子通信"), []);
  const because = (query: string) => rankCards(query, CARDS)[0]!.because;
  assert.deepEqual(because("TRA-0001"), [{ code: "library.found-code", params: { code: "TRA-0001" } }]);
  assert.deepEqual(because("巩固率"), [{ code: "library.found-name", params: { pieces: "巩固率" } }]);
  assert.deepEqual(because("辍学率高不高")[0], { code: "library.found-word", params: { words: "辍学率" } });
  // Neither a whole expression nor most of one: the nearest.
  assert.deepEqual(because("乡下人出门"), [{ code: "library.found-near", params: { words: "乡下路好不好走" } }]);
  assert.deepEqual(because("在园幼儿"), [{ code: "library.found-meaning", params: { pieces: "在园幼儿" } }]);
});

test("a rare piece outweighs one that every card has", () => {
  const held = new Map([["公路", 1000], ["养护", 3]]);
  const cards = [card("AAA-0001", "公路公里"), card("AAA-0002", "绿地养护"), card("AAA-0003", "公路桥梁")];
  assert.equal(rankCards("公路和养护", cards, held)[0]!.card.code, "AAA-0002");
  assert.ok(rarity(0) > rarity(1) && rarity(100) > rarity(1000) && rarity(200_000) === 1);
});

test("common pieces are the longest, none inside another", () => {
  assert.deepEqual(commonPieces(["农村公路养护"], ["公路养护里程", "农村"]), ["公路养护", "农村"]);
  assert.deepEqual(commonPieces(["率"], ["完成率"]), ["率"]);
  assert.deepEqual(commonPieces(["公园"], ["公路"]), []);
});

const CHARACTERS = "公路养护里程完成率满意度教育GDP增 ，。１2";
const text = (most: number) => fc.array(fc.constantFrom(...Array.from(CHARACTERS)), { maxLength: most }).map((list) => list.join(""));
const runs = { seed: 20261122, numRuns: process.env["HENGJI_LONG"] === "1" ? 5000 : 200 };

test("the very name comes first, whatever else there is; the order of the cards makes no difference", () => {
  fc.assert(
    fc.property(fc.uniqueArray(text(8).filter((name) => queryTokens(name).length > 1), { minLength: 1, maxLength: 12 }), fc.nat(11), (names, at) => {
      const cards = names.map((name, index) => card(`AAA-${String(index + 1).padStart(4, "0")}`, name));
      const asked = names[at % names.length]!;
      const hits = rankCards(asked, cards);
      assert.ok(queryParts(hits[0]!.card.name.zh).join("") === queryParts(asked).join(""), `${asked}: ${hits[0]!.card.name.zh}`);
      assert.deepEqual(rankCards(asked, cards.toReversed()), hits);
      assert.ok(hits.every(({ because }) => because.length > 0 && because.length <= 3));
    }),
    runs,
  );
});

test("everyday words find what the field calls it, count once, stand behind the very word, and are told", () => {
  assert.deepEqual(meantWords("娃娃上学远").map(({ said }) => said), ["娃娃", "上学"]);
  assert.ok(queryTokens("娃娃上学").includes("学生") && !ownTokens("娃娃上学").includes("学生"));
  assert.deepEqual(meantWords("公共图书馆馆藏量"), []);
  const cards = [card("AAA-0001", "路灯完好率"), card("AAA-0002", "城市照明设施亮灯率"), card("AAA-0003", "照明亮度达标率"), card("AAA-0004", "公园绿地率")];
  const hits = rankCards("路灯", cards);
  // 照明 and 亮灯 are one thing that is meant: the card that has both is no better than the one that has one of them.
  assert.deepEqual(hits.map(({ card: { code } }) => code), ["AAA-0001", "AAA-0003", "AAA-0002"]);
  assert.equal(hits[1]!.score, hits[2]!.score);
  assert.deepEqual(hits[1]!.because, [{ code: "library.found-meant", params: { said: "路灯", word: "照明" } }]);
  assert.deepEqual(hits[0]!.because, [{ code: "library.found-name", params: { pieces: "路灯" } }]);
});

test("every card that shares a token with a query is found", () => {
  fc.assert(
    fc.property(text(10), fc.array(text(10), { maxLength: 8 }), (query, names) => {
      const cards = names.map((name, index) => card(`AAA-${String(index + 1).padStart(4, "0")}`, name));
      const asked = new Set(ownTokens(query));
      const sharing = cards.filter((one) => cardTokens(one).some(({ token }) => asked.has(token))).map(({ code }) => code);
      const all = rankCards(query, cards).map(({ card: { code } }) => code);
      assert.deepEqual(sharing.filter((code) => !all.includes(code)), []);
    }),
    runs,
  );
});

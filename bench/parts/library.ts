import { readFileSync } from "node:fs";
import { loadavg } from "node:os";
import pg from "pg";
import { parse } from "yaml";
import { queryTokens } from "../../src/core/library/search-tokens.ts";
import { WORTHS } from "../../src/core/library/search.ts";
import { sayingLookup } from "../../src/core/library/saying-tokens.ts";
import { loadLibrary } from "../../src/files/load-library.ts";
import { DEFAULT_SETTINGS } from "../../src/server/app-settings.ts";
import { keepLibrary } from "../../src/server/commands/keep-library.ts";
import { openGround } from "../../src/server/context.ts";
import { addLibraryCards } from "../../src/server/generator/add-library-cards.ts";
import { cardsAlike, cardsByTokens } from "../../src/server/store/card-search.ts";
import { openDb } from "../../src/server/store/db.ts";
import { HttpClient } from "./http-client.ts";
import { openJourneyWorld, REGION, YEAR, type JourneyWorld } from "./journey-world.ts";

const CARDS = Number(process.env["HENGJI_BENCH_CARDS"] ?? 100_000);
const ROUNDS = 10;

/** What officers type: whole names, a few characters, how one would say it, what nothing answers. */
const QUERIES = [
  "公共厕所保洁", "农村公路养护里程", "验收合格率", "满意度", "控辍保学", "社区家庭医生签约覆盖率", "老城雨水管网完好率", "服务人次", "路", "修路花了多少钱", "新增危废转运按期交付率", "慢病随访差错率", "高标准农田建成面积", "成本", "量子纠缠态",
  "孩子上学远", "房子漏雨没人修", "税收增长", "娃娃生病了村里看不了", "老人摔了一跤没人管多久能拿到补贴",
];
/** Rows of a goal with what somebody has typed in them so far. */
const ROWS = [["产出指标", "数量指标", ""], ["产出指标", "质量指标", "合格"], ["产出指标", "时效指标", "按期"], ["成本指标", "经济成本指标", "单位"], ["效益指标", "社会效益指标", ""], ["满意度指标", "服务对象满意度指标", "满意"]] as const;

/** What officers say, with the cards of the packs that answer it; the same as the tests of the packs count. */
const SPOKEN = Object.values(parse(readFileSync(new URL("../../tests/packs/library-spoken.yaml", import.meta.url), "utf8")) as Readonly<Record<string, readonly { readonly phrase: string; readonly cards: readonly string[] }[]>>).flat();

/** (o) The indicator library with 100,000 cards of a region's own: searched, looked through, and asked for suggestions, through HTTP under row security. */
export async function library(): Promise<string> {
  const world = await openJourneyWorld("S", { more: { name: `${CARDS} cards`, make: fill } });
  const bare = new pg.Pool({ ...world.owner, max: 1 });
  try {
    return await measured(world, bare);
  } finally {
    await bare.end();
    await world.close();
  }
}

async function fill(world: Pick<JourneyWorld, "owner" | "application" | "packs">): Promise<void> {
  const began = Date.now();
  const read = await loadLibrary(undefined, "demo-city");
  if (!read.ok) throw new Error(read.problems[0]!.code);
  const application = new pg.Pool({ ...world.application, max: 2 });
  try {
    const ground = openGround(application, { settings: { ...DEFAULT_SETTINGS, region: REGION }, clock: () => new Date(), packs: world.packs });
    const kept = await ground.change({ actor: "system", task: "packs" }, (context) => keepLibrary(context, read.value));
    if (!kept.ok) throw new Error(kept.problems[0]!.code);
  } finally {
    await application.end();
  }
  await addLibraryCards(world.owner, { region: REGION, seed: 1, count: CARDS, library: read.value, at: new Date() });
  console.error(`${CARDS} cards made in ${((Date.now() - began) / 1000).toFixed(0)} s`);
}

async function measured(world: JourneyWorld, bare: pg.Pool): Promise<string> {
  const owner = new pg.Client(world.owner);
  await owner.connect();
  for (const table of ["indicator_token", "indicator_card"]) await owner.query(`alter table hengji.${table} no force row level security`);
  const { rows: [counted] } = await owner.query<{ cards: number }>("select count(*)::int as cards from hengji.indicator_card where region = $1 and state = 'published'", [REGION]);
  const lines: string[] = [];
  const spoken: string[] = [];
  for (const login of ["performance-1", "officer-101001"]) {
    const worker = await world.signIn(login);
    const http = new HttpClient(world.address, worker.token);
    const { items } = (await http.get(`/api/${YEAR}/goal/filings?limit=20`)) as { items: readonly { readonly id: string }[] };
    const asked = encodeURIComponent;
    const searched = await times(QUERIES.length, (index) => http.get(`/api/library/cards?query=${asked(QUERIES[index]!)}`));
    const sifted = await times(QUERIES.length, (index) => http.get(`/api/library/cards?query=${asked(QUERIES[index]!)}&level2=${asked("质量指标")}`));
    const suggested = await times(ROWS.length * 3, (index) => {
      const [level1, level2, typed] = ROWS[index % ROWS.length]!;
      return http.get(`/api/${YEAR}/goal/filings/${items[index % items.length]!.id}/suggestions?level1=${asked(level1)}&level2=${asked(level2)}&typed=${asked(typed)}`);
    });
    spoken.push(`${await hits(http)} as ${worker.role}`);
    const tree = await times(1, () => http.get("/api/library"));
    const covered = await times(1, () => http.get("/api/library/function-coverage?least=3"));
    lines.push(...([["search", searched], ["search of one kind", sifted], ["suggestions for a row of a goal", suggested], ["sectors with their counts", tree], ["coverage by function", covered]] as const).map(([name, taken]) => lineOf(`${name}, as ${worker.role}`, taken)));
    http.close();
  }
  const db = openDb(bare);
  const sql = await times(QUERIES.length, (index) => db.transaction().execute((tx) => cardsByTokens(tx, REGION, queryTokens(QUERIES[index]!), WORTHS, { sectors: [] })));
  const alike = await times(QUERIES.length, (index) => db.transaction().execute((tx) => cardsAlike(tx, REGION, sayingLookup({ code: "", name: { zh: QUERIES[index]!, en: "" }, formula: null, unit: null }))));
  await owner.end();
  return [
    `### (o) The indicator library with ${counted!.cards.toLocaleString("en")} cards (aim: p95 ≤ 50 ms through HTTP), load ${loadavg()[0]!.toFixed(1)}`, "",
    "| what | p50 | p95 | requests |", "|---|---|---|---|", ...lines,
    lineOf("the SQL of a search in its transaction, with nobody held back", sql), lineOf("cards that say the same as one proposed, in SQL", alike), "",
    `Of ${SPOKEN.length} spoken questions this many find a right card of the packs among the first five, beside all the others: ${spoken.join(", ")}.`, "",
  ].join("\n");
}

async function hits(http: HttpClient): Promise<number> {
  let found = 0;
  for (const { phrase, cards } of SPOKEN) {
    const { items } = (await http.get(`/api/library/cards?limit=5&query=${encodeURIComponent(phrase)}`)) as { items: readonly { readonly code: string }[] };
    if (items.some(({ code }) => cards.includes(code))) found += 1;
  }
  return found;
}

/** Each of so many different requests once to warm up, and then in turns. */
async function times(different: number, act: (index: number) => Promise<unknown>): Promise<readonly number[]> {
  for (let index = 0; index < Math.max(6, different); index += 1) await act(index % different);
  const taken: number[] = [];
  for (let round = 0; round < Math.max(ROUNDS, Math.ceil(60 / different)); round += 1) {
    for (let index = 0; index < different; index += 1) {
      const began = performance.now();
      await act(index);
      taken.push(performance.now() - began);
    }
  }
  return taken;
}

function lineOf(name: string, taken: readonly number[]): string {
  const sorted = [...taken].sort((left, right) => left - right);
  const at = (share: number): string => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!.toFixed(1);
  return `| ${name} | ${at(0.5)} ms | ${at(0.95)} ms | ${taken.length} |`;
}

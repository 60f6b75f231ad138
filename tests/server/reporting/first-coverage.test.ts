import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { asOwner, openFilingWorld, type FilingWorld } from "../filings/city.ts";

const YEAR = 2026;
const BOOKS = ["GENERAL_PUBLIC", "GOV_FUND", "STATE_CAPITAL", "SOCIAL_INSURANCE"] as const;
/** 2019 年首编三本预算的绩效目标; the fourth book has had them since 2016. */
const FIRST = { GENERAL_PUBLIC: 2016, GOV_FUND: 2019, STATE_CAPITAL: 2019, SOCIAL_INSURANCE: 2019 };
const CODES = ["P1", "P2", "P3", "P4"] as const;

interface Answer {
  readonly books: readonly { readonly book: string; readonly firstYear: number | null }[];
  readonly departments: readonly { readonly departmentId: string }[];
}

describe("F211, R38, R40: goals of four books over the years", () => {
  let world: FilingWorld;
  before(async () => {
    world = await openFilingWorld();
    // One project of each book with an approved goal in the first year of its book; three more of this year have money and no goal.
    await asOwner(world, async (client) => {
      for (const [at, code] of CODES.entries()) {
        await client.query("update hengji.subject set book = $1, first_year = 2010, unit_id = of.unit_id, unit_path = of.unit_path, department_id = of.department_id from hengji.subject as of where of.code = 'P1' and of.region = subject.region and subject.code = $2", [BOOKS[at], code]);
      }
    });
    for (const code of CODES) await world.approved(code, YEAR);
    await asOwner(world, async (client) => {
      for (const [at, code] of CODES.entries()) await client.query("update hengji.filing set year = $1 where subject_id = $2", [FIRST[BOOKS[at]!], world.subject(code)]);
      for (const [at, code] of ["Q1", "Q2", "Q3"].entries()) {
        await client.query("insert into hengji.subject (region, id, code, name, book, unit_id, unit_path, department_id, made_at, kind, first_year) select region, gen_random_uuid(), $1, $1, $2, unit_id, unit_path, department_id, made_at, 'project', 2026 from hengji.subject where code = 'P1'", [code, BOOKS[at]]);
      }
      await client.query("insert into hengji.budget (region, subject_id, year, unit_path, source, initial_fen, adjusted_fen) select region, id, $1, unit_path, 'appropriation', 5000000, 5000000 from hengji.subject on conflict do nothing", [YEAR]);
    });
    await world.approved("P1", YEAR);
  });
  after(() => world.close());

  const coverage = async (year: number): Promise<Answer> => (await world.call("performance", `GET /api/${year}/coverage`)).json as unknown as Answer;
  const gaps = async (query: string): Promise<readonly string[]> => ((await world.call("performance", `GET /api/${YEAR}/goal/coverage/gaps?${query}`)).json["items"] as { code: string }[]).map(({ code }) => code).sort();
  /** Whatever has money of the year and no approved goal, asked of the tables themselves. */
  const asked = async (where: string): Promise<readonly string[]> => (await world.see<{ code: string }>(
    `select code from hengji.subject where ${where} and exists (select from hengji.budget where budget.subject_id = subject.id and budget.year = ${YEAR} and initial_fen > 0)
       and not exists (select from hengji.filing where filing.subject_id = subject.id and filing.year = ${YEAR} and stage = 'goal' and frozen_digest is not null) order by code`)).map(({ code }) => code);

  test("R40: 2019 stands as the first year of three books, in whatever year one looks", async () => {
    for (const year of [2019, YEAR]) assert.deepEqual(Object.fromEntries((await coverage(year)).books.map(({ book, firstYear }) => [book, firstYear])), FIRST);
  });

  test("R38: the list of gaps is what a query finds, by book and by department", async () => {
    const found = await Promise.all(BOOKS.map((book) => asked(`book = '${book}'`)));
    assert.deepEqual(found, [["Q1"], ["P2", "Q2"], ["P3", "Q3"], ["P4"]]);
    for (const [at, book] of BOOKS.entries()) assert.deepEqual(await gaps(`book=${book}`), found[at], book);
    for (const { departmentId } of (await coverage(YEAR)).departments) assert.deepEqual(await gaps(`department=${departmentId}`), await asked(`department_id = '${departmentId}'`));
  });
});

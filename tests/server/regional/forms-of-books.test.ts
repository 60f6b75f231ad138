import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { BUDGET_BOOKS, type BudgetBook } from "../../../src/core/subject/budget-book.ts";
import { loadDefinitions } from "../../../src/files/load-definitions.ts";
import { asOwner, openFilingWorld, type FilingWorld } from "../filings/city.ts";
import { frozen, YEAR } from "./regional-world.ts";

/** What the forms of a book are called after; those of the general public budget have no such name. */
const OWN: Readonly<Record<BudgetBook, string>> = { GENERAL_PUBLIC: "", GOV_FUND: "-government-fund", STATE_CAPITAL: "-state-capital", SOCIAL_INSURANCE: "-social-insurance" };

describe("F210, R36: what is passed down and what is combined opens on a form of its book", () => {
  let world: FilingWorld;
  before(async () => {
    const demo = await loadDefinitions(undefined, "demo-city", YEAR);
    assert.ok(demo.ok, JSON.stringify(demo));
    world = await openFilingWorld((packs) => ({ ...packs, forms: [...packs.forms, ...demo.value.forms.filter(({ serves }) => serves?.combines === true)] }));
  });
  after(() => world.close());

  /** A subject of the roads unit in a book, a part of another where one is named; its id. */
  async function subjectOf(code: string, kind: string, book: BudgetBook, whole: string | null = null): Promise<string> {
    await asOwner(world, async (client) => void (await client.query(
      `insert into hengji.subject (region, id, code, name, book, unit_id, unit_path, department_id, made_at, kind, parent_id)
        select region, gen_random_uuid(), $1, $1, $2, unit_id, unit_path, department_id, made_at, $3, $4 from hengji.subject where code = 'P1'`, [code, book, kind, whole])));
    return (await world.see<{ id: string }>(`select id from hengji.subject where code = '${code}'`))[0]!.id;
  }
  /** Begins a stage of a subject; the form it opens on, and the names of its money. */
  async function opened(stage: "goal" | "self-evaluation", subjectId: string): Promise<{ readonly form: string; readonly sources: readonly string[] }> {
    const { status, json } = await world.call("officer", `POST /api/${YEAR}/${stage}/filings`, { subjectId, from: "blank" });
    assert.equal(status, 201, JSON.stringify(json));
    const filing = (await world.call("officer", `GET /api/${YEAR}/${stage}/filings/${String(json["id"])}`)).json as unknown as { readonly form: string; readonly values: { readonly funds: readonly { readonly source: string }[] } };
    if (stage === "goal") await frozen(world, String(json["id"]));
    return { form: filing.form, sources: filing.values.funds.map(({ source }) => source) };
  }

  for (const book of BUDGET_BOOKS) {
    test(`${book}: a transfer payment as a whole and as a part, in its goal and its self-evaluation, and a level-1 project that files for all`, async () => {
      const whole = await subjectOf(`T-${book}`, "transfer-payment", book);
      const part = await subjectOf(`T-${book}-1`, "transfer-payment", book, whole);
      const level1 = await subjectOf(`L-${book}`, "project-level-1", book);
      const found = { whole: [await opened("goal", whole), await opened("self-evaluation", whole)], part: [await opened("goal", part), await opened("self-evaluation", part)] };
      assert.deepEqual([...found.whole, ...found.part].map(({ form }) => form), ["goal-transfer-payment", "self-evaluation-regional", "goal-regional", "self-evaluation-regional"].map((form) => `${form}${OWN[book]}`));
      const [first, ...others] = [...found.whole, ...found.part].map(({ sources }) => sources.slice(1));
      for (const other of others) assert.deepEqual(other, first);
      await opened("goal", level1);
      assert.equal((await opened("self-evaluation", level1)).form, `self-evaluation-combined${OWN[book]}`);
    });
  }
});

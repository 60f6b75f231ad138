import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type { FilingRow } from "../../src/core/form/filing-values.ts";
import { rankCards } from "../../src/core/library/search.ts";
import { statedIndicators } from "../../src/core/library/stated-indicators.ts";
import { plainText } from "../../src/core/library/search-tokens.ts";
import { suggest, type LibraryCard, type PractisedRow } from "../../src/core/library/suggest.ts";
import { loadCity } from "../../src/files/load-definitions.ts";
import { loadLibrary } from "../../src/files/load-library.ts";

/** Two names that share this much of their pairs of characters mean the same indicator. */
const SAME = 0.6;

/**
 * (n) Leave one year out: the last goal of each project of the demo city is hidden, and for each of its rows it is asked what to write, with the kind
 * of the row and nothing typed. A hit is the same indicator among the eight; beside it what a plain search of the library with the project's name and
 * goal would have brought. Projects with a past are those of `earlier-goals.yaml`, counted by themselves: for the others no year is left.
 */
export async function suggesting(): Promise<string> {
  const city = await loadCity("demo-city");
  const library = await loadLibrary(undefined, "demo-city");
  if (!city.ok || !library.ok) throw new Error("the demo city or its library cannot be read");
  const cards: readonly LibraryCard[] = library.value.sectors.flatMap((sector) => sector.cards).map((card) => ({ ...card, version: 1 }));
  const departmentOf = new Map(city.value.units.map(({ code, department }) => [code, department]));
  const goals = city.value.projects.flatMap((project) =>
    project.filings.filter(({ stage }) => stage === "goal").map(({ year, values }) => ({ code: project.code, name: project.name, department: departmentOf.get(project.unit) ?? "", year, values })),
  );
  const earlier = parse(readFileSync(new URL("earlier-goals.yaml", import.meta.url), "utf8")) as Readonly<Record<string, Readonly<Record<string, readonly (readonly [level1: string, level2: string, level3: string, target: string])[]>>>>;
  const past = (code: string, before: number): readonly PractisedRow[] =>
    Object.entries(earlier[code] ?? {}).flatMap(([year, rows]) => (Number(year) < before ? rows.map(([level1, level2, level3, target]) => ({ year: Number(year), subjectId: code, level1, level2, level3, target, card: null })) : []));
  const rowsOf = ({ code, year, values }: (typeof goals)[number]): readonly PractisedRow[] =>
    values.rows.filter(({ level3 }) => level3 !== "").map(({ level1, level2, level3, target }) => ({ year, subjectId: code, level1, level2, level3, target, card: null }));
  const counted = { rows: 0, newcomer: 0, searched: 0, typed: 0, searchedTyped: 0, past: { rows: 0, history: 0, searched: 0 } };
  for (const goal of goals.filter(({ code, year }) => year === Math.max(...goals.filter((one) => one.code === code).map((one) => one.year)))) {
    const own = past(goal.code, goal.year);
    const others = goals.filter(({ code, department, year }) => code !== goal.code && department === goal.department && year <= goal.year);
    const similar = others.flatMap((other) => [...rowsOf(other), ...past(other.code, goal.year)]);
    for (const row of goal.values.rows.filter(({ level3 }) => level3 !== "")) {
      const about = `${goal.name} ${goal.values.goal.planned}`;
      const beginning = row.level3.slice(0, 2);
      counted.rows += 1;
      if (own.length > 0) {
        counted.past.rows += 1;
        counted.past.history += asked(row, "", goal.year, own, similar, about, goal.values.goal.planned);
        counted.past.searched += plain(row, about);
      }
      counted.newcomer += asked(row, "", goal.year, [], similar, about, goal.values.goal.planned);
      counted.searched += plain(row, about);
      counted.typed += asked(row, beginning, goal.year, [], similar, beginning, goal.values.goal.planned);
      counted.searchedTyped += plain(row, beginning);
    }
  }
  // Without a year that is left the measurement would say nothing.
  const unknown = Object.keys(earlier).filter((code) => !goals.some((goal) => goal.code === code && past(code, goal.year).length > 0));
  if (counted.past.rows === 0 || unknown.length > 0) throw new Error(`earlier-goals.yaml has no year before the goal of ${unknown.join(" ") || "any project"}`);
  const share = (hits: number, rows = counted.rows): string => `${((100 * hits) / rows).toFixed(1)} %`;
  return [
    `### (n) Suggestions while a goal is written, leaving one year out: ${counted.rows} rows of the demo city, ${cards.length} cards`, "",
    "| | suggestions | plain search of the library |", "|---|---|---|",
    `| ${counted.past.rows} rows of projects with a past, nothing typed | ${share(counted.past.history, counted.past.rows)} | ${share(counted.past.searched, counted.past.rows)} |`,
    `| all rows as if without a past, nothing typed | ${share(counted.newcomer)} | ${share(counted.searched)} |`,
    `| all rows as if without a past, two characters typed | ${share(counted.typed)} | ${share(counted.searchedTyped)} |`, "",
  ].join("\n");

  function asked(row: FilingRow, typed: string, year: number, history: readonly PractisedRow[], similar: readonly PractisedRow[], query: string, planned: string): number {
    const made = suggest({ year, level1: row.level1, level2: row.level2, typed, taken: [] }, { stated: statedIndicators(planned), history, similar, cards: rankCards(query, cards) });
    return made.some(({ name }) => isSame(name, row.level3)) ? 1 : 0;
  }

  function plain(row: FilingRow, query: string): number {
    return rankCards(query, cards).slice(0, 8).some(({ card }) => isSame(card.name.zh, row.level3)) ? 1 : 0;
  }
}

function isSame(left: string, right: string): boolean {
  const pairs = (text: string): Set<string> => {
    const characters = Array.from(plainText(text));
    return new Set(characters.slice(1).map((character, index) => `${characters[index]!}${character}`));
  };
  const [one, other] = [pairs(left), pairs(right)];
  const common = [...one].filter((pair) => other.has(pair)).length;
  return common >= SAME * Math.max(1, Math.min(one.size, other.size)) && common > 0;
}

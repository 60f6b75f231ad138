import type { FilingRow } from "../../src/core/form/filing-values.ts";
import { rankCards } from "../../src/core/library/search.ts";
import { plainText } from "../../src/core/library/search-tokens.ts";
import { suggest, type LibraryCard, type PractisedRow } from "../../src/core/library/suggest.ts";
import { loadCity } from "../../src/files/load-definitions.ts";
import { loadLibrary } from "../../src/files/load-library.ts";

/** Two names that share this much of their pairs of characters mean the same indicator. */
const SAME = 0.6;

/**
 * (n) Leave one year out: of each project of the demo city that has goals of several years the last one is hidden, and for each of its rows it is
 * asked what to write, with the kind of the row and nothing typed. A hit is the same indicator among the eight; beside it what a plain search of
 * the library with the project's name and goal would have brought.
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
  const rowsOf = ({ code, year, values }: (typeof goals)[number]): readonly PractisedRow[] =>
    values.rows.filter(({ level3 }) => level3 !== "").map(({ level1, level2, level3, target }) => ({ year, subjectId: code, level1, level2, level3, target, card: null }));
  const counted = { rows: 0, history: 0, newcomer: 0, searched: 0, typed: 0, searchedTyped: 0 };
  for (const goal of goals.filter(({ code, year }) => year === Math.max(...goals.filter((one) => one.code === code).map((one) => one.year)))) {
    const own = goals.filter(({ code, year }) => code === goal.code && year < goal.year).flatMap(rowsOf);
    const similar = goals.filter(({ code, department, year }) => code !== goal.code && department === goal.department && year <= goal.year).flatMap(rowsOf);
    for (const row of goal.values.rows.filter(({ level3 }) => level3 !== "")) {
      const about = `${goal.name} ${goal.values.goal.planned}`;
      const beginning = row.level3.slice(0, 2);
      counted.rows += 1;
      counted.history += asked(row, "", own, similar, about);
      counted.newcomer += asked(row, "", [], similar, about);
      counted.searched += plain(row, about);
      counted.typed += asked(row, beginning, [], similar, beginning);
      counted.searchedTyped += plain(row, beginning);
    }
  }
  const share = (hits: number): string => `${((100 * hits) / counted.rows).toFixed(1)} %`;
  return [
    `### (n) Suggestions while a goal is written, leaving one year out: ${counted.rows} rows of the demo city, ${cards.length} cards`, "",
    "| | suggestions | plain search of the library |", "|---|---|---|",
    `| a project with a past, nothing typed | ${share(counted.history)} | ${share(counted.searched)} |`,
    `| a project without a past, nothing typed | ${share(counted.newcomer)} | ${share(counted.searched)} |`,
    `| a project without a past, two characters typed | ${share(counted.typed)} | ${share(counted.searchedTyped)} |`, "",
  ].join("\n");

  function asked(row: FilingRow, typed: string, history: readonly PractisedRow[], similar: readonly PractisedRow[], query: string): number {
    const made = suggest({ year: 2026, level1: row.level1, level2: row.level2, typed, taken: [] }, { history, similar, cards: rankCards(query, cards) });
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

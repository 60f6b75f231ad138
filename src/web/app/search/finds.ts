import type { Say } from "../../../core/basics/message.ts";
import { gramsOf } from "../../../core/form/name-grams.ts";
import { fold } from "../../../core/target/fold.ts";
import type { Language } from "../../../words/index.ts";
import { filterSearch, NO_FILTER } from "../../pages/filings/list-filter.ts";
import { filingsApi, query } from "../api/addresses.ts";
import type { FilingList } from "../api/filing-shapes.ts";
import type { Season, Session } from "../api/session-shapes.ts";
import { tasksOf } from "../frame/tasks.ts";
import { addressOf } from "../routes.ts";
import { stageName, titleIn } from "../wording.ts";

/** How much of a text is searched for, in characters: as much as a list takes as a name. */
export const LONGEST = 100;
/** Filings named for each year and stage; the list has the others. */
const SHOWN = 5;

/** Something that can be opened: where it is, what it is called, and what tells it from others of that name. */
export interface Find {
  readonly to: string;
  readonly title: string;
  readonly detail: string;
}

/** Filings of a year and stage whose name fits. */
export interface SeasonFinds {
  readonly season: Season;
  readonly list: Pick<FilingList, "items" | "next">;
}

/** The pages of the post acted in, as the side of the frame lists them, and the account; all of them while nothing is typed. */
export function pageFinds(session: Session, text: string, say: Say): readonly Find[] {
  const tasks = tasksOf(session, { page: "unknown" }).flatMap(({ year, tasks: ofYear }) =>
    ofYear.map(({ to, words }) => ({ to, title: say(words), detail: year === null ? "" : say("app-frame.year", { year: String(year) }) })),
  );
  const account = { to: addressOf({ page: "account" }), title: say("app-frame.account"), detail: "" };
  const wanted = text.split(/\s+/).map(plain).filter((word) => word !== "");
  return [...tasks, account].filter(({ title, detail }) => wanted.every((word) => `${plain(title)} ${plain(detail)}`.includes(word)));
}

/** The years and stages that are searched: those in season and the one in sight, for who may read filings. */
export function searchedSeasons(session: Session, seen: Season | null): readonly Season[] {
  if (!session.duties.includes("filing.read")) return [];
  const isOpen = session.seasons.some(({ year, stage }) => year === seen?.year && stage === seen.stage);
  return seen === null || isOpen ? session.seasons : [...session.seasons, { year: seen.year, stage: seen.stage }];
}

/** Whether a text names anything: blanks and signs alone would be answered with every filing there is. */
export function namesSomething(text: string): boolean {
  return gramsOf(text).length > 0;
}

export function findsAddress({ year, stage }: Season, text: string): string {
  return `${filingsApi(year, stage)}${query({ name: text, sort: "name", order: "asc", limit: SHOWN })}`;
}

/** The filings found, and for each year and stage that has more of them the way to its list, filtered alike. */
export function filingFinds(answers: readonly SeasonFinds[], text: string, say: Say, language: Language): readonly Find[] {
  return answers.flatMap(({ season, list: { items, next } }) => {
    const named = seasonName(say, season);
    const finds = items.map(({ id, name, unit, stepTitle }) => ({
      to: addressOf({ page: "filing", ...season, id }), title: name, detail: say("app-frame.search.detail", { season: named, unit, step: titleIn(language, stepTitle) }),
    }));
    if (next === null) return finds;
    return [...finds, { to: `${addressOf({ page: "filings", ...season })}${filterSearch({ ...NO_FILTER, name: text })}`, title: say("app-frame.search.all"), detail: named }];
  });
}

export function seasonName(say: Say, { year, stage }: Season): string {
  return say("app-list.title", { year: String(year), stage: stageName(say, stage) });
}

/** The place an arrow leads to among so many, round and round; null for every other key, and where there is nothing. */
export function placeAfter(key: string, place: number, count: number): number | null {
  if (count === 0) return null;
  if (key === "ArrowDown") return place + 1 >= count ? 0 : place + 1;
  if (key === "ArrowUp") return place <= 0 ? count - 1 : place - 1;
  return null;
}

/** Width and case make no difference. */
function plain(text: string): string {
  return fold(text).toLowerCase();
}

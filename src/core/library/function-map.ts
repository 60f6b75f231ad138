import { decimal, divide, toShortText } from "../basics/decimal.ts";
import type { Bilingual, Card, CardProvenance } from "./card.ts";

/** 主要活动: what a duty is done by, which projects pay for it, and by which cards its result is known. */
export interface FunctionActivity {
  readonly id: string;
  readonly title: Bilingual;
  /** 核心: without it the duty wouldn't be done at all. */
  readonly core: boolean;
  /** Names of projects as departments usually call them. */
  readonly projects: readonly Bilingual[];
  /** Codes of cards. */
  readonly indicators: readonly string[];
}

/** 职责 of a kind of department, with what it rests on. */
export interface FunctionDuty {
  readonly id: string;
  readonly title: Bilingual;
  readonly basis: string;
  readonly activities: readonly FunctionActivity[];
}

/** 职能—活动—项目—指标 of one sector (F106). */
export interface FunctionMap {
  /** Id of the sector of the library. */
  readonly sector: string;
  readonly title: Bilingual;
  readonly provenance: CardProvenance;
  readonly duties: readonly FunctionDuty[];
}

export interface ActivityPlace {
  readonly duty: FunctionDuty;
  readonly activity: FunctionActivity;
}

/** What a map leaves open, each in the order of the map or of the library. */
export interface MapGaps {
  readonly dutiesWithoutActivity: readonly FunctionDuty[];
  readonly activitiesWithoutProject: readonly ActivityPlace[];
  readonly activitiesWithoutIndicator: readonly ActivityPlace[];
  /** Cards of the sector that no activity names. */
  readonly indicatorsWithoutActivity: readonly Card[];
}

/** How far a map goes. Percentages have one decimal; null where there is nothing to take a share of. */
export interface MapCoverage {
  readonly activities: number;
  readonly coreActivities: number;
  /** Activities whose result at least one card tells. */
  readonly covered: number;
  readonly coreCovered: number;
  /** 核心活动占比 */
  readonly coreShare: string | null;
  /** 活动覆盖率 */
  readonly coverage: string | null;
  readonly coreCoverage: string | null;
}

export function mapGaps(map: FunctionMap, cards: readonly Card[]): MapGaps {
  const places = activitiesOf(map);
  const named = new Set(places.flatMap(({ activity }) => activity.indicators));
  return {
    dutiesWithoutActivity: map.duties.filter(({ activities }) => activities.length === 0),
    activitiesWithoutProject: places.filter(({ activity }) => activity.projects.length === 0),
    activitiesWithoutIndicator: places.filter(({ activity }) => activity.indicators.length === 0),
    indicatorsWithoutActivity: cards.filter(({ sector, code }) => sector === map.sector && !named.has(code)),
  };
}

export function mapCoverage(map: FunctionMap): MapCoverage {
  const all = activitiesOf(map).map(({ activity }) => activity);
  const core = all.filter((activity) => activity.core);
  const covered = (list: readonly FunctionActivity[]): number => list.filter(({ indicators }) => indicators.length > 0).length;
  return {
    activities: all.length,
    coreActivities: core.length,
    covered: covered(all),
    coreCovered: covered(core),
    coreShare: percent(core.length, all.length),
    coverage: percent(covered(all), all.length),
    coreCoverage: percent(covered(core), core.length),
  };
}

/** The activities whose result a card tells; a card may serve several. */
export function activitiesOfCard(map: FunctionMap, code: string): readonly ActivityPlace[] {
  return activitiesOf(map).filter(({ activity }) => activity.indicators.includes(code));
}

/** Codes that a map names and the library doesn't have. */
export function unknownIndicators(map: FunctionMap, cards: readonly Card[]): readonly string[] {
  const known = new Set(cards.map(({ code }) => code));
  return [...new Set(activitiesOf(map).flatMap(({ activity }) => activity.indicators))].filter((code) => !known.has(code));
}

function activitiesOf({ duties }: FunctionMap): readonly ActivityPlace[] {
  return duties.flatMap((duty) => duty.activities.map((activity) => ({ duty, activity })));
}

function percent(part: number, whole: number): string | null {
  return whole === 0 ? null : toShortText(divide(decimal(String(part * 100)), decimal(String(whole)), 1, "half-up"));
}

/** Sizes of made-up cities. S is a county, M a city; one year of M has some 30,000 projects with 12 or 13 indicators each. */
export interface CitySize {
  readonly departments: number;
  readonly units: number;
  /** People with a post, administrators included. */
  readonly people: number;
  /** Projects of one year. */
  readonly projects: number;
}

export const CITY_SIZES = {
  /** For tests: the same shape in a few seconds. */
  XS: { departments: 4, units: 20, people: 60, projects: 120 },
  S: { departments: 40, units: 250, people: 1_500, projects: 2_500 },
  M: { departments: 120, units: 3_000, people: 15_000, projects: 30_000 },
} as const satisfies Readonly<Record<string, CitySize>>;

export type CitySizeName = keyof typeof CITY_SIZES;

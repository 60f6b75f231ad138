/** Where the values of an indicator stand in a finding's path. */
export interface IndicatorPaths {
  readonly row: string;
  readonly target: string;
  readonly actual: string;
  readonly points: string;
  readonly score: string;
  readonly reason: string;
}

/** The paths of the first rows, made once: in a list of thousands of tables the same ones come again and again. */
const FIRST_PATHS: readonly IndicatorPaths[] = Array.from({ length: 30 }, (_, index) => makePaths(index));

export function indicatorPaths(index: number): IndicatorPaths {
  return FIRST_PATHS[index] ?? makePaths(index);
}

function makePaths(index: number): IndicatorPaths {
  const row = `indicators[${index}]`;
  return { row, target: `${row}.target`, actual: `${row}.actual`, points: `${row}.points`, score: `${row}.score`, reason: `${row}.reason` };
}

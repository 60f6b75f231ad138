/** How much a formula may be, so that reading and working it out take a bounded time whoever wrote it. */
export const BOUNDS = {
  /** Characters of the whole text. */
  length: 20_000,
  /** Names, numbers, operators and calls together. */
  nodes: 2_000,
  /** Brackets within brackets. */
  depth: 64,
  nameLength: 60,
  textLength: 500,
  /** Digits of a number as it is written. */
  digits: 40,
  /** Values of a list that is handed in. */
  listLength: 10_000,
  /** Values looked at while one formula is worked out. */
  work: 50_000,
  /** Digits of either side of an exact fraction on the way. */
  exactDigits: 200,
  /** Different units multiplied with each other, and how often one of them. */
  unitParts: 6,
  unitPower: 4,
  /** Decimals that can be rounded to. */
  places: 10,
  /** Problems that a check names at once. */
  problems: 20,
} as const;

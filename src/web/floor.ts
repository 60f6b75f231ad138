/**
 * The oldest browser the pages promise to work on: Chromium 80 of February 2020, which the browsers of many office computers are built on.
 * Syntax is lowered to it by the build; `fill-to-floor.ts` adds what core takes for granted; `tests/web/floor.test.ts` refuses the rest.
 */
export const floor = { chromium: 80 } as const;

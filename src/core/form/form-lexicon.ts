/** What the official forms count money in. */
export const FUNDS_UNIT = "万元";
/** Written behind an amount by habit, and idle there. */
export const AMOUNT_UNIT = /万元?$/;
/** A unit of points, and of money a hundredth of a yuan: never what an amount in 万元 carries. */
export const NO_AMOUNT_UNIT = /分\s*$/;
/** A box that is ticked, as people type it. */
export const TICK = /^[√✓✔☑vV是]$/u;
/** What stands between codes in one cell. */
export const CODES_APART = /[\s,;，；、]+/;

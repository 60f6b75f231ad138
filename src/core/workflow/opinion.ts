/** What an opinion is given with. */
export const OPINION_ACTIONS = ["approve", "return"] as const;
export type OpinionAction = (typeof OPINION_ACTIONS)[number];

/** Each is a key of the keyboard, so there are no more of an action than digits. */
export const MOST_OPINIONS = 9;
/** 字 */
export const LONGEST_OPINION = 500;

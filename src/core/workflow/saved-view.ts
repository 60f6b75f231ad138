import type { Stage } from "../form/filing-values.ts";

/** A person keeps so many views at most: more than fit in a row are found no faster than the filters themselves. */
export const MOST_VIEWS = 20;
export const LONGEST_VIEW_NAME = 40;

/** Every stage has a list. */
const LISTED = Object.keys({ goal: 0, monitoring: 0, "self-evaluation": 0, evaluation: 0, application: 0 } satisfies Readonly<Record<Stage, 0>>);

/** Pages that a view may open, with their filters: the inbox, and the list of a year and stage. Never another site. */
export const VIEW_ADDRESS = new RegExp(`^/app/(?:inbox|20\\d\\d/(?:${LISTED.join("|")}))(?:\\?[\\w%=&.~*+!'()-]*)?$`);
export const LONGEST_VIEW_ADDRESS = 1000;

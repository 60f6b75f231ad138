import { STAGES } from "../form/filing-values.ts";

/** A person keeps so many views at most: more than fit in a row are found no faster than the filters themselves. */
export const MOST_VIEWS = 20;
export const LONGEST_VIEW_NAME = 40;

/** Pages that a view may open, with their filters: the inbox, and the list of a year and stage. Never another site. */
export const VIEW_ADDRESS = new RegExp(`^/app/(?:inbox|20\\d\\d/(?:${STAGES.join("|")}))(?:\\?[\\w%=&.~*+!'()-]*)?$`);
export const LONGEST_VIEW_ADDRESS = 1000;

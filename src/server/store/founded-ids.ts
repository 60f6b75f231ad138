import type { NewSubject } from "./founded-subjects.ts";
import type { OrgUnit } from "./org-unit.ts";
import type { NewPost } from "./post.ts";

/** What a city consists of once it is founded, for whoever writes its past filings. */
export interface FoundedIds {
  /** By the codes of the city. */
  readonly units: ReadonlyMap<string, OrgUnit>;
  readonly subjects: ReadonlyMap<string, NewSubject>;
  /** Ids of people by login. */
  readonly people: ReadonlyMap<string, string>;
  readonly posts: readonly NewPost[];
}

import type { SubjectLibrary } from "../../../server/queries/subject-library.ts";
import type { Told } from "./told.ts";

/** `GET /api/{year}/subjects` */
export type SubjectLibraryKnown = Told<SubjectLibrary>;
export type LibrarySum = SubjectLibraryKnown["total"];
export type LibraryItem = SubjectLibraryKnown["items"][number];
/** What the packs offer for tags. */
export type PlatformsKnown = NonNullable<SubjectLibraryKnown["platforms"]>;

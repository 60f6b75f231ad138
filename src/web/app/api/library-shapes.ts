import type { LibraryCardPage } from "../../../server/queries/library-card.ts";
import type { LibraryCoverage } from "../../../server/queries/library-coverage.ts";
import type { LibraryFound } from "../../../server/queries/library-search.ts";
import type { LibraryTree } from "../../../server/queries/library-tree.ts";
import type { Suggestion } from "../../../core/library/suggest.ts";
import type { Told } from "./told.ts";

/** `GET /api/library` */
export type LibraryKnown = Told<LibraryTree>;
export type OpenCardKnown = LibraryKnown["open"][number];

/** `GET /api/library/cards` */
export type LibraryFoundKnown = Told<LibraryFound>;

/** `GET /api/library/function-coverage` */
export type CoverageKnown = Told<LibraryCoverage>;

/** `GET /api/library/cards/{code}` */
export type CardKnown = Told<LibraryCardPage>;
export type CardVersionKnown = CardKnown["versions"][number];
export type ReferenceKnown = CardKnown["references"][number];
export type SpreadKnown = NonNullable<CardKnown["spread"]["targets"]>;

/** `GET /api/{year}/{stage}/filings/{id}/suggestions` */
export type SuggestionKnown = Told<Suggestion>;

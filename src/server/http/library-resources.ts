import { libraryCards } from "./library-cards.ts";
import { library } from "./library.ts";
import type { Edge } from "./resource.ts";
import { suggestions } from "./suggestions.ts";

/** The indicator library, and what it suggests while a goal is written. */
export function libraryResources(edge: Edge): void {
  library(edge);
  libraryCards(edge);
  suggestions(edge);
}

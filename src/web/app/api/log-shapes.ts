import type { OnlyNamed } from "../../../server/shown/log-actors.ts";
import type { Page } from "./office-shapes.ts";
import type { Told } from "./told.ts";

/** A page of the log or of the refusals, with the names of those that are asked for alone. */
export interface LogPage<Item> extends Page<Item> {
  readonly only: Told<OnlyNamed>;
}

import type { Stage } from "../../../core/form/filing-values.ts";
import { filingCountApi, filingsApi } from "../../app/api/addresses.ts";
import type { FilingItem } from "../../app/api/filing-shapes.ts";
import { usePages } from "../../app/use-pages.ts";
import { countQuery, listQuery, type ListFilter } from "./list-filter.ts";

/** The filings of a year and stage that a filter names, page by page. */
export function useList(year: number, stage: Stage, filter: ListFilter): ReturnType<typeof usePages<FilingItem>> {
  return usePages<FilingItem>({
    page: (after, limit) => `${filingsApi(year, stage)}${listQuery(filter, after, limit)}`,
    count: `${filingCountApi(year, stage)}${countQuery(filter)}`,
  });
}

import { useMemo } from "react";
import type { FilingValues, Stage } from "../../../core/form/filing-values.ts";
import { claimedCards, claimsWithoutBenchmark } from "../../../core/library/claims.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { benchmarksApi } from "../../app/api/addresses.ts";
import { useLoaded } from "../../app/loaded.ts";

const NONE: ReadonlySet<string> = new Set();

/** Codes of cards with a benchmark, as far as the goal claims to lead under them; null while it is asked, or cannot be. */
export function useBenchmarks(stage: Stage, values: FilingValues): ReadonlySet<string> | null {
  const { wire } = useSignedIn();
  const isClaiming = stage === "goal" && claimsWithoutBenchmark(values, NONE).length > 0;
  const asked = isClaiming ? claimedCards(values).toSorted().join(",") : "";
  const [loaded] = useLoaded(`benchmarks ${asked}`, async (signal): Promise<readonly string[]> => (asked === "" ? [] : (await wire.get<{ readonly codes: readonly string[] }>(benchmarksApi(asked.split(",")), signal)).codes));
  return useMemo(() => (loaded.state === "here" ? new Set(loaded.value) : null), [loaded]);
}

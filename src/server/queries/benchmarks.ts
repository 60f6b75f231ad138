import { isAdministrator } from "../../core/access/role.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { BENCHMARK_KINDS } from "../../core/library/claims.ts";
import type { ActingContext } from "../context.ts";
import { cardsWithBenchmark } from "../store/card-reference.ts";

/** 标杆: which of these cards have a value of others, so that a goal under them may claim to lead. */
export async function benchmarks({ tx, region, acting }: ActingContext, codes: readonly string[]): Promise<Result<{ readonly codes: readonly string[] }>> {
  if (isAdministrator(acting.role)) return refused(problem("duty.missing", "", { duty: "filing.read" }));
  return done({ codes: [...(await cardsWithBenchmark(tx, region, codes, BENCHMARK_KINDS))].sort() });
}

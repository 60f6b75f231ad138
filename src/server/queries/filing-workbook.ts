import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { Exchange } from "../../core/exchange/exchange.ts";
import { definitionsUnder } from "../../core/pack/definitions-under.ts";
import { unadopted } from "../../core/pack/unadopted.ts";
import type { Bilingual } from "../../core/workflow/workflow.ts";
import type { ActingContext } from "../context.ts";
import { confirmedAdoptions, definitionDigest } from "../store/adoption.ts";
import { filingContents, type FilingContent } from "../store/filings-to-exchange.ts";

/** Filings in one workbook; a department has fewer. */
const MOST = 2_000;

export interface GoalsToExport {
  readonly exchange: Exchange;
  readonly filings: readonly FilingContent[];
  /** Titles of what is a draft here: the exchange itself, and what the goals stand on. The workbook then says 草案. */
  readonly drafts: readonly Bilingual[];
}

/** Goals of a year with their content, to be written in the order of columns in which the other system imports them. */
export async function goalsToExport(context: ActingContext, year: number, filingId: string | null): Promise<Result<GoalsToExport>> {
  const { tx, region, acting, packs } = context;
  if (!hasDuty(packs, acting.role, "filing.read")) return refused(problem("duty.missing", "", { duty: "filing.read" }));
  const exchange = packs.exchanges?.find(({ stage }) => stage === "goal");
  if (exchange === undefined) return refused(problem("exchange.none"));
  const filings = await filingContents(tx, region, year, "goal", acting, filingId, MOST + 1);
  if (filingId !== null && filings.length === 0) return refused(problem("filing.unknown"));
  return filings.length > MOST ? refused(problem("exchange.too-many", "", { limit: MOST })) : done({ exchange, filings, drafts: await draftsOf(context, exchange, filings) });
}

/** Filings that were begun under the same definitions are asked about once. */
async function draftsOf({ tx, region, packs, scheme }: ActingContext, exchange: Exchange, filings: readonly FilingContent[]): Promise<readonly Bilingual[]> {
  const adopted = await confirmedAdoptions(tx, region);
  const titles = [...unadopted(packs, adopted, [`exchange/${exchange.id}`], definitionDigest)];
  const kinds = new Map(filings.map(({ under }) => [JSON.stringify(under), under]));
  for (const under of kinds.values()) {
    const rules = await scheme.packsOf(under);
    titles.push(...unadopted(rules, adopted, definitionsUnder(rules, under), definitionDigest));
  }
  return titles.filter(({ zh }, index) => titles.findIndex((other) => other.zh === zh) === index);
}

/** Whether somebody may bring a workbook at all, and what its columns are. */
export async function mayImport({ acting, packs }: ActingContext): Promise<Result<Exchange>> {
  if (!hasDuty(packs, acting.role, "filing.start")) return refused(problem("duty.missing", "", { duty: "filing.start" }));
  const exchange = packs.exchanges?.find(({ stage }) => stage === "goal");
  return exchange === undefined ? refused(problem("exchange.none")) : done(exchange);
}

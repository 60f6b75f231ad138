import type { FilingDetail, FilingTold, RecordRules } from "./filing-shapes.ts";
import { filingApi, packsApi } from "./addresses.ts";
import type { Wire } from "./wire.ts";

/** What was said under a digest never changes, so each is asked once while the page is open. */
const rules = new Map<string, Promise<RecordRules>>();

/** A filing with the form it was begun on and the rules of its year, as its packs said them then. */
export async function getFiling(wire: Pick<Wire, "get">, key: Parameters<typeof filingApi>[0], signal?: AbortSignal): Promise<FilingDetail> {
  const told = await wire.get<FilingTold>(filingApi(key), signal);
  return { ...told, rules: await rulesOf(wire, told) };
}

function rulesOf(wire: Pick<Wire, "get">, { packDigest, year, form }: FilingTold): Promise<RecordRules> {
  const address = `${packsApi}/${packDigest}/${year}/forms/${form}`;
  const asked = rules.get(address);
  if (asked !== undefined) return asked;
  const asking = wire.get<RecordRules>(address);
  rules.set(address, asking);
  // What failed is asked again.
  asking.catch(() => rules.delete(address));
  return asking;
}

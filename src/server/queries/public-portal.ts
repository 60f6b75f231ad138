import { withNamesOfPacks } from "../../core/disclosure/disclose.ts";
import type { DepartmentDisclosure } from "../../core/disclosure/disclosure.ts";
import type { OwnNames } from "../../core/layout/own-names.ts";
import type { Context } from "../context.ts";
import { cityNames, findCity } from "../store/city.ts";
import { latestPublication, publicationsOf } from "../store/publication.ts";

/** What the public finds at the door: the city and what was published, newest year first. */
export interface PortalIndex {
  readonly city: string;
  /** Its English name by its own. */
  readonly names: OwnNames;
  readonly demo: boolean;
  readonly published: readonly { readonly year: number; readonly departmentId: string; readonly department: string; readonly version: number; readonly publishedAt: Date }[];
}

/** Null while no city was founded here. */
export async function portalIndex({ tx, region }: Context, year: number | null): Promise<PortalIndex | null> {
  const city = await findCity(tx, region);
  if (city === null) return null;
  const published = await publicationsOf(tx, region, year);
  const names = new Map<string, string>();
  if (published.length > 0) {
    const ids = [...new Set(published.map(({ departmentId }) => departmentId))];
    const units = await tx.selectFrom("org_unit").select(["id", "name"]).where("region", "=", region).where("id", "in", ids).execute();
    for (const { id, name } of units) names.set(id, name);
  }
  return { city: city.name, names: cityNames(city), demo: city.demo, published: published.map((entry) => ({ ...entry, department: names.get(entry.departmentId) ?? "" })) };
}

export interface PublishedDepartment {
  /** As it was published. */
  readonly disclosure: DepartmentDisclosure;
  /** The same with an English name for what the packs of its year name, whenever it was published: for pages. */
  readonly named: DepartmentDisclosure;
  readonly version: number;
  readonly publishedAt: Date;
  readonly digest: string;
}

export async function publishedDepartment({ tx, region, scheme }: Context, year: number, departmentId: string): Promise<PublishedDepartment | null> {
  const found = await latestPublication(tx, region, year, departmentId);
  if (found === null) return null;
  const disclosure = JSON.parse(found.content) as DepartmentDisclosure;
  return { disclosure, named: withNamesOfPacks(disclosure, scheme.packsIn(year, "self-evaluation")), version: found.version, publishedAt: found.publishedAt, digest: found.digest };
}

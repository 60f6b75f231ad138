import { sql } from "kysely";
import { SCHEMA, type Tx } from "./db.ts";

/** A unit that has projects. */
export interface ServedUnit {
  readonly unitId: string;
  readonly unitPath: string;
  readonly name: string;
  /** 本级: it is the budget department itself. */
  readonly isDepartmentItself: boolean;
}

/** Units whose projects are seen, in the order of the tree. */
export async function servedUnits(tx: Tx, region: string): Promise<readonly ServedUnit[]> {
  const { rows } = await sql<ServedUnit>`
    select served.unit_id as "unitId", served.unit_path as "unitPath", coalesce(unit.name, '') as name, served.unit_id = served.department_id as "isDepartmentItself"
    from (select distinct unit_id, unit_path, department_id from ${sql.id(SCHEMA, "subject")} where region = ${region} and not classified) as served
      left join ${sql.id(SCHEMA, "org_unit")} as unit on unit.region = ${region} and unit.id = served.unit_id
    order by served.unit_path`.execute(tx);
  return rows;
}

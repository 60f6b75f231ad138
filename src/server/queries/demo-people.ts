import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { Role } from "../../core/access/role.ts";
import type { Bilingual } from "../../core/workflow/workflow.ts";
import type { Context } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { findCity } from "../store/city.ts";
import { foundingPeople } from "../store/people-list.ts";
import { postsOf } from "../store/post.ts";

export interface DemoPerson {
  readonly login: string;
  readonly name: string;
  readonly role: Role;
  readonly roleTitle: Bilingual;
  readonly unit: string;
}

/** Whom one can be in a demo city; where the city is none, there is no such list. Asked under the task `demo`. */
export async function demoPeople({ tx, region, now, packs }: Context): Promise<Result<readonly DemoPerson[]>> {
  const city = await findCity(tx, region);
  if (city === null || !city.demo) return refused(problem("demo.none"));
  const founders = await foundingPeople(tx, region, city.madeAt);
  const posts = await postsOf(tx, region, founders.map(({ id }) => id), officeDay(now));
  return done(
    founders.flatMap(({ id, login, name }) => {
      const post = posts.find(({ personId }) => personId === id);
      if (post === undefined) return [];
      const roleTitle = packs.roles.find(({ role }) => role === post.role)?.title ?? { zh: post.role, en: post.role };
      return [{ login, name, role: post.role, roleTitle, unit: post.unitName }];
    }),
  );
}

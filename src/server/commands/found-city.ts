import { mayHold } from "../../core/access/may-hold.ts";
import { ADMINISTRATORS, type Role } from "../../core/access/role.ts";
import { canonicalJson } from "../../core/basics/canonical-json.ts";
import { problem, type Problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { City, CityPerson, CityProject } from "../../core/pack/city.ts";
import type { Context } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { cityHere, insertCity } from "../store/city.ts";
import { insertCredentials, newCredential, NO_PASSWORD } from "../store/credential.ts";
import { sm3 } from "../store/digest.ts";
import { insertBudgets, insertSubjects, type NewSubject } from "../store/founded-subjects.ts";
import type { FoundedIds } from "../store/founded-ids.ts";
import { insertUnits, type OrgUnit } from "../store/org-unit.ts";
import { insertPayments } from "../store/payment.ts";
import { insertPeople } from "../store/person.ts";
import { insertAssignments, insertPosts, type NewPost } from "../store/post.ts";

export interface Founding {
  /** Stored forms of one-time passwords by login; everybody else has none until the security administrator gives one. */
  readonly passwords: ReadonlyMap<string, string>;
  /** Writes the filings of past years with their history; within the same transaction, after everything they hang on. */
  readonly foundFilings: (context: Context, city: City, ids: FoundedIds) => Promise<Result<null>>;
}

export interface CityFounded {
  readonly units: number;
  readonly people: number;
  readonly projects: number;
}

/** 建立城市: writes a city of a pack into an empty database, all of it or nothing. Runs under the task `found`. */
export async function foundCity(context: Context, city: City, { passwords, foundFilings }: Founding): Promise<Result<CityFounded>> {
  const { tx, region, now, newId, record } = context;
  if (city.region !== region) throw new Error(`a city of ${city.region} is founded in ${region}`);
  const wrong = wrongPosts(city);
  if (wrong.length > 0) return refused(...wrong);
  const there = await cityHere(tx);
  const isNew = there === null && (await insertCity(tx, { region, name: city.name.zh, nameEn: city.name.en, pack: city.pack, demo: city.demo, madeAt: now }));
  // Of two servers that start at once the second finds it only when it inserts.
  if (!isNew) return refused(problem("city.there-already", "", { name: there?.name ?? city.name.zh }));

  // Bodies and posts were there before whatever the city brings of past years.
  const since = firstDay(city, officeDay(now));
  const unitIds = new Map(city.units.map(({ code }) => [code, newId()]));
  const units = new Map(
    city.units.map(({ code, name, kind, path, department }): [string, OrgUnit] => [
      code,
      { region, id: idOf(unitIds, code), path, code, name, kind, departmentId: department === null ? null : idOf(unitIds, department), validFrom: since, validTo: null },
    ]),
  );
  await insertUnits(tx, [...units.values()]);

  const people = new Map(city.people.map(({ login }) => [login, newId()]));
  await insertPeople(tx, city.people.map(({ login, name }) => ({ region, id: idOf(people, login), login, name, madeAt: now, endedAt: null })));
  await insertCredentials(tx, city.people.map(({ login }) => newCredential(region, idOf(people, login), passwords.get(login) ?? NO_PASSWORD, now)));

  const subjectIds = new Map(city.projects.map(({ code }) => [code, newId()]));
  const subjects = new Map(
    wholesFirst(city.projects).map((project): [string, NewSubject] => {
      const { code, name, kind = "project", parent, attribute = null, tags = [], book, unit } = project;
      const body = units.get(unit);
      if (body === undefined || body.departmentId === null) throw new Error(`project ${code} has no unit in a department`);
      return [code, { region, id: idOf(subjectIds, code), code, name, kind, parentId: parent === undefined ? null : idOf(subjectIds, parent), attribute, tags, book, unitId: body.id, unitPath: body.path, departmentId: body.departmentId, madeAt: now, ...yearsOf(project, officeDay(now)) }];
    }),
  );
  await insertSubjects(tx, [...subjects.values()]);
  const given = city.people.flatMap(({ login, posts }) =>
    posts.map(({ unit, role, scopes, assigned }) => ({
      post: { region, id: newId(), personId: idOf(people, login), unitId: idOf(unitIds, unit), role, givenBy: null, validFrom: since, validTo: null, scopes } satisfies NewPost,
      assigned,
    })),
  );
  const posts = given.map(({ post }) => post);
  await insertPosts(tx, posts);
  await insertAssignments(tx, region, given.flatMap(({ post, assigned }) => assigned.map((code) => ({ postId: post.id, subjectId: idOf(subjectIds, code) }))), now);

  const bookedOf = (code: string) => ({ region, subjectId: idOf(subjectIds, code), unitPath: subjects.get(code)!.unitPath, recordedAt: now });
  await insertBudgets(tx, city.projects.flatMap(({ code, budgets }) => budgets.map((budget) => ({ ...bookedOf(code), ...budget }))));
  await insertPayments(tx, city.projects.flatMap(({ code, payments }) => payments.map((payment) => ({ ...bookedOf(code), id: newId(), ...payment }))));
  const filings = await foundFilings(context, city, { units, subjects, people, posts });
  if (!filings.ok) return filings;
  const counts = { units: units.size, people: people.size, projects: subjects.size };
  await record({ verb: "city.founded", subject: [...units.values()][0]!.id, digestAfter: digestOfCity(city), detail: { pack: city.pack, demo: city.demo ? 1 : 0, ...counts } });
  return done(counts);
}

/** Posts that no person may hold together, and administrators that a real city lacks. */
function wrongPosts(city: City): Problem[] {
  const wrong = city.people.flatMap(({ login, posts }: CityPerson) => {
    const held: Role[] = [];
    return posts.flatMap(({ role }) => {
      const clash = mayHold(held, role);
      held.push(role);
      return clash === null ? [] : [problem(clash.code, login, clash.params)];
    });
  });
  const roles = new Set(city.people.flatMap(({ posts }) => posts.map(({ role }) => role)));
  const missing = ADMINISTRATORS.filter((role) => !roles.has(role)).map((role) => problem("city.administrator-missing", "", { role }));
  return [...wrong, ...missing];
}

/** What others are a part of is there before them. */
function wholesFirst(projects: readonly CityProject[]): readonly CityProject[] {
  return [...projects.filter(({ parent }) => parent === undefined), ...projects.filter(({ parent }) => parent !== undefined)];
}

/** As the city says them; else it begins with the first year of which the city brings anything, and goes on. */
function yearsOf({ firstYear, lastYear, budgets, payments, filings }: CityProject, today: string): { readonly firstYear: number; readonly lastYear: number | null } {
  const recorded = [...budgets, ...payments, ...filings].map(({ year }) => year);
  return { firstYear: firstYear ?? (recorded.length === 0 ? Number(today.slice(0, 4)) : Math.min(...recorded)), lastYear: lastYear ?? null };
}

function firstDay(city: City, today: string): string {
  const years = city.projects.flatMap(({ budgets, filings }) => [...budgets, ...filings].map(({ year }) => year));
  return `${Math.min(Number(today.slice(0, 4)), ...years) - 1}-01-01`;
}

function digestOfCity(city: City): string {
  // Amounts are whole numbers that JSON has no type for; they stand in it as text.
  return sm3(canonicalJson(JSON.parse(JSON.stringify(city, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value)))));
}

function idOf(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`the city names ${key}, which is not in it`);
  return id;
}

import type { Role } from "../../core/access/role.ts";
import {
  BUSINESS_DIVISION, DEPARTMENT_ENDINGS, DEPARTMENT_SUBJECTS, FINANCE, GIVEN_NAMES, PERFORMANCE_OFFICE, PLACES, REVIEWER_FIRM, SURNAMES, SYNTHETIC_CITY, UNIT_KINDS,
} from "./city-lexicon.ts";
import type { CitySize } from "./city-size.ts";
import type { SeededRandom } from "./seeded-random.ts";

export interface MadeUnit {
  readonly id: string;
  readonly path: string;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly departmentId: string | null;
}

export interface MadePost {
  readonly id: string;
  readonly personId: string;
  readonly login: string;
  readonly name: string;
  readonly unitId: string;
  readonly role: Role;
  readonly scopes: readonly string[];
}

export interface Bodies {
  readonly city: string;
  readonly finance: MadeUnit;
  readonly units: readonly MadeUnit[];
  /** Those that have projects, with their department. */
  readonly spending: readonly { readonly unit: MadeUnit; readonly department: MadeUnit }[];
  readonly posts: readonly MadePost[];
  /** Who takes a step for a unit: the post of the role that is nearest to it. The second person of the performance office issues letters. */
  readonly postFor: (role: Role, unit: MadeUnit, second?: boolean) => MadePost;
}

/** 单位与人员: a finance bureau, departments, units and the people in them, with codes that lead to each other. */
export function generateBodies(random: SeededRandom, region: string, size: CitySize): Bodies {
  const units: MadeUnit[] = [];
  const posts: MadePost[] = [];
  const unit = (path: string, name: string, kind: string, departmentId: string | null): MadeUnit => {
    const id = random.uuid();
    const made = { id, path, code: path.split(".").at(-2)!, name, kind, departmentId: kind === "department" ? id : departmentId };
    units.push(made);
    return made;
  };
  const post = (login: string, { id: unitId }: MadeUnit, role: Role, scopes: readonly string[]): void => {
    posts.push({ id: random.uuid(), personId: random.uuid(), login, name: `${random.pick(SURNAMES)}${random.pick(GIVEN_NAMES)}`, unitId, role, scopes });
  };

  const root = `${region}.`;
  unit(root, SYNTHETIC_CITY, "region", null);
  const finance = unit(`${root}001.`, FINANCE, "finance", null);
  const office = unit(`${root}001.001001.`, PERFORMANCE_OFFICE, "division", null);
  const firm = unit(`${root}900.`, REVIEWER_FIRM, "third-party", null);
  for (const role of ["system-admin", "security-admin", "audit-admin"] as const) post(role, finance, role, []);
  post("performance-1", office, "performance-office", [root]);
  post("performance-2", office, "performance-office", [root]);
  post("leader", finance, "finance-leader", [root]);
  post("reviewer-1", firm, "third-party-reviewer", []);

  const departments = Array.from({ length: size.departments }, (_, index) => {
    const code = String(101 + index);
    const name = `${random.pick(PLACES)}${DEPARTMENT_SUBJECTS[index % DEPARTMENT_SUBJECTS.length]}${DEPARTMENT_ENDINGS[Math.floor(index / DEPARTMENT_SUBJECTS.length) % DEPARTMENT_ENDINGS.length]}`;
    return unit(`${root}${code}.`, name, "department", null);
  });
  // Each business division looks after some of the departments.
  const divisions = Math.max(2, Math.ceil(size.departments / 12));
  for (let index = 0; index < divisions; index += 1) {
    const division = unit(`${root}001.00110${index}.`, `${BUSINESS_DIVISION}${index + 1}`, "division", null);
    post(`division-${index + 1}`, division, "business-division", departments.filter((_, at) => at % divisions === index).map(({ path }) => path));
  }
  for (const department of departments) post(`department-${department.code}`, department, "department-finance", [department.path]);
  const spending = Array.from({ length: size.units }, (_, index) => {
    const department = departments[index % departments.length]!;
    const number = String(Math.floor(index / departments.length) + 1).padStart(3, "0");
    const subject = DEPARTMENT_SUBJECTS[(index % departments.length) % DEPARTMENT_SUBJECTS.length]!;
    const made = unit(`${department.path}${department.code}${number}.`, `${random.pick(PLACES)}${subject}${random.pick(UNIT_KINDS)}`, "unit", department.id);
    post(`officer-${made.code}`, made, "unit-officer", [made.path]);
    post(`head-${made.code}`, made, "unit-head", [made.path]);
    return { unit: made, department };
  });
  for (let index = 0; posts.length < size.people; index += 1) {
    const { unit: of } = spending[index % spending.length]!;
    post(`officer-${of.code}-${Math.floor(index / spending.length) + 2}`, of, "unit-officer", [of.path]);
  }
  return { city: SYNTHETIC_CITY, finance, units, spending, posts, postFor: nearestPosts(posts) };
}

function nearestPosts(posts: readonly MadePost[]): Bodies["postFor"] {
  const byRange = new Map<string, MadePost[]>();
  for (const post of posts) {
    for (const scope of post.scopes) byRange.set(`${post.role} ${scope}`, [...(byRange.get(`${post.role} ${scope}`) ?? []), post]);
  }
  return (role, { path }, second = false) => {
    const codes = path.split(".").slice(0, -1);
    for (let length = codes.length; length > 0; length -= 1) {
      const found = byRange.get(`${role} ${codes.slice(0, length).join(".")}.`);
      if (found !== undefined) return found[second ? 1 : 0] ?? found[0]!;
    }
    throw new Error(`nobody is ${role} for ${path}`);
  };
}

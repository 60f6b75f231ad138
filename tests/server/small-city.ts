import type { Role } from "../../src/core/access/role.ts";
import type { Definitions, Duty } from "../../src/core/pack/definitions.ts";
import type { City, CityPerson, CityUnit, UnitKind } from "../../src/core/pack/city.ts";
import { NO_PACKS } from "./installation.ts";

export const REGION = "990100";

const DUTIES: Readonly<Partial<Record<Role, readonly Duty[]>>> = {
  "unit-officer": ["filing.read", "filing.start"],
  "unit-head": ["filing.read"],
  "performance-office": ["filing.read", "payment.record"],
  "system-admin": ["person.manage", "unit.manage"],
  "security-admin": ["post.give", "account.unlock", "session.end"],
  "audit-admin": ["log.read"],
};

/** Definitions with duties and seasons and nothing else: all that people and their rights depend on. */
export const SMALL_PACKS: Definitions = {
  ...NO_PACKS,
  roles: Object.entries(DUTIES).map(([role, duties]) => ({ role: role as Role, title: { zh: `岗位 ${role}`, en: `post ${role}` }, duties })),
  workflows: [
    {
      id: "goal", version: 1, stage: "goal", form: "goal", title: { zh: "目标", en: "Goal" }, provenance: "draft", steps: [],
      season: { from: { year: -3, day: "01-01" }, until: { year: 3, day: "12-31" } },
    },
  ],
};

const unit = (code: string, name: string, kind: UnitKind, parent: string | null, path: string, department: string | null): CityUnit => ({ code, name, kind, parent, path, department });
const person = (login: string, name: string, ...posts: readonly (readonly [role: Role, unit: string, scopes: readonly string[]])[]): CityPerson => ({
  login,
  name,
  posts: posts.map(([role, of, scopes]) => ({ role, unit: of, scopes, assigned: [] })),
});

/** A city of one department with one project: an officer of two units, a head, the performance office, the three administrators and a second of the one who gives posts. */
export function smallCity(change: Partial<City> = {}): City {
  return {
    pack: "test", region: REGION, name: { zh: "测试市", en: "Test city" }, demo: false, workflows: { goal: "goal", "self-evaluation": "self-evaluation" }, frame: "frame",
    units: [
      unit("0", "测试市", "region", null, "990100.", null),
      unit("1", "市财政局", "finance", "0", "990100.1.", null),
      unit("101", "市教育局", "department", "0", "990100.101.", "101"),
      unit("101001", "第一中学", "unit", "101", "990100.101.101001.", "101"),
      unit("101002", "第二中学", "unit", "101", "990100.101.101002.", "101"),
    ],
    people: [
      person("chen.officer", "陈填报", ["unit-officer", "101001", ["990100.101.101001."]], ["unit-officer", "101002", ["990100.101.101002."]]),
      person("li.head", "李主任", ["unit-head", "101001", ["990100.101.101001."]]),
      person("wang.office", "王绩效", ["performance-office", "1", ["990100."]]),
      person("sys.admin", "系统员", ["system-admin", "1", []]),
      person("sec.admin", "安全员", ["security-admin", "1", []]),
      person("sec.second", "安全二", ["security-admin", "1", []]),
      person("aud.admin", "审计员", ["audit-admin", "1", []]),
    ],
    projects: [
      {
        code: "P1", name: "校舍维修", book: "GENERAL_PUBLIC", unit: "101001",
        budgets: [{ year: 2025, source: "appropriation", initialFen: 10_000_000_00n, adjustedFen: 10_000_000_00n }],
        payments: [{ year: 2025, source: "appropriation", paidOn: "2025-05-06", amountFen: 1_234_56n, voucher: "V1" }],
        filings: [],
      },
    ],
    approvals: [],
    ...change,
  };
}

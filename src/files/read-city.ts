import { mayHold } from "../core/access/may-hold.ts";
import type { Role } from "../core/access/role.ts";
import { problem, type Problem } from "../core/basics/problem.ts";
import { done, refused, type Result } from "../core/basics/result.ts";
import type { City, CityPerson, CityProject, CityUnit } from "../core/pack/city.ts";
import { scopesOfPost } from "../core/sign-in/scopes-of-post.ts";
import { PARENT_OF, SUBJECT_KINDS } from "../core/subject/subject-kind.ts";
import { cityShape, peopleShape, projectShape, type CityText, type PeopleText } from "./city-shape.ts";
import type { CityChoice } from "./join-definitions.ts";
import { fieldName, fit } from "./pack-words.ts";
import { projectOf } from "./project-of.ts";
import { readYaml, type YamlFile } from "./read-yaml.ts";

/** The files of a city: `city.yaml`, `people.yaml` and `projects/*.yaml`, by their paths. */
export type CityFiles = Iterable<readonly [path: string, content: string]>;

/** Reads a city of its files and checks what holds them together; all problems of all files are told at once. */
export function parseCity(pack: string, files: CityFiles): Result<City> {
  const problems: Problem[] = [];
  let city: { text: CityText; file: YamlFile } | null = null;
  let people: { text: PeopleText; file: YamlFile } | null = null;
  const projects: ReadProject[] = [];
  for (const [path, content] of files) {
    const file = readYaml(path, content);
    if (!file.ok) {
      problems.push(...file.problems);
      continue;
    }
    const take = <T>(shape: Result<T>): T | null => {
      if (shape.ok) return shape.value;
      problems.push(...shape.problems);
      return null;
    };
    if (path.endsWith("city.yaml")) {
      const text = take(fit(cityShape, file.value));
      if (text !== null) city = { text, file: file.value };
    } else if (path.endsWith("people.yaml")) {
      const text = take(fit(peopleShape, file.value));
      if (text !== null) people = { text, file: file.value };
    } else if (/(?:^|\/)projects\/[^/]+$/.test(path)) {
      const text = take(fit(projectShape, file.value));
      if (text !== null) projects.push({ ...projectOf(text, file.value), file: file.value });
    } else problems.push(problem("pack.file-unknown", path));
  }
  if (problems.length > 0) return refused(...problems);
  if (city === null) return refused(problem("pack.no-city", pack));
  if (people === null) return refused(problem("pack.no-people", pack));

  const units = unitsOf(city.text, city.file, problems);
  const staff = peopleOf(people.text, people.file, units, problems);
  problems.push(...projects.flatMap((one) => one.problems));
  const result: City = {
    pack, region: city.text.region, name: city.text.name, demo: city.text.demo, workflows: city.text.workflows, frame: city.text.frame, ...(city.text.changes === undefined ? {} : { changes: city.text.changes }),
    units, people: staff, projects: projects.map(({ project }) => project), approvals: city.text.approvals ?? [],
  };
  problems.push(...looseEnds(result, projects, city.file, people.file));
  return problems.length > 0 ? refused(...problems) : done(result);
}

/** What a city chose, of its `city.yaml` alone. */
export function parseCityChoice(pack: string, content: string): Result<CityChoice> {
  const file = readYaml(`${pack}/city.yaml`, content);
  if (!file.ok) return file;
  const text = fit(cityShape, file.value);
  return text.ok ? done({ pack, workflows: text.value.workflows, frame: text.value.frame, ...(text.value.changes === undefined ? {} : { changes: text.value.changes }) }) : text;
}

function unitsOf(text: CityText, file: YamlFile, problems: Problem[]): readonly CityUnit[] {
  const byCode = new Map<string, CityUnit>();
  text.units.forEach(({ code, name, kind, parent }, index) => {
    const refuse = (field: string, kind: string, params: Record<string, string>) => problems.push(file.problemAt(["units", index, field], kind, { field: `units[${index}].${field}`, ...params }));
    if (byCode.has(code)) refuse("code", "pack.twice", { found: code });
    const above = parent === undefined ? null : (byCode.get(parent) ?? null);
    if ((index === 0) !== (kind === "region") || (index === 0 && code !== text.region)) refuse("kind", "pack.region-first", { found: code });
    else if (index > 0 && above === null) refuse("parent", "pack.unit-unknown", { found: parent ?? "" });
    const path = `${above?.path ?? ""}${code}.`;
    byCode.set(code, { code, name, kind, parent: parent ?? null, path, department: kind === "department" ? code : (above?.department ?? null) });
  });
  return [...byCode.values()];
}

function peopleOf(text: PeopleText, file: YamlFile, units: readonly CityUnit[], problems: Problem[]): readonly CityPerson[] {
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  const pathOf = (code: string, place: readonly PropertyKey[]): string => {
    const unit = byCode.get(code);
    if (unit === undefined) problems.push(file.problemAt(place, "pack.unit-unknown", { field: fieldName(place), found: code }));
    return unit?.path ?? "";
  };
  return text.people.map(({ login, name, posts }, index) => {
    const held: Role[] = [];
    return {
      login, name,
      posts: posts.map(({ unit, role, scopes, assigned }, number) => {
        const place = ["people", index, "posts", number];
        const refuse = (kind: string, params: Record<string, string | number> = {}) => problems.push(file.problemAt(place, kind, { field: fieldName(place), ...params }));
        const apart = mayHold(held, role);
        if (apart !== null) refuse(apart.code, apart.params);
        held.push(role);
        const path = pathOf(unit, [...place, "unit"]);
        const asked = scopes?.map((code, at) => pathOf(code, [...place, "scopes", at])) ?? null;
        const given = scopesOfPost(role, { path }, asked);
        if (!given.ok) for (const { code, params } of given.problems) refuse(code, params);
        return { unit, role, assigned: assigned ?? [], scopes: given.ok ? given.value : [] };
      }),
    };
  });
}

type ReadProject = ReturnType<typeof projectOf> & { readonly file: YamlFile };

/** Whether what a subject says it is a part of is there and may have parts of its kind. */
function partProblem({ kind = "project", parent, book }: CityProject, known: ReadonlyMap<string, CityProject>): string | null {
  const named = SUBJECT_KINDS.find((one) => one === kind);
  const rule = named === undefined ? undefined : PARENT_OF[named];
  if (parent === undefined) return rule?.needed === true ? "subject.parent-needed" : null;
  if (rule === undefined) return "subject.no-parent";
  const whole = known.get(parent);
  if (whole === undefined || (whole.kind ?? "project") !== rule.kind) return "subject.parent-unknown";
  return whole.book === book ? null : "subject.parent-other-book";
}

/** Names that lead nowhere, and names that are given twice. */
function looseEnds({ people, units, approvals }: City, projects: readonly ReadProject[], cityFile: YamlFile, peopleFile: YamlFile): Problem[] {
  const problems: Problem[] = [];
  const codes = new Set(projects.map(({ project }) => project.code));
  const logins = new Set(people.map(({ login }) => login));
  const known = new Map(projects.map(({ project }) => [project.code, project]));
  projects.forEach(({ project, file }, index) => {
    const { code, kind, unit, filings, splits = [] } = project;
    const part = partProblem(project, known);
    if (part !== null) problems.push(file.problemAt([project.parent === undefined ? "kind" : "parent"], part, { field: project.parent === undefined ? "kind" : "parent", code: project.parent ?? "" }));
    splits.forEach(({ by, parts }, at) => {
      if (!logins.has(by)) problems.push(file.problemAt(["splits", at, "by"], "pack.person-unknown", { field: `splits[${at}].by`, found: by }));
      parts.forEach(({ project: below }, number) => {
        if (known.get(below)?.parent !== code) problems.push(file.problemAt(["splits", at, "parts", number, "project"], "pack.project-unknown", { field: `splits[${at}].parts[${number}].project`, found: below }));
      });
    });
    if (projects.findIndex((other) => other.project.code === code) !== index) problems.push(file.problemAt(["code"], "pack.twice", { field: "code", found: code }));
    // What a department passes down or is judged by as a whole is its own.
    const holders = kind === "department-overall" ? ["department"] : kind === "transfer-payment" ? ["department", "unit"] : ["unit"];
    if (!units.some((one) => one.code === unit && holders.includes(one.kind))) problems.push(file.problemAt(["unit"], "pack.unit-unknown", { field: "unit", found: unit }));
    filings.forEach(({ transitions, remarks }, at) => ([["history", transitions], ["remarks", remarks]] as const).forEach(([name, list]) => list.forEach(({ by }, step) => {
      const place = ["filings", at, name, step, "by"];
      if (!logins.has(by)) problems.push(file.problemAt(place, "pack.person-unknown", { field: fieldName(place), found: by }));
    })));
  });
  people.forEach(({ login, posts }, index) => {
    if (people.findIndex((other) => other.login === login) !== index) problems.push(peopleFile.problemAt(["people", index, "login"], "pack.twice", { field: "login", found: login }));
    posts.forEach(({ assigned }, number) => assigned.forEach((code, at) => {
      const place = ["people", index, "posts", number, "assigned", at];
      if (!codes.has(code)) problems.push(peopleFile.problemAt(place, "pack.project-unknown", { field: fieldName(place), found: code }));
    }));
  });
  approvals.forEach(({ department, by, projects: approved }, index) => {
    const refuse = (field: string, kind: string, found: string) => problems.push(cityFile.problemAt(["approvals", index, field], kind, { field: `approvals[${index}].${field}`, found }));
    if (!units.some(({ code, kind }) => code === department && kind === "department")) refuse("department", "pack.unit-unknown", department);
    if (!logins.has(by)) refuse("by", "pack.person-unknown", by);
    for (const code of approved) if (!codes.has(code)) refuse("projects", "pack.project-unknown", code);
  });
  return problems;
}

import { createRoute, z } from "@hono/zod-openapi";
import { COMPLETENESS } from "../../core/library/department-map.ts";
import { importDutyMap, keepDutyMap } from "../commands/keep-duty-map.ts";
import { dutyMapList, dutyMapPage } from "../queries/duty-maps.ts";
import { askerOf } from "./asker.ts";
import { boundedJson } from "./bounded-json.ts";
import { CardCode } from "./card-schema.ts";
import { describedAs } from "./described-as.ts";
import { Fen, Year } from "./filing-schema.ts";
import { jsonAnswer, jsonBody } from "./json-content.ts";
import { valueOf } from "./outcome.ts";
import { packName } from "./pack-name.ts";
import { Bilingual, Time } from "./plain-shapes.ts";
import { plainLine, plainLineOrNone } from "./plain-text.ts";
import { problemAnswers } from "./problem-schema.ts";
import type { Edge } from "./resource.ts";

const tags = ["duties"];
const Name = packName(120);
/** What is written is one line each; what is answered was looked at when it was written. */
function mapFields({ title, lineOrNone, project, card }: { readonly title: z.ZodType<{ zh: string; en: string }>; readonly lineOrNone: (longest: number) => z.ZodString; readonly project: z.ZodString; readonly card: z.ZodString }) {
  const activity = z.strictObject({ id: Name, title, core: z.boolean(), projects: z.array(z.strictObject({ name: lineOrNone(200), code: project.nullable() })).max(60), indicators: z.array(card).max(60) });
  return z.strictObject({ duties: z.array(z.strictObject({ id: Name, title, basis: lineOrNone(500), activities: z.array(activity).max(60) })).max(60) });
}
const ToWrite = mapFields({ title: z.strictObject({ zh: plainLine(120), en: plainLine(240) }), lineOrNone: plainLineOrNone, project: plainLine(64), card: CardCode }).openapi("DutyMapToWrite");
const DutyMap = mapFields({ title: Bilingual, lineOrNone: () => z.string(), project: z.string(), card: z.string() }).openapi("DutyMap");
const Version = z.int().min(0).max(100_000).openapi({ description: "The version it was read in; 0 where there was none." });
const share = (amount: z.ZodType) => z.strictObject({ core: amount, other: amount, unassigned: amount, share: z.string().nullable().openapi({ description: "Percent of the core; null where there is nothing to take a share of." }), missing: z.array(z.string()).openapi({ description: "Codes of projects of which too little is recorded." }) });
const Place = z.strictObject({ duty: Bilingual, activity: Bilingual });
const List = z.strictObject({ items: z.array(z.strictObject({ id: z.uuid(), name: z.string(), version: z.int(), duties: z.int(), activities: z.int(), coreActivities: z.int(), at: Time.nullable() })) }).openapi("DutyMaps");
const Page = z
  .strictObject({
    departmentId: z.uuid(), name: z.string(), year: z.int(), version: z.int(), by: z.string().nullable(), at: Time.nullable(), map: DutyMap,
    cards: z.array(z.strictObject({ code: z.string(), name: z.union([Bilingual, z.null()]) })), projects: z.array(z.strictObject({ code: z.string(), name: z.string(), budgetFen: Fen.nullable(), hasGoal: z.boolean() })),
    gaps: z.strictObject({
      dutiesWithoutActivity: z.array(Bilingual), activitiesWithoutProject: z.array(Place), activitiesWithoutIndicator: z.array(Place), projectsWithoutActivity: z.array(z.strictObject({ code: z.string(), name: z.string() })),
      indicatorsWithoutActivity: z.array(z.strictObject({ project: z.string(), name: z.string(), card: z.string().nullable() })),
    }),
    completeness: z.array(z.strictObject({ part: z.enum(COMPLETENESS), of: z.int(), linked: z.int(), share: z.string().nullable().openapi({ description: "Percent that leads on; null where there is nothing." }) })).openapi({ description: "How much of the map leads on, from duties down to the indicators of the year's goals." }),
    money: share(Fen), weight: share(z.string()), drafts: z.array(z.strictObject({ sector: z.string(), title: Bilingual, duties: z.int() })), mayKeep: z.boolean(),
  })
  .openapi("DutyMapPage");
const Kept = z.strictObject({ version: z.int() }).openapi("DutyMapKept");
const params = z.object({ id: z.uuid() });
const WRITES = [400, 401, 403, 404, 408, 409, 413, 415, 422, 429, 500, 503, 507] as const;

const list = createRoute({ method: "get", path: "/api/duties", tags, summary: "Departments in sight with how far their maps of duties go", responses: { 200: jsonAnswer("In the order of the tree.", List), ...problemAnswers(401, 403, 429, 500, 503) } });
const one = createRoute({
  method: "get", path: "/api/{year}/duties/{id}", tags, summary: "Duties, activities, projects and indicators of a department, with gaps and the share of the core in a year",
  request: { params: params.extend({ year: Year }) }, responses: { 200: jsonAnswer("As it stands.", Page), ...problemAnswers(400, 401, 403, 404, 429, 500, 503) },
});
const keep = createRoute({
  method: "put", path: "/api/duties/{id}", tags, summary: "Keep a department's map as it was drawn",
  request: { params, body: jsonBody(z.strictObject({ map: ToWrite, reason: plainLineOrNone(500), expectedVersion: Version }).openapi("DutyMapToKeep")) }, responses: { 200: jsonAnswer("Kept.", Kept), ...problemAnswers(...WRITES) },
});
const bring = createRoute({
  method: "post", path: "/api/duties/{id}/imports", tags, summary: "Bring in what the packs draft for a sector",
  request: { params, body: jsonBody(z.strictObject({ sector: Name, expectedVersion: Version }).openapi("DutyMapToImport")) }, responses: { 201: jsonAnswer("What was not there yet stands behind the rest.", Kept), ...problemAnswers(...WRITES) },
});

export function dutyMaps({ app, ground, settings, limits }: Edge): void {
  const body = boundedJson({ bytes: 512 * 1024, seconds: settings.bodySeconds });

  app.openapi({ ...list, middleware: [limits.work] }, async (http) => http.json({ items: [...valueOf(await ground.askAs(askerOf(http), dutyMapList))] }, 200));

  app.openapi({ ...one, middleware: [limits.work] }, async (http) => {
    const { year, id } = http.req.valid("param");
    return http.json(describedAs<typeof Page>(valueOf(await ground.askAs(askerOf(http), (context) => dutyMapPage(context, id, year)))), 200);
  });

  app.openapi({ ...keep, middleware: [limits.work, body] }, async (http) => {
    const { map, reason, expectedVersion } = http.req.valid("json");
    return http.json(valueOf(await ground.changeAs(askerOf(http), (context) => keepDutyMap(context, http.req.valid("param").id, map, reason, expectedVersion))), 200);
  });

  app.openapi({ ...bring, middleware: [limits.work, body] }, async (http) => {
    const { sector, expectedVersion } = http.req.valid("json");
    return http.json(valueOf(await ground.changeAs(askerOf(http), (context) => importDutyMap(context, http.req.valid("param").id, sector, expectedVersion))), 201);
  });
}

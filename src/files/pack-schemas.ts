import type { z } from "zod";
import { catalogue } from "../words/catalogue.ts";
import { LANGUAGES } from "../words/index.ts";
import { sectorShape } from "./card-shape.ts";
import { cityShape, peopleShape, projectShape } from "./city-shape.ts";
import { editorSchema, type Describe } from "./editor-schema.ts";
import { formShape } from "./form-shape.ts";
import { manifestShape } from "./parse-pack.ts";
import { adjustmentShape } from "./read-adjustment.ts";
import { alertShape } from "./read-alert.ts";
import { calendarShape } from "./read-calendar.ts";
import { dictionaryShape } from "./read-dictionary.ts";
import { kindsShape } from "./read-evidence-kinds.ts";
import { exAnteShape } from "./read-ex-ante.ts";
import { exchangeShape } from "./read-exchange.ts";
import { frameShape } from "./read-frame.ts";
import { functionMapShape } from "./read-function-map.ts";
import { measuresShape } from "./read-measures.ts";
import { overlayShape } from "./read-overlay.ts";
import { listShape } from "./read-lists.ts";
import { paperShape } from "./read-papers.ts";
import { policiesShape } from "./read-policies.ts";
import { procedureShape } from "./read-procedure.ts";
import { profileShape } from "./read-profile.ts";
import { rolesShape } from "./read-roles.ts";
import { taskPlanShape } from "./read-task-plan.ts";
import { trainingShape } from "./read-training.ts";
import { workflowShape } from "./read-workflow.ts";

/** One kind of pack file: where its files lie inside a pack, and the shape its reader asks for. */
export interface PackFileKind {
  readonly name: string;
  /** Path inside the pack; `*` stands for a name. */
  readonly path: string;
  readonly shape: z.ZodType;
}

/** Every kind of file that a pack is made of. The files of a city stand beside its pack. */
export const PACK_FILE_KINDS: readonly PackFileKind[] = [
  { name: "pack", path: "pack.yaml", shape: manifestShape },
  { name: "overlay", path: "overlay.yaml", shape: overlayShape },
  { name: "form", path: "forms/*.yaml", shape: formShape },
  { name: "profile", path: "profiles/*.yaml", shape: profileShape },
  { name: "workflow", path: "workflows/*.yaml", shape: workflowShape },
  { name: "frame", path: "frames/*.yaml", shape: frameShape },
  { name: "roles", path: "access/*.yaml", shape: rolesShape },
  { name: "evidence-kinds", path: "evidence/*.yaml", shape: kindsShape },
  { name: "exchange", path: "exchange/*.yaml", shape: exchangeShape },
  { name: "ex-ante", path: "ex-ante/*.yaml", shape: exAnteShape },
  { name: "paper", path: "papers/*.yaml", shape: paperShape },
  { name: "list", path: "lists/*.yaml", shape: listShape },
  { name: "calendar", path: "calendars/*.yaml", shape: calendarShape },
  { name: "dictionary", path: "dictionaries/*.yaml", shape: dictionaryShape },
  { name: "measures", path: "measures/*.yaml", shape: measuresShape },
  { name: "alert", path: "alerts/*.yaml", shape: alertShape },
  { name: "tasks", path: "tasks/*.yaml", shape: taskPlanShape },
  { name: "adjustment", path: "adjustments/*.yaml", shape: adjustmentShape },
  { name: "training", path: "training/*.yaml", shape: trainingShape },
  { name: "procedure", path: "procedures/*.yaml", shape: procedureShape },
  { name: "library", path: "library/*.yaml", shape: sectorShape },
  { name: "policies", path: "policies/*.yaml", shape: policiesShape },
  { name: "function-map", path: "functions/*.yaml", shape: functionMapShape },
  { name: "city", path: "city.yaml", shape: cityShape },
  { name: "people", path: "people.yaml", shape: peopleShape },
  { name: "project", path: "projects/*.yaml", shape: projectShape },
];

/** What a field is for, in both languages: its own words where it has them, otherwise those of its name. */
function fieldWords(kind: string): Describe {
  return (path) => {
    const key = [`pack-field.${kind}.${path.join(".")}`, `pack-field.${path.at(-1)!}`].find((one) => one in catalogue["zh-CN"]);
    return key === undefined ? undefined : LANGUAGES.map((language) => catalogue[language][key]).join("\n");
  };
}

/** What an editor is given for one kind, as `docs/pack-schema/<name>.schema.json` holds it. */
export function packSchemaText({ name, path, shape }: PackFileKind): string {
  return `${JSON.stringify(editorSchema(shape, `Hengji pack: ${path} (${name})`, fieldWords(name)), null, 2)}\n`;
}

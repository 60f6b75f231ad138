import { z } from "@hono/zod-openapi";
import { PARTS_OF_RECORDS } from "../../core/pack/differing-parts.ts";
import { StageName } from "./filing-schema.ts";
import { Bilingual, Time } from "./plain-shapes.ts";
import { plainLine } from "./plain-text.ts";
import { ProblemSchema } from "./problem-schema.ts";
import { TaskMonth, TaskTold } from "./task-schema.ts";

const LONGEST_FILE = 200_000;
/** A pack of five thousand definitions has some four and a half million characters. */
const LONGEST_IMPORT = 8_000_000;

export const Saved = z.int().min(0).max(100_000).openapi({ description: "How often the draft had been saved when it was opened; 0 where there was none." });
export const Year = z.coerce.number().int().min(2000).max(2100);
export const Data = z.unknown().openapi({ description: "Texts, lists and maps, as a file of a pack has them." });
export const Change = z.looseObject({ of: z.string(), at: z.string(), why: z.string() }).openapi("PackChange", { description: "One value that is said otherwise, as in `overlay.yaml`." });
export const File = z.strictObject({ path: z.string().max(120), text: z.string().min(1).max(LONGEST_FILE), why: z.string().optional().openapi({ description: "Why it is there; left out where nobody said." }) });
const FileToDraft = File.extend({ why: plainLine(500).optional() });
const Titles = z.array(Bilingual.nullable()).openapi({ description: "What the items are called that `at` names, a place in it after the other; null for keys and for items without a title." });
export const Difference = z.strictObject({ from: z.int().nullable().openapi({ description: "Budget year from which on; null for always." }), stage: StageName.nullable().openapi({ description: "Stage whose records alone it is for; null for all." }), of: z.string(), at: z.string(), kind: z.enum(["added", "changed", "removed"]), was: Data, is: Data, titles: Titles, why: z.string().nullable().openapi({ description: "The reason that an overlay gives; null where it comes with a whole definition." }) });
const Place = z.int().nullable();
export const Drafted = z.strictObject({
  what: z.enum(["change", "file", "pack"]), kind: z.enum(["new", "other", "gone"]).openapi({ description: "Beside what the bureau changed in force: new, said otherwise, or no longer said." }),
  of: z.string(), at: z.string(), was: Data, is: Data, titles: Titles, from: z.int().nullable(), until: z.int().nullable(), stages: z.array(StageName).nullable().openapi({ description: "Stages whose records alone it is for; null for all." }), why: z.string(),
  drafted: Place.openapi({ description: "Place among the changes of the draft." }), inForce: Place.openapi({ description: "Place among the changes in force." }), line: Place.openapi({ description: "Line in `overlay`." }),
  covers: z.array(z.string()).openapi({ description: "Definitions that it brings or takes away whole." }), problems: z.array(z.int()).openapi({ description: "Places in `problems` of what is wrong because of it." }),
});
export const PacksDrafted = z.strictObject({ saved: z.int(), digest: z.string(), problems: z.int().openapi({ description: "How much keeps it from being published as it is now." }) }).openapi("PacksDrafted");
export const Packs = z
  .strictObject({
    digest: z.string(), mayDraft: z.boolean(), years: z.array(z.int()).openapi({ description: "Budget years from which on something else holds." }), stages: z.array(StageName).openapi({ description: "Stages whose records something else is said to." }),
    layers: z.array(z.strictObject({ id: z.string(), version: z.string(), title: Bilingual, own: z.boolean(), definitions: z.int() })).openapi({ description: "The lowest first." }),
    definitions: z.array(z.strictObject({
      of: z.string(), title: Bilingual, layer: z.string(), changes: z.int(), draft: z.boolean().openapi({ description: "Prints as a draft." }),
      usedBy: z.array(z.string()).openapi({ description: "Definitions that name it." }), records: z.int().nullable(), running: z.int().nullable(),
    })),
    publications: z.array(z.strictObject({
      number: z.int(), digest: z.string(), source: z.enum(["installation", "bureau"]), reason: z.string(), draftedBy: z.array(z.string()), publishedBy: z.string().nullable(), publishedAt: Time,
    })),
    olderTasks: z.array(TaskTold.extend({ year: z.int(), stage: StageName, period: z.int(), month: TaskMonth, packDigest: z.string(), differs: z.array(z.enum(PARTS_OF_RECORDS)).openapi({ description: "Parts of the packs in force that say something else to its records." }) }))
      .openapi({ description: "Issued tasks that stand under other packs than those in force, until they are issued again." }),
    tasksInForce: z.int().openapi({ description: "How many issued tasks stand under the packs in force." }),
    ownChanges: z.array(Change).openapi({ description: "What the bureau changed itself, as it is in force." }), ownFiles: z.array(File),
    draft: z.strictObject({
      reason: z.string(), saved: z.int(), savedAt: Time, draftedBy: z.array(z.string()), isBasedOnOlder: z.boolean(), refusedBecause: z.string().nullable(),
      changes: z.array(Change), files: z.array(File), differences: z.array(Difference),
      drafted: z.array(Drafted).openapi({ description: "The draft taken apart: what can be looked at, and taken back, by itself." }),
      overlay: z.string().nullable().openapi({ description: "Its changes of values as `overlay.yaml`, in which problems name line and column; null where it has none." }),
      examples: z.array(ProblemSchema).openapi({ description: "Worked examples of the packs that come out otherwise with it: meant or not, whoever publishes it sees them." }),
      problems: z.array(ProblemSchema).openapi({ description: "What keeps it from being published now." }),
    }).nullable(),
  })
  .openapi("Packs");
export const Definition = z
  .strictObject({
    of: z.string(), title: Bilingual, layer: z.string(), data: Data, text: z.string().openapi({ description: "The same as a file of a pack." }),
    changes: z.array(z.looseObject({ layer: z.string() })).openapi({ description: "What was changed in it, by which pack; where no year is asked of, also what holds from a later one on." }),
    adoptables: z.array(z.string()).openapi({ description: "By which names its definitions are adopted, as `/api/adoptions` has them." }),
    stages: z.array(StageName).openapi({ description: "Stages that a change of it may name." }),
    named: z.array(z.strictObject({ name: z.string(), of: z.string(), at: z.string() })).openapi({ description: "Where items of its lists are named elsewhere, by which name." }),
    below: Data.nullable().openapi({ description: "Without what the bureau changed itself; null where it is the bureau's own." }),
    draft: Data.nullable().openapi({ description: "What it is to say by the draft; null where the draft leaves it as it is." }),
  })
  .openapi("PackDefinition");
export const ToDraft = z
  .strictObject({
    changes: z.array(Change).max(500), files: z.array(FileToDraft).max(50),
    imported: z.array(z.strictObject({ id: z.string().max(60), text: z.string().max(LONGEST_IMPORT).optional(), inForce: z.boolean().optional() })).max(5).optional().openapi({
      description: "Packs of other places between the installation's and the bureau's own changes, the lowest first: one with its exported file, or by its id where it is there already, in the draft or, with `inForce`, as it is in force. Left out, those that are there stay.",
    }),
    again: z.int().min(1).max(100_000).optional().openapi({ description: "Number of an earlier publication: what the bureau had laid upon its packs then, instead of all of the above." }),
    reason: plainLine(500), expectedSaved: Saved,
  })
  .openapi("PacksToDraft");

import { z } from "@hono/zod-openapi";
import { MATERIAL_STATES } from "../../core/ex-ante/completeness.ts";
import { EX_ANTE_TURNS } from "../../core/ex-ante/turn-place.ts";
import { EX_ANTE_STATES } from "../../core/ex-ante/procedure.ts";
import { CONCLUSIONS } from "../../core/ex-ante/scheme.ts";
import { Fen, Year } from "./filing-schema.ts";
import { packName } from "./pack-name.ts";
import { Bilingual, Day, Digest, RoleName, SaidMessage, Time } from "./plain-shapes.ts";

export const ExAnteAddress = z.object({ year: Year, id: z.uuid() });
export const StateName = z.enum(EX_ANTE_STATES);
export const ConclusionName = z.enum(CONCLUSIONS);
export const Level = z.enum(["department", "finance"]);
/** Ids of the packs: fields, materials, check points, ratings. */
export const PackId = packName();
const Points = z.string().regex(/^\d+(\.\d+)?$/);
const Named = z.strictObject({ id: PackId, title: Bilingual });
/** As written: several lines, no control characters and no half characters. */
export const Prose = z.string().max(5000).regex(/^(?:[^\p{Cc}\p{Cs}]|[\n\t])*$/u);

const Scheme = z
  .strictObject({
    id: PackId, title: Bilingual, provenance: z.enum(["seed", "document", "draft"]), fields: z.array(Named.extend({ required: z.boolean() })),
    materials: z.array(Named.extend({ items: z.array(Named.extend({ required: z.boolean() })) })),
    ratings: z.array(Named.extend({ share: Points })),
    aspects: z.array(Named.extend({ points: Points, failing: z.enum(["partial", "reject"]), parts: z.array(Named.extend({ checks: z.array(Named.extend({ points: Points })) })) })),
    report: z.array(Named.extend({ parts: z.array(Bilingual) })),
  })
  .openapi("ExAnteScheme");

export const Ratings = z.record(PackId, z.strictObject({ rating: PackId.nullable(), comment: z.string().max(1000).regex(/^(?:[^\p{Cc}\p{Cs}]|[\n\t])*$/u) }));
const File = z.strictObject({ id: z.uuid(), name: z.string(), media: z.string(), bytes: z.int(), digest: Digest, by: z.string(), storedAt: Time });
const Material = z.strictObject({ id: PackId, state: z.enum(MATERIAL_STATES), note: z.string(), files: z.array(File) });
const AspectScore = z.strictObject({ id: PackId, score: Points.nullable() });
const ExpertShown = z.strictObject({
  id: z.uuid(), name: z.string(), standing: z.enum(["asked", "scoring", "submitted", "avoided"]), interest: z.string().nullable(), submittedAt: Time.nullable(), total: Points.nullable(), opinion: z.string(), aspects: z.array(AspectScore),
  checks: z.array(z.strictObject({ id: PackId, rating: PackId.nullable(), points: Points, share: Points.nullable(), score: Points.nullable(), comment: z.string() })),
});
const Panel = z
  .strictObject({
    experts: z.array(ExpertShown), counted: z.int(), least: z.int(), mean: Points.nullable(), spread: Points.nullable(), spreadLimit: Points, needsNote: z.boolean(),
    aspects: z.array(z.strictObject({ id: PackId, mean: Points.nullable(), spread: Points.nullable() })),
    proposal: z.strictObject({ conclusion: ConclusionName, reasons: z.array(SaidMessage) }).nullable(), capFen: Fen.nullable(),
  })
  .openapi("ExAntePanel");
const Turn = z.enum(EX_ANTE_TURNS);
const Side = z.enum(["unit", "department", "organiser", "expert", "finance"]);

export const ExAnteShown = z
  .strictObject({
    id: z.uuid(), year: z.int(), version: z.int(), round: z.int(), state: StateName, since: Time, level: Level, subjectId: z.uuid(),
    head: z.strictObject({ code: z.string(), name: z.string(), unit: z.string(), department: z.string(), attribute: z.string().nullable(), kind: z.string().nullable() }),
    scheme: Scheme, isDraft: z.boolean().openapi({ description: "The scheme prints as a draft here." }), amountFen: Fen.nullable(), texts: z.record(z.string(), z.string()), materials: z.array(Material), missing: z.array(PackId),
    steps: z.array(z.strictObject({ act: z.string(), from: StateName, to: StateName, round: z.int(), opinion: z.string(), by: z.string(), role: RoleName, at: Time })),
    deadline: z.strictObject({ turn: Turn, holder: RoleName, since: Time, due: Day.nullable(), lateDays: z.int().nullable(), dueAssumed: z.boolean() }).nullable().openapi({ description: "What is to be done next and until when; null where it has ended." }),
    urge: z.strictObject({ refusedBecause: SaidMessage.nullable() }).nullable().openapi({ description: "Whether the asker may urge whoever has the turn; null where it is not the asker's to urge." }),
    mayExtend: z.boolean(),
    urgings: z.array(z.strictObject({ step: z.string(), round: z.int(), said: z.string(), by: z.string(), role: z.string(), at: Time })),
    extensions: z.array(z.strictObject({ step: z.string(), round: z.int(), until: Day, due: Day.nullable(), reason: z.string(), by: z.string(), role: z.string(), at: Time })),
    waitsFor: Side.nullable(), may: z.array(z.strictObject({ act: z.string(), refusedBecause: z.string().nullable() })),
    draft: z.strictObject({ amount: z.string(), texts: z.record(z.string(), z.string()), baseVersion: z.int(), savedAt: Time }).nullable().openapi({ description: "What the asker has typed and not saved." }),
    sheet: z.strictObject({
      ratings: z.record(PackId, z.strictObject({ rating: PackId.nullable(), comment: z.string() })), opinion: z.string(), saved: z.int(), savedAt: Time.nullable(), submittedAt: Time.nullable(), declared: z.boolean(), interest: z.string().nullable(),
      draft: z.strictObject({ ratings: z.record(PackId, z.strictObject({ rating: PackId.nullable(), comment: z.string() })), opinion: z.string(), baseSaved: z.int(), savedAt: Time }).nullable(),
    }).nullable(),
    panel: z.union([Panel, z.null()]).openapi({ description: "For whoever organises or decides; the unit and the experts see none." }),
    conclusion: z.strictObject({ conclusion: ConclusionName, proposed: ConclusionName, capFen: Fen.nullable(), experts: z.int(), mean: Points, spread: Points, reason: z.string(), panelNote: z.string(), by: z.string(), at: Time }).nullable(),
    decision: z.strictObject({ conclusion: ConclusionName.nullable(), grantedFen: Fen.nullable(), opinion: z.string() }).nullable(),
  })
  .openapi("ExAnteApplication");

export const ExAnteList = z
  .strictObject({
    mayApply: z.boolean(), schemes: z.array(z.strictObject({ id: PackId, title: Bilingual, provenance: z.string() })),
    toApply: z.array(z.strictObject({ id: z.uuid(), code: z.string(), name: z.string(), scheme: PackId, budgetFen: Fen.nullable(), needed: Level.nullable() })),
    items: z.array(z.strictObject({
      id: z.uuid(), code: z.string(), name: z.string(), unit: z.string(), department: z.string(), scheme: PackId, level: Level, state: StateName, since: Time, amountFen: Fen.nullable(), conclusion: ConclusionName.nullable(),
      grantedFen: Fen.nullable(), waitsForMe: z.boolean(),
    })),
  })
  .openapi("ExAnteApplications");

export const Version = z.int().min(1).max(1_000_000).openapi({ description: "The version that was looked at." });
export const Saved = z.int().min(0).max(100_000).openapi({ description: "How often the sheet had been saved when it was opened." });
export const PositiveFen = z.string().regex(/^[1-9]\d{0,15}$/).openapi({ description: "Fen, as text.", example: "120000000" });
export const Moved = z.strictObject({ version: z.int(), state: StateName }).openapi("ExAnteMoved");

import { z } from "@hono/zod-openapi";
import { MONITORED_FIELDS } from "../../core/form/cell-path.ts";
import { STAGES, type Stage } from "../../core/form/filing-values.ts";
import { EX_ANTE_STAGE, type WorkStage } from "../../core/workflow/inbox-box.ts";
import { ACTIONS } from "../../core/workflow/workflow.ts";
import { Bilingual, Day, Digest, RoleName, SaidMessage, Time } from "./plain-shapes.ts";
import { TaskTold } from "./task-schema.ts";

/** Year and stage stand in every address: three years are always in work at once. */
export const Year = z.coerce.number().int().min(2000).max(2100).openapi({ example: 2026 });
export const StageName = z.enum(STAGES as [Stage, ...Stage[]]);
/** The same in lists of what is to be done, where ex-ante evaluation stands beside the stages of filings. */
export const WorkStageName = z.enum([EX_ANTE_STAGE, ...STAGES] as [WorkStage, ...WorkStage[]]);
export const YearAndStage = z.object({ year: Year, stage: StageName });
/** Of a list: one monitoring period of the year. */
export const Period = z.coerce.number().int().min(1).max(99).optional().openapi({ description: "Number of a monitoring period; of a list all of them where it is left out, else the one whose turn it is." });
export const FilingAddress = YearAndStage.extend({ id: z.uuid() });

export const Fen = z.string().regex(/^-?\d{1,19}$/).openapi({ description: "Fen, as text so that no digit is lost.", example: "120000000" });
export const Score = z.string().regex(/^-?\d+(\.\d+)?$/).openapi({ example: "92.50" });
const ScoreByName = z.enum(["unit", "department", "finance"]);
const StepId = z.string().max(40);
export const CellPath = z.string().min(1).max(120).openapi({ example: "rows[r3].target" });

/** As typed; how long a cell may be and how many rows there may be is said by the rules, with the place. */
const Cell = z.string();
const FundsLine = z.strictObject({ id: z.string(), source: Cell, initialBudget: Cell, adjustedBudget: Cell, executed: Cell, expected: Cell.optional() });
const Row = z.strictObject({
  id: z.string(), level1: Cell, level2: Cell, level3: Cell, target: Cell, points: Cell, baseline: Cell, actual: Cell, score: Cell, reason: Cell,
  departmentScore: Cell, departmentReason: Cell, financeScore: Cell, financeReason: Cell,
  ...Object.fromEntries(MONITORED_FIELDS.map((field) => [field, Cell.optional()])),
  termTarget: Cell.optional().openapi({ description: "Target of the whole term, of forms that have one beside the year's." }),
  rollUp: Cell.optional().openapi({ description: "How the value comes from the units below; left out where it does not.", example: "method=weighted-mean;by=budget" }),
  card: Cell.optional().openapi({ description: "Code and version of the card of the library that it was picked from; left out where the unit wrote it itself.", example: "EDU-0001@1" }),
});
export const Values = z
  .strictObject({ goal: z.strictObject({ planned: Cell, actual: Cell, term: Cell.optional(), duties: Cell.optional() }), funds: z.array(FundsLine), rows: z.array(Row), period: z.strictObject({ month: Cell }).optional(),
    tasks: z.array(z.strictObject({ id: z.string(), name: Cell, content: Cell, total: Cell, fiscal: Cell, other: Cell, projects: Cell, done: Cell })).optional().openapi({ description: "Main tasks of the year, of forms of a department or unit as a whole. Amounts are in 10,000 yuan." }),
    management: z.array(z.strictObject({ id: z.string(), account: Cell, measures: Cell })).optional().openapi({ description: "Fund management, of forms that have it." }),
    result: z.array(z.strictObject({ id: z.string(), value: Cell })).optional().openapi({ description: "The confirmed result that an application was begun from, a line for each of its fields, and why no measure follows." }),
    measures: z.array(z.strictObject({ id: z.string(), problem: Cell, measure: Cell, action: Cell, owner: Cell, until: Cell, amount: Cell, reply: Cell })).optional().openapi({ description: "Problems and what follows from each, of an application. Measures are codes of the catalogue; amounts are in 10,000 yuan." }),
    bond: z.array(z.strictObject({ id: z.string(), value: Cell })).optional().openapi({ description: "Special bond, of forms that have it: a line for each field that is typed." }),
  })
  .openapi("FilingValues", { description: "The content of a filing, as typed. Empty text means not filled, never zero. Amounts are in 10,000 yuan." });

/** Said so, since `nullable` would be lost on a schema that stands under a name of its own. */
const orNull = <Schema extends z.ZodType>(schema: Schema) => z.union([schema, z.null()]);

export const Said = SaidMessage.openapi("Message");
const ShownStep = z.strictObject({ step: StepId, title: Bilingual });
const Remark = z
  .strictObject({
    id: z.uuid(), path: z.string(), said: z.string(), step: StepId, stepTitle: Bilingual, round: z.int(), by: z.string(), role: z.string(), at: Time, settledAt: Time.nullable(),
  })
  .openapi("Remark");
const Letter = { documentNo: z.string().nullable(), issuedOn: Day.nullable() };
const Payments = z.strictObject({ count: z.int(), fen: Fen });
export const Deadline = {
  due: Day.nullable().openapi({ description: "The last day on which the step may be taken in time; null where it has no limit." }),
  lateDays: z.int().min(1).nullable().openapi({ description: "Working days since then; null up to the first of them." }),
  dueAssumed: z.boolean().openapi({ description: "Some of the days lie in a year without a calendar and were reckoned in plain weeks." }),
};
const Adopted = z.strictObject({ documentNo: z.string(), date: Day }).nullable();

export const FilingPage = z
  .strictObject({
    id: z.uuid(), year: z.int(), stage: StageName, form: z.string().openapi({ description: "The form it began with." }), packDigest: z.string().openapi({ description: "What its packs said when it was begun: its rules are read under it." }), version: z.int(), round: z.int(),
    step: z.strictObject({
      id: StepId, title: Bilingual, holder: RoleName.nullable(), end: z.enum(["approved", "confirmed"]).nullable(),
      fills: z.array(z.string()).openapi({ description: "Patterns of the cells that may be changed here." }),
      since: Time, extendedUntil: Day.nullable().openapi({ description: "The later last day that it was given here." }), ...Deadline,
    }),
    head: z.strictObject({ stage: StageName, year: z.int(), name: z.string(), department: z.string(), unit: z.string() }),
    code: z.string(), kind: z.string().openapi({ description: "Kind of subject.", example: "policy" }), attribute: z.string().nullable().openapi({ description: "Continuing, new, added in the year, carried over or cancelled; null where nobody said." }), book: z.string(), amountFen: Fen.nullable(), grantedFen: Fen.nullable().openapi({ description: "What the ex-ante evaluation granted, which its goal may not exceed; null where there was none." }), values: Values, digest: Digest,
    draft: z.strictObject({ values: Values, baseVersion: z.int(), savedAt: Time }).nullable().openapi({ description: "What the asker has typed and not saved." }),
    lastYear: z.strictObject({ year: z.int(), goal: orNull(Values), selfEvaluation: orNull(Values), remarks: z.array(Remark) }).nullable(),
    goal: z.strictObject({ id: z.uuid(), ...Letter, frozenDigest: Digest.nullable() }).nullable().openapi({ description: "The approved goal that monitoring and self-evaluation answer to." }),
    allowed: z.array(z.strictObject({ action: z.enum(ACTIONS), to: z.array(ShownStep), straight: orNull(ShownStep), refusedBecause: orNull(Said) })),
    remarks: z.array(Remark),
    transitions: z.array(
      z.strictObject({
        action: z.enum(ACTIONS), from: StepId, to: StepId, fromTitle: Bilingual, toTitle: Bilingual, round: z.int(), version: z.int(),
        by: z.string(), onBehalfOf: z.string().nullable().openapi({ description: "Whose post it was, where it was delegated." }), role: RoleName, inStead: z.boolean().openapi({ description: "Done in the stead of those whose step it was." }), opinion: z.string(), at: Time,
        passedOver: z.array(z.strictObject({ title: Bilingual, because: z.enum(["not-assigned", "own-department", "amount", "nobody"]) })).openapi({ description: "Steps it was carried past, and why." }),
      }),
    ),
    urgings: z.array(z.strictObject({ step: StepId, stepTitle: Bilingual, round: z.int(), said: z.string(), by: z.string(), role: z.string(), at: Time, toSigners: z.boolean() })),
    urge: orNull(z.strictObject({ refusedBecause: orNull(Said), signers: z.boolean() })).openapi({ description: "Whether the asker may urge whoever holds it, or, as its holder, those who are asked to sign; null where it is not the asker's to urge." }),
    corrections: z
      .strictObject({
        reverse: orNull(z.strictObject({ to: ShownStep, refusedBecause: orNull(Said) })),
        reopen: orNull(z.strictObject({ needsDay: z.boolean().openapi({ description: "Those who fill could do nothing without a later last day." }), refusedBecause: orNull(Said) })),
        extend: orNull(z.strictObject({ lastDay: Day.nullable().openapi({ description: "The last day as it is now." }), departmentId: z.uuid() })),
        relocate: orNull(
          z.strictObject({
            workflows: z.array(
              z.strictObject({ id: z.string(), version: z.int(), title: Bilingual, isPresent: z.boolean(), steps: z.array(z.strictObject({ step: StepId, title: Bilingual, role: RoleName.nullable() })) }),
            ),
          }),
        ),
      })
      .openapi({ description: "What the asker may do beside the steps; null for each that is not theirs to do." }),
    period: z
      .strictObject({ number: z.int(), before: z.strictObject({ id: z.uuid(), month: z.int(), values: Values }).nullable().openapi({ description: "The period before it, as far as it was filled." }) })
      .nullable()
      .openapi({ description: "Of monitoring, which of the year's periods it is of." }),
    extensions: z.array(z.strictObject({ step: StepId, stepTitle: Bilingual, round: z.int(), until: Day, due: Day.nullable(), reason: z.string(), by: z.string(), role: z.string(), at: Time })),
    hands: z.strictObject({
      handler: z.strictObject({ name: z.string(), isMine: z.boolean() }).nullable().openapi({ description: "Who has it alone; null where anybody of the role may act." }),
      filledBy: z.array(z.string()).openapi({ description: "Who filled it in the unit's stead in this round." }), inStead: z.boolean().openapi({ description: "Whether the asker may fill it in the unit's stead now." }),
      mayHandOn: z.boolean(), mayReassign: z.boolean(),
      handings: z.array(z.strictObject({
        action: z.enum(["hand-on", "reassign"]), step: StepId, stepTitle: Bilingual, round: z.int(), from: z.string().nullable(), to: z.string().nullable(), said: z.string(), by: z.string(), role: z.string(), at: Time,
      })),
    }),
    signing: z.strictObject({
      asked: z.array(z.strictObject({
        name: Bilingual,
        nobody: z.boolean().openapi({ description: "No living post could give this signature." }),
        added: z.strictObject({ id: z.uuid(), by: z.string(), said: z.string(), at: Time, mayTakeBack: z.boolean() }).nullable().openapi({ description: "Null where the workflow asks for it." }),
        signature: z.strictObject({ id: z.uuid(), by: z.string(), agrees: z.boolean(), opinion: z.string(), at: Time, isMine: z.boolean() }).nullable(),
      })),
      rule: z.strictObject({ agreed: z.int(), needed: z.int(), signers: z.int(), veto: z.boolean() }).nullable(),
      stops: orNull(Said).openapi({ description: "Why it may not go on for want of signatures." }),
      sign: orNull(z.strictObject({ refusedBecause: orNull(Said) })).openapi({ description: "Whether the asker may sign; null where nobody asks them to." }),
      mayAdd: z.boolean(),
      signatures: z.array(z.strictObject({ step: StepId, stepTitle: Bilingual, round: z.int(), agrees: z.boolean(), opinion: z.string(), by: z.string(), role: z.string(), at: Time, takenBackAt: Time.nullable() })),
      signers: z.array(z.strictObject({ step: StepId, stepTitle: Bilingual, round: z.int(), signer: z.string(), said: z.string(), by: z.string(), role: z.string(), at: Time, takenBackAt: Time.nullable() })),
    }),
    scores: z
      .strictObject({
        unit: Score.nullable(), department: Score.nullable(), finance: Score.nullable(),
        effective: z.strictObject({ total: Score, by: ScoreByName, grade: z.string().nullable() }).nullable(),
      })
      .nullable(),
    task: TaskTold.nullable().openapi({ description: "The issue of its task that it was begun under; null where it was begun before any." }),
    lost: z
      .array(z.strictObject({ name: z.string().nullable().openapi({ description: "Null for the execution rate." }), points: Score, score: Score, lost: Score, reasons: z.array(z.string()) }))
      .nullable()
      .openapi({ description: "Of an application, the lines of its result that lost points, with what was said about them; they may be taken over as problems." }),
    snapshot: z
      .strictObject({ cutOff: Day, takenAt: Time, budgetFen: Fen, paidFen: Fen, later: Payments, recordedSince: Payments })
      .nullable()
      .openapi({ description: "Budget and payments up to a day, what was paid after it, and what of it became known since." }),
    selfEvaluation: z
      .strictObject({
        id: z.uuid(), isConfirmed: z.boolean(), reached: z.string(), total: Score.nullable(), grade: z.string().nullable(),
        lines: z.array(z.strictObject({ name: z.string(), target: z.string(), actual: z.string(), points: z.string().nullable(), score: Score.nullable(), reason: z.string() })),
      })
      .nullable()
      .openapi({ description: "Of an evaluation, what the evaluated body said of itself in the same year, scored by its own scheme; null where there is none." }),
    evidence: z.array(
      z.strictObject({ id: z.uuid(), path: z.string(), kind: z.string(), name: z.string(), bytes: z.int(), digest: Digest, storedAt: Time, withdrawnAt: Time.nullable() }),
    ),
    frozen: z.strictObject({ digest: Digest, ...Letter }).nullable(),
    workflow: z.strictObject({
      version: z.int(), title: Bilingual, provenance: z.enum(["seed", "document", "draft"]),
      steps: z.array(
        z.strictObject({
          id: StepId, title: Bilingual, role: RoleName.nullable(), days: z.int().nullable().openapi({ description: "Working days that the step has." }), onlyAssigned: z.boolean(),
          receipt: z.boolean().openapi({ description: "Whether submitting there is signing for what came." }),
          countersign: orNull(z.strictObject({ signers: z.array(z.strictObject({ role: RoleName, unit: z.string().nullable() })), pass: z.string(), veto: z.boolean() })),
          actions: z.array(z.strictObject({ action: z.string(), to: z.array(StepId) })),
        }),
      ),
    }),
    drafts: z.array(Bilingual).openapi({ description: "Titles of the definitions it stands on that are drafts here." }),
    papers: z.array(Bilingual).openapi({ description: "Titles of the papers that go with it." }),
    lacking: z.array(z.strictObject({ paper: z.string(), because: Said })).openapi({ description: "Papers that the asker has to write, or finish, before it goes on." }),
    adopted: z.strictObject({ form: Adopted, workflow: Adopted, profile: Adopted }),
  })
  .openapi("Filing");

export const ListItem = z
  .strictObject({
    id: z.uuid(), name: z.string(), kind: z.string().openapi({ description: "Kind of subject.", example: "policy" }), unit: z.string(), department: z.string(), amountFen: Fen.nullable(), month: z.int().nullable().openapi({ description: "The last month of its monitoring period." }), step: StepId, stepTitle: Bilingual, holder: RoleName.nullable(),
    handedTo: z.string().nullable().openapi({ description: "Who has it alone; null where anybody of the role may act." }),
    round: z.int(), version: z.int(), since: Time, score: Score.nullable(), scoreBy: ScoreByName.nullable(), grade: z.string().nullable(), documentNo: z.string().nullable(),
    waitsForMe: z.boolean(), ...Deadline,
  })
  .openapi("FilingListItem");

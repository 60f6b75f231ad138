import type pg from "pg";
import { canonicalJson } from "../../core/basics/canonical-json.ts";
import type { ApprovedGoal } from "../../core/disclosure/letter-contents.ts";
import { gramsOf, plainName } from "../../core/form/name-grams.ts";
import { takenWithMove, takenWithTyping } from "../../core/workflow/taken.ts";
import type { Taken, Workflow } from "../../core/workflow/workflow.ts";
import { LETTER_FORMAT } from "../store/approval.ts";
import { sm3 } from "../store/digest.ts";
import { digestOfCanonical } from "../store/filing-digest.ts";
import { FILING_FORMAT } from "../store/filing.ts";
import { cellsOf, joined, type BulkInsert, type Cell } from "./bulk-insert.ts";
import { LETTER } from "./city-lexicon.ts";
import type { MadePost, MadeUnit } from "./generate-bodies.ts";
import type { MadeGoal } from "./generate-filings.ts";
import type { MadePayment } from "./generate-payments.ts";
import type { SeededRandom } from "./seeded-random.ts";
import type { MadeMove, Walk } from "./walk-goal.ts";

export interface BatchOf {
  readonly region: string;
  readonly year: number;
  readonly city: string;
  /** Name of the body that approves. */
  readonly issuer: string;
  readonly madeAt: Date;
  readonly workflow: Workflow;
  readonly packDigest: string;
}

/** Goals that one letter approves. */
interface LetterGoals {
  readonly id: string;
  readonly department: MadeUnit;
  readonly by: MadePost;
  readonly goals: ApprovedGoal[];
  /** When the last of them was approved. */
  at: Date;
}

type Rows = Record<"subject" | "budget" | "payment" | "filing" | "filing_gram" | "version" | "transition", Cell[][]>;

/** Goals with all that hangs on them, written many at a time; the letters that approve them come at the end. */
export class GoalBatch {
  readonly #client: pg.Client;
  readonly #bulk: BulkInsert;
  readonly #of: BatchOf;
  readonly #letters = new Map<string, LetterGoals>();
  #rows: Rows = noRows();

  constructor(client: pg.Client, bulk: BulkInsert, of: BatchOf) {
    this.#client = client;
    this.#bulk = bulk;
    this.#of = of;
  }

  add(random: SeededRandom, goal: MadeGoal, walk: Walk, payments: readonly MadePayment[]): void {
    const { region, year, madeAt, workflow, packDigest } = this.#of;
    const { id, project, amountFen, values } = goal;
    const { unit, department, name } = project;
    const made = madeAt.toISOString();
    this.#rows.subject.push([region, project.id, project.code, name, "GENERAL_PUBLIC", unit.id, unit.path, department.id, made, year]);
    this.#rows.budget.push([region, project.id, year, unit.path, "appropriation", String(amountFen), String(amountFen)]);
    for (const payment of payments) this.#rows.payment.push([region, payment.id, project.id, year, unit.path, "appropriation", payment.paidOn, String(payment.amountFen), payment.voucher, made]);

    const content = canonicalJson(values);
    const frozen = walk.step.end === null ? null : digestOfCanonical({ stage: "goal", year, name, department: department.name, unit: unit.name }, content);
    const last = walk.moves.at(-1);
    const letter = frozen === null || last === undefined ? null : this.#addToLetter(random, goal, last, frozen);
    const since = (last?.at ?? walk.startedAt).toISOString();
    this.#rows.filing.push([
      region, id, project.id, "goal", year, workflow.form, workflow.id, workflow.version, packDigest, unit.id, unit.path, department.id, name, plainName(name), unit.name, department.name, String(amountFen),
      walk.step.id, walk.step.role, walk.round, walk.moves.length + 1, since, content, FILING_FORMAT, sm3(content), letter, frozen, walk.startedAt.toISOString(), since, JSON.stringify(takenOf(workflow.steps[0]!.id, walk)), last?.action === "return",
    ]);
    for (const gram of gramsOf(name)) this.#rows.filing_gram.push([region, year, "goal", gram, id, project.id, unit.path]);
    this.#rows.version.push([id, 1, workflow.steps[0]!.id, 1, walk.startedBy.personId, walk.startedBy.id, walk.startedAt.toISOString()]);
    walk.moves.forEach((move, index) => this.#addMove(id, index + 2, move));
  }

  #addMove(filingId: string, version: number, { id, action, from, to, round, by, opinion, at }: MadeMove): void {
    this.#rows.version.push([filingId, version, to.id, action === "return" ? round + 1 : round, by.personId, by.id, at.toISOString()]);
    this.#rows.transition.push([this.#of.region, id, filingId, action, from.id, to.id, round, version, by.personId, by.id, by.role, opinion, at.toISOString()]);
  }

  /** Gives the id of the letter. */
  #addToLetter(random: SeededRandom, { id, project: { code, name, unit, department }, amountFen }: MadeGoal, { by, at }: MadeMove, digest: string): string {
    const letter = this.#letters.get(department.id) ?? { id: random.uuid(), department, by, goals: [], at };
    this.#letters.set(department.id, letter);
    letter.goals.push({ filingId: id, code, name, unit: unit.name, amountFen: String(amountFen), digest });
    if (at > letter.at) letter.at = at;
    return letter.id;
  }

  /** Writes what was added since; goals of the next batch may be added meanwhile. */
  async write(): Promise<void> {
    const { subject, budget, payment, filing, filing_gram: gram, version, transition } = this.#rows;
    this.#rows = noRows();
    await this.#bulk.insert("subject", ["region", "id", "code", "name", "book", "unit_id", "unit_path", "department_id", "made_at", "first_year"], subject);
    await this.#bulk.insert("budget", ["region", "subject_id", "year", "unit_path", "source", "initial_fen", "adjusted_fen"], budget);
    await this.#bulk.insert("payment", ["region", "id", "subject_id", "year", "unit_path", "source", "paid_on", "amount_fen", "voucher", "recorded_at"], payment);
    await this.#bulk.insert("filing", FILING_COLUMNS, filing);
    await this.#bulk.insert("filing_gram", ["region", "year", "stage", "gram", "filing_id", "subject_id", "unit_path"], gram);
    await this.#bulk.insert("transition", ["region", "id", "filing_id", "action", "from_step", "to_step", "round", "version", "person_id", "post_id", "role", "opinion", "at"], transition);
    await this.#writeVersions(version);
  }

  /** The content is in the database by now and is not sent again: nothing was typed between the moves. */
  async #writeVersions(rows: readonly Cell[][]): Promise<void> {
    await this.#client.query(
      `insert into hengji.filing_version (region, filing_id, version, whole, content, content_format, content_digest, step, round, person_id, post_id, at)
        select filing.region, filing.id, made.version, true, filing.content, filing.content_format, filing.content_digest, made.step, made.round, made.person_id, made.post_id, made.at
        from unnest(${["uuid", "int", "text", "int", "uuid", "uuid", "timestamptz"].map((type, index) => cellsOf(index + 2, type)).join(", ")}) as made(filing_id, version, step, round, person_id, post_id, at)
          join hengji.filing on filing.region = $1 and filing.id = made.filing_id`,
      [this.#of.region, ...Array.from({ length: 7 }, (_, column) => joined(rows, column))],
    );
  }

  /** One letter for each department that has approved goals; its day is that of the last of them. */
  async writeLetters(): Promise<void> {
    const { region, year, city, issuer } = this.#of;
    let number = 0;
    for (const { id, department, by, goals, at } of this.#letters.values()) {
      number += 1;
      const documentNo = LETTER.replace("{year}", String(year)).replace("{number}", String(number));
      const issuedOn = at.toISOString().slice(0, 10);
      const content = canonicalJson({
        city, demo: true, year, departmentId: department.id, department: department.name, issuer, documentNo, issuedOn, goals, sealHead: null,
      });
      await this.#bulk.insert(
        "approval",
        ["region", "id", "year", "department_id", "department_path", "document_no", "issued_on", "person_id", "post_id", "at", "content", "content_format", "digest", "seal_head"],
        [[region, id, year, department.id, department.path, documentNo, issuedOn, by.personId, by.id, at.toISOString(), content, LETTER_FORMAT, sm3(content), ""]],
      );
      await this.#bulk.insert("approval_item", ["region", "approval_id", "filing_id", "frozen_digest"], goals.map((goal) => [region, id, goal.filingId, goal.digest]));
      await this.#client.query("update hengji.filing set document_no = $1 where region = $2 and id = any($3::uuid[])", [documentNo, region, goals.map((goal) => goal.filingId)]);
    }
  }
}

/** Begun by one, and then moved: nothing was typed between the moves. */
function takenOf(first: string, { startedBy, moves }: Walk): readonly Taken[] {
  return moves.reduce<readonly Taken[]>(
    (taken, { action, from, to, round, by }) => takenWithMove(taken, { step: from.id, round }, { action, to: to.id }, by),
    takenWithTyping([], { step: first, round: 1 }, startedBy),
  );
}

const FILING_COLUMNS = [
  "region", "id", "subject_id", "stage", "year", "form", "workflow", "workflow_version", "pack_digest", "unit_id", "unit_path", "department_id", "name", "plain_name", "unit_name", "department_name",
  "amount_fen", "step", "holder", "round", "version", "step_since", "content", "content_format", "content_digest", "approval_id", "frozen_digest", "started_at", "changed_at", "taken", "came_back",
] as const;

function noRows(): Rows {
  return { subject: [], budget: [], payment: [], filing: [], filing_gram: [], version: [], transition: [] };
}

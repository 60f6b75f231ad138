import { sql, type RawBuilder } from "kysely";
import type { LedgerMoney } from "../../core/ledger/ledger-totals.ts";
import { SCHEMA, type Tx } from "./db.ts";
import { withinReach, type Reach } from "./reach.ts";

export interface LedgerFilter {
  readonly year: number;
  readonly book?: string | undefined;
  readonly source?: string | undefined;
  /** What is known up to and with this day: later payments and adjustments are left out. */
  readonly until?: string | undefined;
  /** A part of the name or of the code. */
  readonly text?: string | undefined;
}

export interface LedgerItem extends LedgerMoney {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly book: string;
  readonly unit: string;
  readonly department: string;
}

interface MoneyRow {
  readonly initial: string | null;
  readonly adjusted: string | null;
  readonly paid: string;
}

/** Money of each subject and source; one pass over what is in sight. */
function money(region: string, reach: Reach, { year, source, until }: LedgerFilter): RawBuilder<unknown> {
  const of = (row: string) => sql`${sql.ref(`${row}.region`)} = ${region} and ${sql.ref(`${row}.year`)} = ${year} and ${withinReach(sql.ref(`${row}.unit_path`), sql.ref(`${row}.subject_id`), reach)}
    ${source === undefined ? sql`` : sql`and ${sql.ref(`${row}.source`)} = ${source}`}`;
  const budgets = until === undefined
    ? sql`select budget.subject_id, budget.source, budget.initial_fen as initial, budget.adjusted_fen as adjusted, 0::bigint as paid from ${sql.id(SCHEMA, "budget")} as budget where ${of("budget")}`
    : sql`select budget.subject_id, budget.source, budget.initial_fen, budget.initial_fen, 0::bigint from ${sql.id(SCHEMA, "budget")} as budget where ${of("budget")}
      union all select changed.subject_id, changed.source, null, changed.amount_fen, 0 from ${sql.id(SCHEMA, "budget_adjustment")} as changed
        where ${of("changed")} and (changed.adjusted_on is null or changed.adjusted_on <= ${until}::date)`;
  return sql`(${budgets}
    union all select payment.subject_id, payment.source, null, null, payment.amount_fen from ${sql.id(SCHEMA, "payment")} as payment where ${of("payment")}
      ${until === undefined ? sql`` : sql`and payment.paid_on <= ${until}::date`}) as money(subject_id, source, initial, adjusted, paid)`;
}

const SUMS = sql`sum(money.initial)::text as initial, sum(money.adjusted)::text as adjusted, sum(money.paid)::text as paid`;

function matching({ book, text }: LedgerFilter): RawBuilder<unknown> {
  const like = text === undefined ? null : `%${text.replace(/[\\%_]/g, "\\$&")}%`;
  return sql`${book === undefined ? sql`true` : sql`subject.book = ${book}`} and ${like === null ? sql`true` : sql`(subject.name ilike ${like} or subject.code ilike ${like})`}`;
}

const SUBJECT = sql`join ${sql.id(SCHEMA, "subject")} as subject on subject.id = money.subject_id and not subject.classified`;

/** Sums by book and source, with how many subjects each is of. */
export async function ledgerSums(tx: Tx, region: string, reach: Reach, filter: LedgerFilter): Promise<readonly (LedgerMoney & { readonly book: string; readonly source: string })[]> {
  const { rows } = await sql<MoneyRow & { book: string; source: string }>`
    select subject.book, money.source, ${SUMS} from ${money(region, reach, filter)} ${SUBJECT} where subject.region = ${region} and ${matching(filter)}
    group by subject.book, money.source order by subject.book, money.source`.execute(tx);
  return rows.map(({ book, source, ...row }) => ({ book, source, ...moneyOf(row) }));
}

/** What was paid and adjusted in each month of the year, of all or of one subject; adjustments of no known day stand in no month. */
export async function ledgerMonths(tx: Tx, region: string, reach: Reach, filter: LedgerFilter, subjectId?: string): Promise<readonly { readonly month: number; readonly paidFen: bigint; readonly adjustedByFen: bigint }[]> {
  const { year, source } = filter;
  const part = (table: "payment" | "budget_adjustment", day: "paid_on" | "adjusted_on", paid: boolean) => sql`
    select extract(month from moved.${sql.ref(day)})::int as month, ${paid ? sql`moved.amount_fen` : sql`0::bigint`} as paid, ${paid ? sql`0::bigint` : sql`moved.amount_fen`} as adjusted
    from ${sql.id(SCHEMA, table)} as moved join ${sql.id(SCHEMA, "subject")} as subject on subject.region = moved.region and subject.id = moved.subject_id and not subject.classified
    where moved.region = ${region} and moved.year = ${year} and moved.${sql.ref(day)} is not null and ${withinReach(sql`moved.unit_path`, sql`moved.subject_id`, reach)}
      ${source === undefined ? sql`` : sql`and moved.source = ${source}`} ${subjectId === undefined ? sql`` : sql`and moved.subject_id = ${subjectId}`} and ${matching(filter)}`;
  const { rows } = await sql<{ month: number; paid: string; adjusted: string }>`
    select month, sum(paid)::text as paid, sum(adjusted)::text as adjusted from (${part("payment", "paid_on", true)} union all ${part("budget_adjustment", "adjusted_on", false)}) as moved group by month order by month`.execute(tx);
  return rows.map(({ month, paid, adjusted }) => ({ month, paidFen: BigInt(paid), adjustedByFen: BigInt(adjusted) }));
}

/** What budgets were adjusted by on no known day, before adjustments were kept. */
export async function undatedAdjustments(tx: Tx, region: string, reach: Reach, filter: LedgerFilter, subjectId?: string): Promise<bigint> {
  const { year, source } = filter;
  const { rows } = await sql<{ fen: string | null }>`
    select sum(moved.amount_fen)::text as fen from ${sql.id(SCHEMA, "budget_adjustment")} as moved join ${sql.id(SCHEMA, "subject")} as subject on subject.region = moved.region and subject.id = moved.subject_id and not subject.classified
    where moved.region = ${region} and moved.year = ${year} and moved.adjusted_on is null and ${withinReach(sql`moved.unit_path`, sql`moved.subject_id`, reach)}
      ${source === undefined ? sql`` : sql`and moved.source = ${source}`} ${subjectId === undefined ? sql`` : sql`and moved.subject_id = ${subjectId}`} and ${matching(filter)}`.execute(tx);
  return BigInt(rows[0]!.fen ?? 0);
}

/** Subjects with money, by their codes; those after a code, and one of them alone where its id is given. */
export async function ledgerItems(tx: Tx, region: string, reach: Reach, filter: LedgerFilter, page: { readonly after?: string | undefined; readonly id?: string | undefined; readonly limit: number }): Promise<readonly LedgerItem[]> {
  const { rows } = await sql<MoneyRow & Omit<LedgerItem, keyof LedgerMoney>>`
    select subject.id, subject.code, subject.name, subject.book, coalesce(unit.name, '') as unit, coalesce(department.name, '') as department, ${SUMS}
    from ${money(region, reach, filter)} ${SUBJECT}
      left join ${sql.id(SCHEMA, "org_unit")} as unit on unit.region = subject.region and unit.id = subject.unit_id
      left join ${sql.id(SCHEMA, "org_unit")} as department on department.region = subject.region and department.id = subject.department_id
    where subject.region = ${region} and ${matching(filter)} ${page.after === undefined ? sql`` : sql`and subject.code > ${page.after}`} ${page.id === undefined ? sql`` : sql`and subject.id = ${page.id}`}
    group by subject.id, subject.code, subject.name, subject.book, unit.name, department.name order by subject.code limit ${page.limit}`.execute(tx);
  return rows.map(({ initial, adjusted, paid, ...head }) => ({ ...head, ...moneyOf({ initial, adjusted, paid }) }));
}

export async function countLedger(tx: Tx, region: string, reach: Reach, filter: LedgerFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(distinct subject.id)::int as count from ${money(region, reach, filter)} ${SUBJECT} where subject.region = ${region} and ${matching(filter)}`.execute(tx);
  return rows[0]!.count;
}

function moneyOf({ initial, adjusted, paid }: MoneyRow): LedgerMoney {
  return { initialFen: initial === null ? null : BigInt(initial), adjustedFen: adjusted === null ? null : BigInt(adjusted), paidFen: BigInt(paid) };
}

import { hasDuty } from "../../core/access/duty.ts";
import { listed } from "../../core/basics/message.ts";
import { problem, type Problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { fundsOf } from "../../core/form/blank-values.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { sm3 } from "../store/digest.ts";
import { insertPayments, paymentsByVoucher, type Payment } from "../store/payment.ts";
import { subjectsByCode, type Subject } from "../store/subject.ts";

export interface GivenPayment {
  /** Where it stood in the list, counted from 0. */
  readonly place: number;
  readonly subjectCode: string;
  readonly source: string;
  readonly paidOn: string;
  readonly amountFen: bigint;
  readonly voucher: string;
}

export interface PaymentsRecorded {
  readonly recorded: number;
  /** Those that were there before: recording a list twice changes nothing. */
  readonly repeated: number;
  /** Rows that were left out, with their place and why. */
  readonly problems: readonly Problem[];
}

/** 登记支付: takes a list of payments; rows that cannot be recorded are told one by one and all others are. */
export async function recordPayments(context: ActingContext, year: number, given: readonly GivenPayment[]): Promise<Result<PaymentsRecorded>> {
  const { tx, region, now, acting, packs } = context;
  if (!hasDuty(packs, acting.role, "payment.record")) return refused(problem("duty.missing", "", { duty: "payment.record" }));
  const subjects = await subjectsByCode(tx, region, [...new Set(given.map(({ subjectCode }) => subjectCode))]);
  const sources = [...new Set(packs.forms.flatMap((form) => fundsOf(form).map(({ id }) => id)))].filter((id) => id !== "total");
  const problems: Problem[] = [];
  const payments: (Payment & { readonly place: number })[] = [];
  for (const row of given) {
    const subject = subjects.get(row.subjectCode);
    const wrong = problemOf(row, subject, { year, today: officeDay(now), sources });
    if (wrong !== null || subject === undefined) problems.push(...(wrong === null ? [] : [wrong]));
    else payments.push({ ...row, region, id: context.newId(), subjectId: subject.id, year, unitPath: subject.unitPath, recordedAt: now });
  }
  const fresh = await insertPayments(tx, payments);
  const recorded = payments.filter(({ id }) => fresh.has(id));
  const repeated = payments.filter(({ id }) => !fresh.has(id));
  const others = await otherVouchers(context, year, repeated);
  if (recorded.length > 0) {
    const list = recorded.map(({ subjectId, source, paidOn, amountFen, voucher }) => [subjectId, source, paidOn, String(amountFen), voucher]);
    await context.record({
      verb: "payments.recorded", subject: recorded[0]!.id, year, digestAfter: sm3(JSON.stringify(list)),
      detail: { payments: recorded.length, fen: String(recorded.reduce((sum, { amountFen }) => sum + amountFen, 0n)) },
    });
  }
  return done({ recorded: recorded.length, repeated: repeated.length - others.length, problems: [...problems, ...others] });
}

function problemOf(row: GivenPayment, subject: Subject | undefined, { year, today, sources }: { year: number; today: string; sources: readonly string[] }): Problem | null {
  const where = `payments[${row.place}]`;
  if (subject === undefined) return problem("payment.subject-unknown", `${where}.subjectCode`, { code: row.subjectCode });
  if (subject.classified) return problem("payment.classified", `${where}.subjectCode`, { code: row.subjectCode });
  if (!sources.includes(row.source)) return problem("payment.source-unknown", `${where}.source`, { source: row.source, known: listed(sources) });
  if (!row.paidOn.startsWith(`${year}-`)) return problem("payment.other-year", `${where}.paidOn`, { day: row.paidOn, year });
  if (row.paidOn > today) return problem("payment.day-ahead", `${where}.paidOn`, { day: row.paidOn, today });
  return row.amountFen === 0n ? problem("payment.nothing", `${where}.amountFen`) : null;
}

/** Rows whose voucher is recorded with something else: one of the two is wrong, and neither is chosen. */
async function otherVouchers({ tx, region }: ActingContext, year: number, repeated: readonly (Payment & { readonly place: number })[]): Promise<Problem[]> {
  const before = await paymentsByVoucher(tx, region, year, repeated);
  return repeated.flatMap(({ place, subjectId, voucher, source, paidOn, amountFen }) => {
    const there = before.get(`${subjectId} ${voucher}`);
    const isSame = there !== undefined && there.source === source && there.paidOn === paidOn && there.amountFen === amountFen;
    return isSame ? [] : [problem("payment.voucher-other", `payments[${place}].voucher`, { voucher, day: there?.paidOn ?? "" })];
  });
}

import { listed, message, type Message } from "../basics/message.ts";
import { asWanYuan } from "./money-text.ts";
import type { DepartmentDisclosure } from "./disclosure.ts";

export interface DisclosureSummary {
  readonly projects: number;
  readonly budgetFen: bigint;
  readonly paidFen: bigint;
  /** Projects whose money is not known; they are in neither sum. */
  readonly withoutMoney: number;
  /** Grades that occur, in the order of the first project that has them. */
  readonly grades: readonly { readonly grade: string; readonly projects: number }[];
  readonly ungraded: number;
}

export function summarise({ projects }: DepartmentDisclosure): DisclosureSummary {
  let budgetFen = 0n;
  let paidFen = 0n;
  let withoutMoney = 0;
  let ungraded = 0;
  const grades = new Map<string, number>();
  for (const project of projects) {
    if (project.budgetFen === null || project.paidFen === null) withoutMoney += 1;
    else {
      budgetFen += BigInt(project.budgetFen);
      paidFen += BigInt(project.paidFen);
    }
    if (project.grade === null) ungraded += 1;
    else grades.set(project.grade, (grades.get(project.grade) ?? 0) + 1);
  }
  return { projects: projects.length, budgetFen, paidFen, withoutMoney, grades: [...grades].map(([grade, count]) => ({ grade, projects: count })), ungraded };
}

/** Three plain sentences: how many projects, what they cost, how they were graded; one where there is none. `named` is what a grade is called in the language they are said in. */
export function summarySentences(disclosure: DepartmentDisclosure, named: (grade: string) => string = (grade) => grade): readonly Message[] {
  const { projects, budgetFen, paidFen, withoutMoney, grades, ungraded } = summarise(disclosure);
  const { department, year } = disclosure;
  if (projects === 0) return [message("disclosure.sentence.none", { department, year })];
  return [
    message("disclosure.sentence.projects", { department, year, count: projects }),
    message(withoutMoney === 0 ? "disclosure.sentence.money" : "disclosure.sentence.money-partly", { budget: asWanYuan(budgetFen), paid: asWanYuan(paidFen), without: withoutMoney }),
    message(ungraded === 0 ? "disclosure.sentence.grades" : "disclosure.sentence.grades-partly", {
      grades: listed(grades.map(({ grade, projects: count }) => `${named(grade)} ${count}`)), ungraded,
    }),
  ];
}

/** What is not among the projects and why, as counts and nothing else: what is not graded yet, and what the law keeps from the public. */
export function leftOutSentences({ notYet, withheld = 0 }: DepartmentDisclosure): readonly Message[] {
  return [
    ...(notYet === 0 ? [] : [message("disclosure.not-yet", { count: notYet })]),
    ...(withheld === 0 ? [] : [message("disclosure.withheld", { count: withheld })]),
  ];
}

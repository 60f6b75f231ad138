import { useState } from "react";
import type { AgreementPhase, Tranche, TrancheCondition } from "../../../core/agreement/agreement.ts";
import type { GradesKnown } from "../../app/api/policy-shapes.ts";
import { newLineId } from "../../app/line-id.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { useNamed } from "../../app/named.tsx";
import { amountInWan, fenOfWan } from "../../app/wording.ts";
import { EditLines } from "./edit-lines.tsx";

/** A tranche as one line: the conditions of the closed list, each left empty where there is none. */
interface Line {
  readonly id: string;
  readonly title: string;
  readonly amount: string;
  readonly phase: string;
  readonly grade: string;
  readonly score: string;
  readonly by: string;
  readonly day: string;
}

/** 拨款批次: amounts in 万元, the phase each follows, and its conditions. */
export function EditTranches({ tranches, phases, grades, put }: { tranches: readonly Tranche[]; phases: readonly AgreementPhase[]; grades: GradesKnown; put: (tranches: readonly Tranche[]) => void }): React.ReactNode {
  const { say } = useSignedIn();
  const named = useNamed();
  // What was typed stays as it was typed: 1. is on its way to 1.5.
  const [lines, setLines] = useState<readonly Line[]>(() => tranches.map(lineOf));
  const none = ["", say("app-agreement.no-condition")] as const;
  return (
    <EditLines<Line>
      at="tranches" title={say("app-agreement.tranches")} add={say("app-agreement.add-tranche")} lines={lines} blank={() => ({ id: newLineId(), title: "", amount: "", phase: phases[0]?.id ?? "", grade: "", score: "", by: "", day: "" })}
      put={(next) => { setLines(next); put(next.map(trancheOf)); }}
      fields={[
        { name: "title", label: say("app-agreement.field.tranche") }, { name: "amount", at: () => "amountFen", label: say("app-agreement.field.amount") },
        { name: "phase", label: say("app-agreement.field.follows"), options: [["", say("app-agreement.at-beginning")], ...phases.map(({ id, title }) => [id, title] as const)] },
        { name: "grade", at: (line) => condition(line, "grade"), label: say("app-agreement.field.grade"), options: [none, ...grades.map(({ code, name }) => [code, named(name)] as const)] }, { name: "score", at: (line) => condition(line, "score"), label: say("app-agreement.field.score") },
        { name: "by", at: (line) => condition(line, "by"), label: say("app-agreement.field.by"), options: [none, ["department", say("app-agreement.by.department")], ["finance", say("app-agreement.by.finance")]] }, { name: "day", at: (line) => condition(line, "day"), label: say("app-agreement.field.day"), type: "date" },
      ]}
    />
  );
}

const CONDITIONS = ["grade", "score", "by", "day"] as const;

/** Where a condition stands among those that are sent; those left empty are not. */
function condition(line: Line, name: (typeof CONDITIONS)[number]): string {
  return `conditions[${CONDITIONS.slice(0, CONDITIONS.indexOf(name)).filter((one) => line[one] !== "").length}]${line[name] === "" ? ".none" : ""}`;
}

function lineOf({ id, title, amountFen, phase, conditions }: Tranche): Line {
  const line = { id, title, amount: (amountInWan(amountFen) ?? "").replaceAll(",", ""), phase: phase ?? "", grade: "", score: "", by: "", day: "" };
  return conditions.reduce((made, condition): Line => {
    switch (condition.kind) {
      case "grade-at-least": return { ...made, grade: condition.grade };
      case "score-at-least": return { ...made, score: condition.score };
      case "scored-by": return { ...made, by: condition.by };
      case "not-before": return { ...made, day: condition.day };
    }
  }, line);
}

function trancheOf({ id, title, amount, phase, grade, score, by, day }: Line): Tranche {
  const conditions: readonly (TrancheCondition | null)[] = [
    grade === "" ? null : { kind: "grade-at-least", grade }, score === "" ? null : { kind: "score-at-least", score }, by === "department" || by === "finance" ? { kind: "scored-by", by } : null, day === "" ? null : { kind: "not-before", day },
  ];
  return { id, title, amountFen: fenOfWan(amount) ?? "0", phase: phase === "" ? null : phase, conditions: conditions.filter((condition) => condition !== null) };
}

import type { FilingHead, FilingValues } from "../../../src/core/form/filing-values.ts";
import { blankValues } from "../../../src/core/form/blank-values.ts";
import { profileFor } from "../../../src/core/form/profile-for.ts";
import { ownNames } from "../../../src/core/layout/own-names.ts";
import type { Form } from "../../../src/core/layout/form.ts";
import type { Definitions } from "../../../src/core/pack/definitions.ts";
import { frameFor } from "../../../src/core/form/form-for.ts";
import type { FilingToDraw } from "../../../src/files/draw-filing.ts";

const NAMES = ["人均开放服务成本", "免费开放天数", "举办临时展览数量", "展厅设备完好率", "临时展览按期开幕率", "接待观众人次", "未成年观众占比", "观众满意度"];
const REASON = "借展手续延期，一个展览推迟到四季度开幕；已提前办理。";

/** A monitoring form as long as units fill it: so many indicators, of which two have a reason of a sentence. */
export function monitored(packs: Definitions, form: Form, indicators: number): FilingToDraw & { readonly names: ReturnType<typeof ownNames> } {
  const frame = frameFor(packs, form);
  const blank = blankValues(frame, form);
  const kinds = frame.groups.flatMap(({ level1, kinds: list }) => list.map((level2) => ({ level1, level2 })));
  const rows = NAMES.slice(0, indicators).map((level3, index) => {
    const { level1, level2 } = kinds[Math.min(index, kinds.length - 1)]!;
    const isLate = index === 2 || index === 4;
    return {
      ...blank.rows[0]!, id: `r${index + 1}`, level1, level2, level3, target: index === 5 ? "≥26万人次" : "≥92%", actual: index === 5 ? "21.4万人次" : "90.5%", expected: index === 5 ? "27万人次" : "92%",
      ...(isLate ? { causeOther: "√", reason: REASON, possible: "√" } : { certain: "√" }), note: "",
    };
  });
  const values: FilingValues = {
    ...blank, goal: { ...blank.goal, planned: "全年免费开放300天以上，接待观众26万人次，举办临时展览8个，未成年观众占比稳步提高，观众满意度保持在92%以上。", actual: "" },
    funds: blank.funds.map((line, index) => ({ ...line, initialBudget: index === 0 ? "500" : "125.5", adjustedBudget: index === 0 ? "488.5" : "120", executed: index === 0 ? "356.75" : "80", expected: index === 0 ? "488.5" : "120" })),
    rows, period: { month: "9" } as NonNullable<FilingValues["period"]>,
  };
  const head: FilingHead = { stage: "monitoring", year: 2026, name: "博物馆、纪念馆免费开放补助经费", department: "云澜示范市文化广电和旅游局", unit: "云澜示范市博物馆" };
  return { head, values, form, profile: profileFor(packs, 2026, "monitoring"), measures: [], demo: true, drafts: [form.title], names: ownNames([form], [frame]) };
}

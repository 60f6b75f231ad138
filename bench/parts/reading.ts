import { readTarget } from "../../src/core/target/read-target.ts";
import { inTurns, report } from "../measure.ts";

const CELLS = 1_000_000;
const KINDS: readonly (readonly [string, string, string])[] = [
  ["≥95%", "验收合格率", "质量指标"], ["不低于90%", "案件查处率", "质量指标"], ["2022年12月底前", "完成时间", "时效指标"], ["360天", "开放天数", "数量指标"], ["2.6亿元", "村集体收入", "经济效益指标"],
  ["效果明显", "对维护市场公平的影响程度", "社会效益指标"], ["12次(每月1次)", "检查次数", "数量指标"], ["至少全年完成2次宣传", "宣传次数", "数量指标"], ["100%", "财政供养人员控制率", "质量指标"], ["≤20万元", "项目总成本", "成本指标"],
  ["95%-105%", "完成率", "质量指标"], ["552户1186人", "受益户数", "社会效益指标"],
];

/** (b) A million target cells read, beside one pattern that only finds a number in the same cells. */
export async function reading(): Promise<string> {
  const cells = Array.from({ length: CELLS }, (_, index) => KINDS[index % KINDS.length]!);
  const anyNumber = /(>=|<=|≥|≤)?\s*(\d+(?:\.\d+)?)\s*(%|[\u4e00-\u9fff]{1,3})?/;
  const timings = await inTurns(
    [
      { name: "target reader", role: "hengji", run: () => cells.reduce((sum, [text, name, level2]) => sum + readTarget(text, { name, level2, year: 2022 }).kind.length, 0) },
      { name: "one regular expression that finds sign, number and unit", role: "limit", run: () => cells.reduce((sum, [text]) => sum + (anyNumber.exec(text)?.[0].length ?? 0), 0) },
    ],
    5,
  );
  return report(`(b) ${CELLS.toLocaleString("en")} target cells read on one core`, timings);
}

/** What a column of an indicator table holds. */
export type ColumnMeaning =
  | "level1" | "level2" | "level3" | "level4"
  | "target" | "sign" | "measure" | "kind" | "actual" | "forecast"
  | "points" | "score" | "reason"
  | "excellent" | "good" | "fair" | "poor"
  | "project" | "projectCode" | "unit" | "department" | "year"
  | "initialBudget" | "adjustedBudget" | "executed" | "executionRate" | "executionPoints" | "executionScore"
  | "totalPoints" | "totalScore"
  | "aside";

/**
 * Headings by meaning, folded and without brackets; the better word comes first where a table has two of one meaning.
 * Names of the exchange tables of the integrated budget system stand beside the printed ones.
 */
export const COLUMN_WORDS: Readonly<Record<Exclude<ColumnMeaning, "aside">, readonly string[]>> = {
  level1: ["一级指标", "一级指标名称", "一级绩效指标", "一级", "KPI_LV1", "LV1_PERF_IND_NAME", "指标类别", "指标分类", "一级目录"],
  level2: ["二级指标", "二级指标名称", "二级绩效指标", "二级", "KPI_LV2", "LV2_PERF_IND_NAME", "二级目录"],
  level4: ["四级指标", "四级指标名称", "四级绩效指标", "四级", "KPI_LV4", "LV4_PERF_IND_NAME", "四级目录"],
  level3: [
    "三级指标", "三级指标名称", "三级绩效指标", "三级", "KPI_LV3", "LV3_PERF_IND_NAME", "指标名称", "绩效指标名称", "PERF_IND_NAME", "IND_NAME",
    "具体指标", "具体绩效指标", "明细指标", "评价指标", "考核指标", "自评指标", "指标内容", "KPI_CONTENT", "绩效指标", "评价内容", "考核内容", "指标", "名称",
  ],
  target: [
    "年度指标值", "指标值", "年度目标值", "目标值", "年初目标值", "年初指标值", "年初设定目标值", "年初设定值", "设定目标值", "设定目标", "年初设定目标", "年初绩效目标值",
    "计划指标值", "计划目标值", "计划值", "年度计划值", "计划完成值", "预期指标值", "预期目标值", "预期值", "绩效目标值", "绩效指标值", "年度绩效指标值", "年度绩效目标值",
    "全年目标值", "全年指标值", "目标指标值", "指标目标值", "本年度计划水平", "标准值", "KPI_VAL", "指标目标", "年初目标", "预期目标", "年度目标", "绩效目标", "年度指标", "目标",
    "绩效标准",
  ],
  sign: ["指标性质", "计算符号", "运算符号", "比较符号", "指标符号", "关系符号", "符号", "运算符", "关系符"],
  measure: ["计量单位", "度量单位", "指标值单位", "指标单位", "计算单位", "量纲"],
  kind: ["指标值类型", "指标属性", "指标类型", "指标值性质"],
  actual: [
    "实际完成值", "全年实际完成值", "年度实际完成值", "全年完成值", "完成值", "实际完成指标值", "完成指标值", "指标完成值", "实际值", "全年实际值", "实际完成情况",
    "全年实际完成情况", "全年完成情况", "指标完成情况", "指标值完成情况", "年度完成情况", "完成情况", "实际完成", "实际完成数", "完成数", "IND_COMP", "PERF_COMP", "实际情况", "业绩值", "自评情况",
  ],
  forecast: ["全年预计完成情况", "全年预计完成值", "预计完成情况", "全年预计", "EST_PERF_ANNUAL"],
  points: [
    "分值", "指标分值", "分值权重", "权重分值", "标准分", "标准分值", "满分", "满分值", "应得分", "设定分值", "分数", "权重分", "指标权重", "权重", "权重%", "分值%", "赋分", "IND_WEIGHT",
  ],
  score: [
    "自评得分", "单位自评得分", "自评分", "单位自评分", "自评分值", "自评分数", "得分", "实际得分", "指标得分", "最终得分", "考核得分", "评价得分", "评分", "自评", "EVAL_SCORE", "IND_SCORE",
  ],
  reason: [
    "偏差原因分析及改进措施", "偏差原因分析", "未完成原因分析", "未完成原因和改进措施", "原因分析及改进措施", "原因说明", "原因分析", "原因及改进措施", "偏差分析及整改措施", "原因",
    "DEVI_ANALY", "ANA_DEV_REASONS",
  ],
  excellent: ["优"],
  good: ["良"],
  fair: ["中"],
  poor: ["差"],
  project: ["项目名称", "PRO_NAME", "二级项目名称", "专项名称", "专项资金名称", "政策名称"],
  projectCode: ["项目编码", "项目代码", "PRO_CODE", "EVAL_ID", "项目编号"],
  unit: ["单位名称", "预算单位", "预算单位名称", "实施单位", "项目单位", "项目实施单位", "填报单位", "申报单位", "所属单位", "单位", "AGENCY_NAME"],
  department: ["主管部门", "部门名称", "预算部门", "主管部门名称", "部门", "主管单位", "DEPT_NAME"],
  year: ["年度", "预算年度", "评价年度", "年份", "FISCAL_YEAR"],
  initialBudget: ["年初预算数", "年初预算", "年初批复数", "REPLY_AMT"],
  adjustedBudget: ["全年预算数", "调整后预算数", "全年预算", "预算数", "变动后预算数", "CUR_AMT"],
  executed: ["全年执行数", "预算执行数", "执行数", "全年执行", "支出数", "YEAR_EXE_AMT"],
  executionRate: ["预算执行率", "执行率", "资金执行率", "EXE_AMT_RATE"],
  executionPoints: ["执行率分值", "预算执行率分值", "预算执行分值"],
  executionScore: ["执行率得分", "预算执行率得分", "预算执行得分", "资金执行得分", "EXE_SCORE"],
  totalPoints: ["总分值", "总分合计"],
  totalScore: ["自评总分", "自评总得分", "总得分", "合计得分", "总分", "TOTAL_EVAL_VALUE"],
};

/** Headings that are told by their shape: months and half-years change, reasons are worded in many ways. */
export const COLUMN_SHAPES: readonly (readonly [RegExp, ColumnMeaning])[] = [
  [/^(?:全年|年度|年终)?预计(?:完成|执行)?(?:情况|值|数|结果)?$/, "forecast"],
  [/^(?:偏差|未完成|扣分|失分|偏离|未达标|未实现).*(?:原因|分析|说明|措施)/, "reason"],
  [/^(?:截至.{0,12}|\d{1,2}(?:月)?[-~至]\d{1,2}月份?|半年度?|上半年|[一二三四]季度|全年|年度|实际|目前|当前)?(?:绩效)?(?:指标)?值?(?:实际)?(?:执行|完成)(?:情况|值|数|结果|进度)$/, "actual"],
];

/** Headings that belong to such tables and are not read: they show that a row is a second row of headings. */
export const ASIDE_WORDS: ReadonlySet<string> = new Set([
  "经费保障", "制度保障", "人员保障", "硬件条件保障", "其他", "确定能", "有可能", "完全不可能", "不可能", "备注", "说明", "指标解释", "指标说明", "评分标准", "评分标准说明",
  "评价标准", "扣分标准", "评分细则", "评分规则", "计分标准", "赋分标准", "完成率", "指标完成率", "得分系数", "是否核心指标", "数据来源", "佐证资料", "取值方式", "评分依据", "复核得分",
  "复核分", "核定得分", "财政评分", "主管部门评分", "复核评分", "序号", "内容", "标准", "偏差度", "偏离度", "指标值设定依据", "KPI_EVALSTD", "KPI_REMARK", "备注说明", "编号",
]);

/** A column of running numbers under a heading of names. */
export const NUMBER_COLUMN: ReadonlySet<string> = new Set(["序号", "编号"]);

/** In front of the levels it is an organisation, behind the value it is a unit of measure. */
export const AMBIGUOUS_UNIT = "单位";

/** Names printed with the thresholds of forms that have four columns for one target. */
export const THRESHOLD_NAMES = { excellent: "优", good: "良", fair: "中", poor: "差" } as const;

/** The half of a two-sided goal form that counts for the year, and the one that does not. */
export const ANNUAL_SIDE = /年度(?:绩效)?(?:目标|指标)|当年|本年/;
export const LONG_TERM_SIDE = /中期|中长期|长期|实施期|总体(?:绩效)?(?:目标|指标)/;
/** In the column of signs: the kind of the indicator, which is no part of its target. */
export const KIND_OF_INDICATOR = /^(?:定性|定量|数值|文本|文字|其他|无)型?(?:指标|描述|评价|分析)?$/;
/** Words of that column that belong in front of the number and are no comparison by themselves. */
export const CHANGE_SIGNS: ReadonlySet<string> = new Set(["增长", "增加", "提高", "上升", "下降", "降低", "减少", "压减", "节约", "约", "大约", "近", "±"]);

/** Words of official forms around the indicators: head fields, the money block, goals, totals, and what follows the table. */

export type HeadField = "project" | "projectCode" | "department" | "unit" | "publisher" | "year" | "totalScore";

/** Names of head fields, folded and without brackets; the better one first. */
export const HEAD_WORDS: Readonly<Record<HeadField, readonly string[]>> = {
  project: ["项目名称", "专项资金名称", "专项名称", "转移支付名称", "资金名称", "政策名称", "二级项目名称", "一级项目名称"],
  projectCode: ["项目编码", "项目代码", "项目编号"],
  department: [
    "主管部门", "主管部门及代码", "主管部门名称", "县级主管部门", "市级主管部门", "区级主管部门", "地方主管部门", "主管单位", "省级主管部门", "部门名称", "部门", "一级预算单位", "预算部门",
    "中央主管部门", "部门单位名称",
  ],
  unit: [
    "实施单位", "项目实施单位", "项目单位", "具体实施单位", "资金使用单位", "项目执行单位", "执行单位", "承担单位", "项目承担单位", "预算单位", "预算单位名称", "二级预算单位", "单位名称",
    "项目申报单位", "申报单位",
  ],
  publisher: ["填报单位", "填报部门", "填表单位", "公开单位", "编制单位", "自评单位", "评价单位"],
  year: ["年度", "预算年度", "评价年度", "所属年度"],
  totalScore: ["自评得分", "自评总分", "自评总得分", "绩效自评得分", "总得分", "综合得分", "自评综合得分"],
};

/** Names of fields that are not read, so that the field before one of them was left empty. */
export const OTHER_FIELD = /(?:电话|负责人|联系人|填报人|经办人|日期|时间|类别|类型|属性|性质|编码|代码|期限|项目期|概况|地址|邮编)$/;
/** `填报单位(盖章):某局    单位:万元`: what follows a wide gap, or the unit of money, is another field. */
export const NEXT_FIELD = /\s{2,}.*$|\s*(?:金额)?单位\s*[:：].*$/s;

export type FundsColumn = "initialBudget" | "adjustedBudget" | "executed" | "rate" | "points" | "score" | "aside";

export const FUNDS_WORDS: Readonly<Record<FundsColumn, readonly string[]>> = {
  initialBudget: ["年初预算数", "年初预算", "年初预算安排", "年初批复数", "年初安排数", "年初数", "申请金额", "本年度申请金额", "本年申请金额", "预算金额", "年度预算金额"],
  adjustedBudget: [
    "全年预算数", "调整后预算数", "调整后预算", "调整预算数", "全年预算", "变动后预算数", "预算调整数", "预算数", "年度预算数", "预算安排数", "本年预算数", "预算额", "预算安排",
  ],
  executed: ["全年执行数", "预算执行数", "全年执行", "执行数", "实际执行数", "实际支出数", "全年支出数", "支出数", "预算执行", "实际支出", "执行额", "决算数"],
  rate: ["执行率", "预算执行率", "资金执行率", "全年执行率", "支出率"],
  points: ["分值", "权重", "标准分", "满分", "权重分"],
  score: ["得分", "自评得分", "执行得分", "自评分", "预算执行得分"],
  aside: ["全年预计执行数", "预计执行数", "原因", "备注", "未完成原因", "偏差原因", "资金来源", "资金性质", "到位率", "实际到位", "上年度预算安排", "上年度实际执行"],
};

/** Columns of the money block told by their shape: `1—7月执行数`, `1-6月执行率`. */
export const FUNDS_SHAPES: readonly (readonly [RegExp, FundsColumn])[] = [
  [/^(?:全年|年度)?预计/, "aside"],
  [/^(?:截至.{0,12}|\d{1,2}(?:月)?[-~至]\d{1,2}月份?|半年度?|上半年)(?:预算)?执行数$/, "executed"],
  [/^(?:截至.{0,12}|\d{1,2}(?:月)?[-~至]\d{1,2}月份?|半年度?|上半年)(?:预算)?执行率$/, "rate"],
  [/偏差.*原因|原因分析|未完成原因/, "aside"],
];

/** The row of the money block that holds the sum. */
export const FUNDS_TOTAL = /^(?:项目|年度|全年|本年|部门|单位|预算|专项|财政|整体|支出)*(?:资金|预算|支出|金额|投资)?(?:总额|合计|总计|总金额|总投资|总数|金额合计)$|^(?:合计|总额|总计|年度金额|预算总额|(?:当年|年度|本年)预算)$/;
/** Money of several years, beside that of the year. */
export const FUNDS_LONG_TERM = /^(?:中期|实施期|长期|项目总).*(?:资金|金额|总额)/;
/** A part of the money, where the form has no columns: `财政拨款`, `其他资金`, `上年结转`. */
export const FUNDS_SOURCE = /(?:拨款|资金|补助|预算|基金|收入|支出|结转|结余|贷款|自筹|配套|转移支付|投入|省级|市级|县级|区级|中央|地方|自治区|盟市|旗县)$/;
/** `其中：` before the name of a part. */
export const OF_WHICH = /^其中[:：]?\s*/;
/** The block itself, which is no source. */
export const FUNDS_BLOCK = /^(?:项目|年度|部门|单位|整体)*(?:资金|预算|支出)(?:情况|来源|构成|安排|执行|投入|管理)*$/;

export const GOAL_PLANNED = /^(?:项目|部门|单位)?(?:年初|年度|全年)?(?:设定|预期|总体|绩效)*(?:的)?(?:预期目标|设定目标|总体目标|绩效目标|年度目标|目标)$/;
export const GOAL_ACTUAL = /^(?:项目)?(?:年度|全年)?(?:总体|绩效|预期)*(?:目标(?:实际)?|实际(?:目标)?)完成情况(?:综述)?$/;
/** The block that holds both, whose own cell says nothing. */
export const GOAL_BLOCK = /^(?:年度|项目|部门|单位|整体|支出)*(?:总体)?(?:绩效)?目标$/;
export const GOAL_LONG_TERM = /^(?:中期|中长期|长期|实施期|项目总)(?:总体|绩效)*目标/;
export const GOAL_NUMBERED = /^目标\d{1,2}[:：.]?/;

/** A row of the indicator area that is the execution of the budget. */
export const EXECUTION_ROW = /^(?:年度|项目|部门)?(?:资金|预算)?执行(?:率|情况|进度)?(?:指标)?$/;

export const TOTAL_WORDS = /^(?:自评|绩效|综合|指标|最终)*(?:总分|合计|总计|总得分|得分合计|分值合计|合计得分|总分值|合计分值|总评分|得分总计|综合得分|自评得分)$/;
/** Totals of a part, in between. */
export const SUBTOTAL_WORDS = /小计$|^.+指标(?:得分)?(?:合计|小计)$/;
/** `合计：96` in one cell. */
export const TOTAL_IN_TEXT = /^(?:自评|绩效)?(?:总分|合计|总计|总得分|自评得分|综合得分)[:：]\s*([\d.]+)分?$/;
export const SCORE_WORD = /得分|评分/;

/** What follows a table: from here on nothing is an indicator. */
export const AFTER_TABLE =
  /^(?:评价结论|自评结论|绩效自评结论|存在(?:的)?问题|改进措施|整改措施|下一步|(?:项目|财务|单位|部门|科室)负责人|分管领导|填报人|填表人|制表人|联系人|联系电话|审核人|审核意见|主管部门.{0,4}意见|财政.{0,6}意见|偏差大或目标未完成原因|偏差或不能完成|相关建议|其他需要说明|其他说明|评价等级|自评等级|经办人|填报日期)/;
export const AFTER_TABLE_WORDS = /^(?:注|备注|附注|说明|填表说明|填报说明|填写说明|等级|日期|结论)$/;
/** A note as text of its own: `注:…`, `1.得分一次性…`. */
export const NOTE_TEXT = /^(?:注|备注|附注|说明|填表说明|填报说明|填写说明)\d?[:：.]/;

/** The heading of an official table. */
export const TITLE = /(?:绩效|自评|评价|监控|预算|支出).*(?:自评表|申报表|目标表|监控表|评价表|评分表|计分表|打分表|评审表|批复表|情况表|指标表|考核表|得分表|体系表|指标体系|统计表|汇总表|一览表|公开表|备案表|明细表|表)$/;

export const DEPARTMENT_OVERALL = /(?:部门|单位|整体).{0,6}整体|整体支出|整体绩效/;
export const MONITORING = /监控/;
export const SELF_EVALUATION = /自评/;
export const EVALUATION = /评价(?!.*自评)|评分表|计分表|打分表|得分表|评审表/;
export const GOAL_FORM = /申报表|目标表|批复表|绩效目标/;
/** Levels that end a table of results; a table that begins with one has lost its beginning. */
export const LAST_LEVEL = /满意度/;
export const LATER_LEVEL = /^(?:效益|效果|满意度|项目效益|社会效益|服务对象)/;
/** Fixed kinds of the printed form: where nothing is filled in beside one, nothing was set. */
export const FIXED_KIND = /^(?:产出)?(?:数量|质量|时效|成本)(?:指标)?$|^(?:经济|社会|生态|环境|可持续)(?:效益|影响|发展影响)*(?:指标)?$|^(?:社会公众或|服务对象或?)?(?:服务对象|受益者|受益对象)?满意度(?:指标)?$/;

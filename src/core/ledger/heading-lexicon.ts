/** What a column of a ledger workbook holds. */
export type LedgerField =
  | "code" | "name" | "book" | "year" | "source" | "voucher" | "documentNo" | "day" | "month" | "initial" | "paid" | "delta" | "amount" | "before" | "after";

/** Headings as the treasury's and the budget system's lists print them, folded and without brackets. */
export const HEADINGS: Readonly<Record<LedgerField, readonly string[]>> = {
  code: ["项目代码", "项目编码", "项目编号", "二级项目代码", "二级项目编码", "projectcode"],
  name: ["项目名称", "项目", "二级项目名称", "projectname"],
  book: ["预算类型", "预算类别", "预算种类", "四本预算", "预算账簿", "budgetbook"],
  year: ["年度", "预算年度", "会计年度", "budgetyear"],
  source: ["资金来源", "资金性质", "资金类型", "资金行", "fundingsource"],
  voucher: ["凭证号", "支付凭证号", "凭证编号", "支付编号", "支付单号", "支付令号", "支付申请号", "voucher"],
  documentNo: ["文号", "调整文号", "批复文号", "指标文号", "调剂文号", "文件号", "documentnumber"],
  day: ["日期", "支付日期", "支付时间", "付款日期", "凭证日期", "清算日期", "调整日期", "批复日期", "发文日期", "date"],
  month: ["月份", "支付月份", "调整月份", "month"],
  initial: ["年初预算", "年初预算数", "年初批复数", "年初预算金额", "年初数", "initialbudget"],
  paid: ["支付金额", "付款金额", "实际支付金额", "支出金额", "支付数", "执行数", "amountpaid"],
  delta: ["调整金额", "预算调整金额", "调整数", "调剂金额", "追加金额", "追加追减金额", "追加减金额", "adjustment"],
  amount: ["金额", "amount"],
  before: ["调整前", "调整前预算", "调整前预算数", "调整前金额", "beforeadjustment"],
  after: ["调整后", "调整后预算", "调整后预算数", "调整后金额", "afteradjustment"],
};

/** `支付金额（万元）`, `金额(单位:元)`: the heading without the unit, and the unit. */
export const HEADING_UNIT = /^(.+?)\((?:单位:)?(元|万元|人民币元|人民币万元|yuan|10,?000yuan)\)$/i;
/** `单位：万元` in a line above the headings. */
export const UNIT_ABOVE = /(?:金额)?单位:?\(?(?:人民币)?(万元|元)\)?/;
export const UNIT_NAMES: Readonly<Record<string, "yuan" | "wan">> = { 元: "yuan", 人民币元: "yuan", yuan: "yuan", 万元: "wan", 人民币万元: "wan", "10000yuan": "wan", "10,000yuan": "wan" };

/** Rows that add up others and are none of their own. */
export const SUM_ROW = /^(?:合计|总计|小计|本页合计|本月合计|累计|本年累计|.{0,20}(?:小计|合计)|total)[:：]?$/i;

/** 注：……, 制表人：……: lines below a list that explain it or say who made it. */
export const NOTE_BELOW = /^(?:注|备注|说明|附注|编制|编制单位|编制人|制表|制表人|制表单位|填表人|填报人|填报单位|审核|审核人|复核人|经办人|负责人|单位负责人|财务负责人|联系人|联系电话|note)\d*[:：]/i;

/** Names of the four books, whole and short. */
export const BOOK_NAMES: Readonly<Record<string, string>> = {
  一般公共预算: "GENERAL_PUBLIC", 一般公共: "GENERAL_PUBLIC", 政府性基金预算: "GOV_FUND", 政府性基金: "GOV_FUND",
  国有资本经营预算: "STATE_CAPITAL", 国有资本经营: "STATE_CAPITAL", 国有资本: "STATE_CAPITAL", 社会保险基金预算: "SOCIAL_INSURANCE", 社会保险基金: "SOCIAL_INSURANCE", 社保基金: "SOCIAL_INSURANCE",
};

/** `2026年3月5日`, `2026/3/5`, `2026.3.5`, `20260305`. */
export const WHOLE_DAY = /^(\d{4})(?:[-/.](\d{1,2})[-/.](\d{1,2})|年(\d{1,2})月(\d{1,2})日|(\d{2})(\d{2}))(?: .*)?$/;
/** `2026年3月`, `2026-03`, `202603`, `3月`, `3`. */
export const MONTH_ONLY = /^(?:(\d{4})(?:[-/.](\d{1,2})|年(\d{1,2})月份?|(\d{2}))|(\d{1,2})月?份?)$/;

/** The words and signs of formulas, as data: what may be written for an operator or a function, the canonical spelling first. */

/** Signs under the one spelling that the grammar knows. */
export const SIGNS: Readonly<Record<string, string>> = {
  "(": "(", ")": ")", "[": "[", "]": "]", ",": ",", "+": "+", "-": "-", "*": "*", "/": "/", "=": "=", "<": "<", ">": ">",
  "【": "[", "】": "]", "、": ",", "−": "-", "×": "*", "÷": "/", "≥": ">=", "≧": ">=", "⩾": ">=", "≤": "<=", "≦": "<=", "⩽": "<=", "≠": "<>",
};

/** Words with a meaning of their own; nothing can be named so. */
export const KEYWORDS: Readonly<Record<string, "and" | "or" | "not" | "true" | "false">> = {
  and: "and", 且: "and", 并且: "and", or: "or", 或: "or", 或者: "or", not: "not", 非: "not", true: "true", 真: "true", false: "false", 假: "false",
};

/** A function is a word with a bracket behind it, so that a column may still be named 合计. Latin first, then Chinese; the first of each is printed. */
export const FUNCTION_WORDS = {
  if: ["if", "如果", "若"],
  sum: ["sum", "合计", "求和", "总和"],
  avg: ["avg", "平均", "平均值", "平均数", "average"],
  median: ["median", "中位数"],
  count: ["count", "个数", "计数"],
  min: ["min", "最小", "最小值"],
  max: ["max", "最大", "最大值"],
  ratio: ["ratio", "占比", "比率", "比例"],
  clamp: ["clamp", "限定", "限于"],
  round: ["round", "四舍五入"],
  daysBetween: ["daysBetween", "相差天数", "间隔天数"],
  monthsBetween: ["monthsBetween", "相差月数", "间隔月数"],
} as const satisfies Readonly<Record<string, readonly [latin: string, chinese: string, ...others: string[]]>>;

/** How signs and keywords are printed in each of the two spellings. */
export const PRINTED = {
  latin: { "+": "+", "-": "-", "*": "*", "/": "/", "=": "=", "<>": "<>", "<": "<", "<=": "<=", ">": ">", ">=": ">=", and: "and", or: "or", not: "not", true: "true", false: "false" },
  chinese: { "+": "+", "-": "-", "*": "×", "/": "÷", "=": "=", "<>": "≠", "<": "<", "<=": "≤", ">": ">", ">=": "≥", and: "且", or: "或", not: "非", true: "真", false: "假" },
} as const;

/** What may begin a name, and go on in it. */
export const NAME = /[\p{Script=Han}A-Za-z_][\p{Script=Han}A-Za-z0-9_]*/uy;
/** A unit right behind a number: 5%, 100万元, 30天, 2.5m². */
export const UNIT_BEHIND_NUMBER = /[%‰]|(?:[\p{Script=Han}A-Za-z㎡℃]+[23²³]?)/uy;
/** What stands between the parts of a unit: 元/人·年. */
export const PER = /[/每]/;
export const TIMES = /[·*×]/;

/** Shares of a whole: they have no dimension, and a factor to one. */
export const SHARES: Readonly<Record<string, readonly [top: bigint, bottom: bigint]>> = { "%": [1n, 100n], "‰": [1n, 1000n], 百分点: [1n, 100n], 个百分点: [1n, 100n], 百分比: [1n, 100n] };
/** A multiple is a ratio said aloud. */
export const MULTIPLES: ReadonlySet<string> = new Set(["倍"]);
/** Units whose factor in the library of units is a rounded decimal. */
export const EXACT_FACTORS: Readonly<Record<string, readonly [top: bigint, bottom: bigint]>> = { 分钟: [1n, 60n] };
/** Counting words of the library that measure something of their own, so that adding them to a count of things would be wrong. */
export const MEASURES: Readonly<Record<string, readonly [family: string, factor: bigint]>> = {
  千瓦: ["power", 1n], kW: ["power", 1n], 兆瓦: ["power", 1000n], MW: ["power", 1000n], 千瓦时: ["energy", 1n], kWh: ["energy", 1n],
  人天: ["person-day", 1n], 人日: ["person-day", 1n], 人月: ["person-month", 1n], 课时: ["lesson", 1n], 学时: ["lesson", 1n], 级: ["level", 1n],
};
export const DAYS = "天";
export const MONTHS = "个月";

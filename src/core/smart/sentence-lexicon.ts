/**
 * The words of goal sentences, as data. Every repetition is bounded, so that no pattern can be made to run long.
 * All patterns are for text that went through `even`.
 */

/** Verbs and adverbs that promise a direction but no amount. */
export const VAGUE = /进一步|不断|持续|努力|切实|大力|积极|有效|明显|显著|稳步|扎实|逐步|有所|提高|提升|加强|推进|推动|促进|增强|改善|完善|优化|强化|深化|健全|保障|保证|确保|落实|做好|搞好|抓好|营造|加大/;

/** Objects that could stand in any form of any body. */
export const EMPTY_OBJECT = /各项(?:工作|任务)|(?:相关|有关|日常|本职|其他|其它|中心|各类)工作|年度(?:工作|目标)?任务|交办的?(?:各项|其他|其它|临时)?(?:工作|任务)/;

/** Words that put a time off without naming one. */
export const OPEN_TIME = /尽快|尽早|及早|早日|及时|按时|按期|如期|适时|择机|近期|抓紧|限期/;
/** In a cell of a timeliness row these name no day either. */
export const OPEN_TIME_CELL = /^全年(?:度)?$|^按(?:计划|进度|要求|序时进度)|(?:计划|规定|要求|约定|完成)(?:的)?(?:完成)?(?:时间|期限|时限|工期)(?:之?内|前)|^(?:长期|已完成|完成)$/;

/** Anything that places a sentence in time. */
export const TIME = /\d{4}年|\d{4}[./-]\d{1,2}|\d{1,2}月|年[底末内度]|[本当全每]年|学[年期]|季度|每[月季周日天]|[上下]半年|月[底末]|期末|期间|[\d一二三四五六七八九十]{1,3}个?(?:工作)?[日天月年周](?:之|以)?内/;

/** What has digits and yet measures nothing: dates, document numbers, ages, names such as PM2.5. */
export const NOT_A_MEASURE = /\d{4}年度?|\d{4}[./-]\d{1,2}(?:[./-]\d{1,2})?|\d{1,2}月(?:\d{1,2}[日号])?|[〔[(]\d{4}[〕\])]\d{1,4}号|第[\d一二三四五六七八九十]{1,4}|\d{1,3}(?:[-—~至]\d{1,3})?周?岁|[A-Za-z]\d{1,6}(?:\.\d{1,3})?|[一二三四]期(?:工程|项目|建设)|一次(?:性|验收|合格|通过)|十[二三四五]五/g;
/** A number written in characters with something it counts, or a whole that can be checked. */
export const MEASURE_IN_WORDS = /(?<![统唯第专单同])[一二两三四五六七八九十百千万]{1,6}(?:余|多)?(?:个|项|次|户|人|名|件|台|套|座|处|公里|亩|吨|倍|场|期|条|所|家|辆|只|头|栋|间|份|篇|种|类|轮|天)|百分之|百分百|[一二三四五六七八九]成(?:以上|五)|全覆盖|零(?:事故|投诉|差错|违规|伤亡|死亡|上访)|翻[一两]?番|过半/;

/** Claims of rank that need somebody to be compared with. */
export const SUPERLATIVE = /领先|一流|首屈一指|名列前茅|前列|最优|最佳|最好|顶尖|世界级|(?:国际|国内|全国|全省|行业)先进/;
/** A rank or a list that can be looked up. */
export const BENCHMARK = /前[\d一二三四五六七八九十]{1,3}[名位]|第[\d一二三四五六七八九十]{1,3}[名位]|排名|排行|《/;

/** Amounts nobody can be held to. */
export const IMPRECISE = /(?:大约|大概|约|近)(?= ?\d)|[\d.]{1,12}[^,。;\d]{0,6}(?:左右|上下)|\d{1,9}[余多](?=[个项次户人名件台套座处家场期条])|若干|(?<!第)一批(?!次)|一系列|一定数量|大量|大批|适量/;

/** A sentence that ends like this goes on somewhere else. */
export const UNFINISHED_END = /(?:[,、:(《“]|以及|[^温缓]和|并且|或者|包括|其中|通过|为了|的)$/;

export const OPENING = "(《【〔";
export const CLOSING = ")》】〕";

/** Heads of numbered goals, dropped before reading. */
export const LIST_HEAD = /^(?:\s|(?:年度|总体|中期)?目标[\d一二三四五六七八九十]{0,3} ?[:、.]|第?[一二三四五六七八九十\d]{1,3}[、:)](?!\d)|\d{1,2}\.(?!\d)|\([一二三四五六七八九十\d]{1,3}\)|[①-⑳•·]|一是|二是|三是|四是|五是)/;

/** What a form's author wrote for the one who fills it. */
export const HINT = /请(?:填写|输入|在此)|(?:此处|在此)填|填[写报](?:说明|具体|三级|指标|数值|内容|目标|名称)|^(?:三级指标|指标名称|指标值|目标值|年度指标值|绩效指标|示例|样例)[:()]{0,2}$|^(?:指标|目标|任务)\d{1,2}:?(?:[….]{1,6})?$|^[….。]{1,12}$|^例如:/;

/** A citation that ties a goal to a duty, plan or order. */
export const CITATION = /《|依据|根据|按照|遵照|为(?:贯彻)?落实/;

/** From one value to another: 由92%提高到95%. Groups: first value, second value. */
export const FROM_TO = /(?:由|从)[^\d,。;]{0,8}(\d{1,12}(?:\.\d{1,6})?) ?(万|亿)?[^\d,。;]{0,14}?(?:到|至|为) ?(\d{1,12}(?:\.\d{1,6})?) ?(万|亿)?(?!年|月|\d)/;
export const TEN_THOUSAND = "万";

/** A date with all its parts, to be checked against the calendar. Groups: year, month, day; or month, day. */
export const FULL_DATE = /(?<![\d.])(\d{4})(?:年|[./-])(\d{1,2})(?:月|[./-](?=\d))(?:(\d{1,2})(?![\d%.])[日号]?)?|(?<![\d年./-])(\d{1,2})月(\d{1,2})[日号]/g;

/** The year a goal begins with, behind the head of its first item. Group: the year. */
export const OPENING_YEAR = /^(?:(?:目标|任务)?\d{0,2}[:、.] ?)?(20\d{2})年/;

/** Whether a text may hold one at all. */
export const DATE_LIKE = /\d[年月./-]\d/;

/** The last day of a budget year as it is written into a cell. */
export function yearEndText(year: number): string {
  return `${year}年12月31日前`;
}

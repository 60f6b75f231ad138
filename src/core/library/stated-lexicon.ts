/** Words by which an overall goal states indicators. Every repetition is bounded, so that no text can be made to run long. */

/** Where one statement ends; a comma between digits is part of a number. */
export const CLAUSE_END = /[，。；;！!？?\n\r]|,(?!\d)|(?<!\d),/u;
/** `目标1：` before a statement. */
export const CLAUSE_HEAD = /^(?:\s|(?:年度|总体|中期)?目标[\d一二三四五六七八九十]{0,3}[:：、.]|[（(]?[一二三四五六七八九十\d]{1,3}[、)）:：]|[一二三四五]是)+/u;
/** Before a name, saying no more than the year does. */
export const THIS_YEAR = /^(?:全年度?|年内|年度内|当年|本年度?|今年)/u;
/** What leads over from the name to the number and belongs to neither: 提高到, 为, 共. */
export const LEADS_OVER = /(?:(?:提[高升]|增[加长]|上升|下?降低?|减少|缩短|压缩|控制|保持|稳定|维持)?(?:到|至|在|为)|[:：]|共计?|总计|合计|累计)$/u;
/** 每秒18立方米: what a number is per belongs to the target. */
export const PER_BEFORE = /(?:每个?[秒时日天周月季年次人户]|人均|日均|月均|年均)$/u;
/** A change in percent is told as a rate: 营业收入增长8% is the 营业收入增长率. */
export const CHANGE_END = /(?:增长|增加|提高|提升|下降|降低|减少)$/u;
export const RATE = "率";
/** What is done by a day: its deadline is an indicator. */
export const DONE_BY = /^(?:全部|全面|基本|正式)?(?:完成|完工|竣工|交付|投用|投入使用|建成|上线|开工|拨付到位|到位|发放到位|验收)[^\d]{0,10}$/u;
export const DEADLINE = "时间";
/** Longest name that is one: beyond it stands a sentence. */
export const NAME_LENGTHS = { least: 3, most: 22 } as const;
/** Before a number that names no thing: 完成4座池体 is 完成池体. */
export const LONGEST_VERB = 4;

/** Of what kind a statement is, told by its name; the first that fits. What none tells is a rate or a quantity. */
export const SATISFACTION_NAME = /满意/u;
export const COST_NAME = /成本|造价|单价|费用|人均.{0,8}[补费]|每.{1,6}(?:投资|支出|补[助贴])/u;
export const TIME_NAME = /时间|时限|时长|工期|按时|按期|及时|准时|如期|月份/u;
export const TIME_UNITS: ReadonlySet<string> = new Set(["小时", "分钟", "工作日"]);
export const RATE_NAME = /(?:率|占比|比例|比重|程度)$/u;

/** Kinds of rows as frames name them. */
export const SATISFACTION_ROW = /满意/u;
export const COST_ROW = /成本/u;
export const TIME_ROW = /时效/u;
export const QUANTITY_ROW = /数量/u;
export const QUALITY_ROW = /质量/u;

/**
 * The words of target cells, as data. Every repetition is bounded.
 * All patterns are for text that went through `even`.
 */

/** A number with its sign and nothing else: no unit anywhere. */
export const BARE_NUMBER = /^(?:不(?:得)?[低少小]于|不(?:得)?超过|不[高大多]于|至少|达到|控制在|大于|小于|等于|[≥≤<>=+~\-,.\d\s]|至|到|万|亿|千|以[上下内]|及|含|左右|约|[()]){1,60}$/;

/** Looks like a number and is none. Letters for digits, doubled signs and points, errors of a spreadsheet. */
export const UNREADABLE = /#(?:REF|VALUE|N\/A|DIV\/0|NAME|NUM|NULL)|^(?:NaN|-?Infinity|undefined|null)$|\d[OoIl](?=[\d%.]|$)|^[≥≤<>= ]{0,3}[OoIl]\d|\d\.{2,8}\d|\d(?:\.\d{1,9}){2}(?!\d)|%[%‰]|[≥≤] ?[≥≤<>=]|[<>=]{3}|[<>] ?[<>]|\d \d|^[≥≤<>=]{1,2} ?[%‰]?$/;
export const NUMBER_LIKE = /^[\s\d.,eE+\-%≥≤<>=]{1,200}$/;
export const DIGIT = /\d/;
/** Digits of the wide alphabet beside digits of the narrow one. For text as typed. */
export const WIDE_DIGIT = /[０-９]/;
export const WIDE_LETTERS_AND_DIGITS = /[０-９Ａ-Ｚａ-ｚ％]/g;

/** A scale in place of a target. */
export const SCALE_ONLY = /^定性(?:指标|评价|描述|分析)?(?:好坏|优劣|高低|[(:][^)]{0,30}\)?)?$|^(?:好坏|优劣|高低|高中低|优良中[低差]差?)$|^(?:(?:优秀|良好|优良|优|良|中等|中|差|较差|好|较好|一般|坏|高|较高|低|较低|强|弱|是|否|合格|不合格|达标|不达标|基本达成|部分达成|未达成)[/、,; 或]{1,2}){1,8}(?:优秀|良好|优|良|中等|中|差|较差|好|较好|一般|坏|高|较高|低|较低|强|弱|是|否|合格|不合格|达标|不达标|未达成)等?$/;
/** Four thresholds in one cell, the custom of some provinces: 优100% 良90% 中85% 差85%. */
export const THRESHOLDS = /优[^\d]{0,3}\d[^优]{0,12}良[^\d]{0,3}\d/;

/** Words for an effect that nobody can count. */
export const VAGUE_VALUE = /明显|显著|有效|较[好高强大]|良好|不断|持续|逐[步年渐]|进一步|提[高升]|改善|增强|加[强大]|促进|完善|长[期效]|健全|有所|一定程度|大幅|[保按]质[保按]量|达到?成?预期|^(?:高|好|强|满意|群众满意|稳定)$|满意$/;
/** …unless the cell names what it is checked against. */
export const CRITERION = /标准|规范|规定|规程|等级|[\dⅠⅡⅢⅣⅤ一二三四五][级类]|合格|达标|通过|未发生|不发生|无|零|全覆盖|全部|应.尽|《/;

/** Words that have a rule of their own wherever they stand: a rank, an amount nobody can be held to, a whole. */
export const CRITERION_FREE = /领先|一流|前列|最[优佳好]|若干|一批|大量|适量|全覆盖|全部|应.尽/;

/** A unit put against words: 应保尽保 %. */
export const UNIT_AFTER_WORDS = /[^\d\s≥≤<>=.,%(]\s{0,3}%$/;
export const PERCENT_SIGN = "%";
/** A second money unit typed behind the first: 20万元元. */
export const UNIT_TWICE = /元 ?(?:万?元|%)$/;

/** The first number of a cell with its scale. */
export const FIRST_NUMBER = /\d{1,12}(?:,\d{3}){0,5}(?:\.\d{1,6})? ?(?:万|亿|千)?/;
/** Words without which a cell is no prose. */
export const PROSE = /[\u4e00-\u9fff]{4}/;

/** A cell that says more than "the value". */
export const MAGNITUDE_UNITS: readonly (readonly [string, number])[] = [["亿元", 100_000_000], ["百万元", 1_000_000], ["万元", 10_000], ["千元", 1_000], ["元", 1]];
/** Units that rates may have besides percent. */
export const BESIDE_RATES: readonly string[] = ["个百分点", "倍", "分"];
export const YUAN = "元";
export const PER_STROKE = /[/·*每]/;
/** What a price is per: 元/亩, 元/人·年. Group: the thing. */
export const PER = /^[百千万亿]{0,2}元\/([^/·*.\s]{1,6})/;

export const SIGN_TO_PRINT: Readonly<Record<string, string>> = { ">=": "≥", "<=": "≤", ">": ">", "<": "<", "=": "=" };
/** Signs and sign words with which a cell may begin or end, to put another sign in their place. */
export const SIGN_IN_CELL = /^ ?(?:≥|≤|>=|<=|[<>=]|不(?:得)?[低少小]于|不(?:得)?超过|不[高大多]于|至少|大于等于|小于等于|大于|小于|超过|高于|多于|达到) ?|(?:及|或|\(含\))?以[上下内](?:\(含\))?$/g;

/** How headings and field names are written on Chinese forms, as data: numbering, marks and brackets around the words. */

/** `★`, `*` and the like before a heading. */
export const MARKS_BEFORE = /^[*★☆●▲■□#]+/;
/** `1.`, `一、`, `(二)`, `①` before a heading; folded, so that 、 is a dot. */
export const NUMBERING = /^(?:\d{1,2}[.)](?!\d)|\(?[一二三四五六七八九十]{1,3}(?:[.)]|(?=\())|\([一二三四五六七八九十\d]{1,3}\)|[①-⑩])/;
/** Notes in brackets: `(A)`, `(B/A)`, `(万元)`, `(盖章)`, `(10分)`, `(括号内说明)`. */
export const IN_BRACKETS = /\([^()]*\)/g;
/** `年初目标值A`, `执行率B/A`. */
export const FORMULA_LETTERS = /(?<=[^A-Za-z0-9_])[A-Z](?:[/÷][A-Z])?$/;
/** Points inside a heading: `产出指标(50分)`, `目标内容 (4分)`. */
export const POINTS_IN_NAME = /[(（【\[]\s*([0-9０-９]+(?:[.．][0-9０-９]+)?)\s*分\s*[)）】\]]\s*$/;
/** Points behind the name of a group, where `分` or the brackets may be missing: `产出指标(50)`, `产出指标50分`. */
export const POINTS_OF_GROUP = /(?:[(（【\[]\s*[0-9０-９]+(?:[.．][0-9０-９]+)?\s*[分%％]?\s*[)）】\]]|[0-9０-９]+(?:[.．][0-9０-９]+)?分)\s*$/;
/** A line of the printed form that does not apply. */
export const NOT_APPLICABLE = /^(?:无|不涉及|不适用|暂无)$/;
/** Points of a block: `预算执行情况(10分)`, `得分(20分*执行率)`. */
export const POINTS_IN_LABEL = /\((\d+(?:\.\d+)?)分/;
/** `指标1：`, `指标2:` before the name in the printed form, with nothing else it is a place left free. */
export const INDICATOR_NUMBER = /^指标\s*[0-9０-９一二三四五六七八九十]+\s*[:：、.]?\s*/;
export const LEFT_FREE = /^(?:指标\s*[0-9０-９一二三四五六七八九十]*\s*[:：]?|[.…·。]+)$/;
/** Cells that mean "nothing printed". */
export const NOTHING = /^(?:[-—–―－─]+|[/／\\]+|[*＊]+|[.…·]+)$/;
/** The unit of amounts, wherever it is printed. */
export const MONEY_UNIT_AFTER_LABEL = /单位[:：]?\s*[(（]?\s*(万元|亿元|元)/;
export const MONEY_UNIT_IN_BRACKETS = /[(（]\s*(?:单位[:：]?)?\s*(万元|亿元|元)\s*[)）]/;
/** An amount with words around the number: `854万(…)`, `65.66 万元`. */
export const AMOUNT = /^([+-]?\d+(?:\.\d+)?)(万元|亿元|万|亿|元)?(?:\(.*\))?$/;
export const AMOUNT_UNITS: Readonly<Record<string, string>> = { 万: "万元", 万元: "万元", 亿: "亿元", 亿元: "亿元", 元: "元" };
/** `8.5分`, `10%` of a weight. */
export const POINTS_TEXT = /^([+-]?\d+(?:\.\d+)?)[分%]?$/;
export const YEAR_IN_TITLE = /(20\d{2}|19\d{2})(?:年|-\d{4}年)/;
/** `2022年度` alone; a bare number of four digits only counts beside its name. */
export const YEAR_ALONE = /^(20\d{2}|19\d{2})年度?$/;
export const YEAR_NUMBER = /^(20\d{2}|19\d{2})(?:年度?)?$/;

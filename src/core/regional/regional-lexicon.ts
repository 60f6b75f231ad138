/** 数量指标: the kind of indicator whose values add up over regions. */
export const COUNTED = /数量|规模/;
/** Names of what does not add up, whatever its unit: rates, averages, and what is reckoned for each one. */
export const NOT_ADDED = /率|比例|占比|比重|平均|人均|户均|亩均|单位成本|每|标准|增幅|增速|指数|满意度|程度/;
/** Words behind a number that say a direction; an actual value has none. */
export const DIRECTION_AFTER = /(?:及|或)?(?:以上|以下|以内|之内)$/;
/** A number in a goal's text. */
export const NUMBER_IN_TEXT = /\d[\d,，]*(?:\.\d+)?/g;
/** Behind a number that is a year, a month, a day or a place in a list. */
export const CALENDAR_AFTER = /^\s*(?:年|月|日|号|季|季度|[.．、](?!\d)|[)）])/;
/** The unit that amounts are typed in. */
export const MONEY_AFTER = "万元";
/** How a number of the whole is marked in the text of a part. */
export const WHOLE_NUMBER_MARK = (number: string): string => `【${number}】`;
/** Magnitudes between a number and its unit. */
export const MAGNITUDE_FIRST = /^[\s万亿千]+/;

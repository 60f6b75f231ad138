/** What a date cell without a day is printed with; a full date is printed as an ISO date. */
export const YEAR_MARK = "年";
export const MONTH_MARK = "月";

/** Formats that Chinese editions know by number only and never write into the file. */
export const CHINESE_DATE_FORMATS: Readonly<Record<number, string>> = {
  27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: "m-d-yy", 31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"', 34: 'h"时"mm"分"', 35: 'h"时"mm"分"ss"秒"', 36: 'yyyy"年"m"月"',
  50: 'yyyy"年"m"月"', 51: 'm"月"d"日"', 52: 'yyyy"年"m"月"', 53: 'm"月"d"日"', 54: 'm"月"d"日"',
  55: 'h"时"mm"分"', 56: 'h"时"mm"分"ss"秒"', 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"',
};

/** WPS writes the Chinese name of `General` into some files. */
export const GENERAL_IN_CHINESE = /^G\/通用格式/i;

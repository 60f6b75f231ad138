/**
 * The words of Chinese target and actual cells, as data: what stands for a sign, a magnitude, a unit, a claim.
 * Longer words come before their parts, since the first match counts.
 */
import type { Comparator } from "./reading.ts";

/** Words before a number that carry its sign. By the Civil Code 以上、以下、以内 include the number, 超过 and 不满 don't (art. 1259). */
export const SIGN_BEFORE: readonly (readonly [string, Comparator])[] = [
  ["大于或等于", ">="], ["大于等于", ">="], ["高于或等于", ">="], ["高于等于", ">="], ["不低于", ">="], ["不少于", ">="], ["不小于", ">="],
  ["不得低于", ">="], ["不得少于", ">="], ["至少", ">="], ["最少", ">="], ["最低", ">="], ["达到", ">="], ["达", ">="],
  ["小于或等于", "<="], ["小于等于", "<="], ["低于或等于", "<="], ["低于等于", "<="], ["不高于", "<="], ["不超过", "<="], ["不大于", "<="],
  ["不多于", "<="], ["不得超过", "<="], ["不得高于", "<="], ["不超", "<="], ["至多", "<="], ["最多", "<="], ["最高", "<="], ["控制在", "<="],
  ["超过", ">"], ["大于", ">"], ["高于", ">"], ["多于", ">"], ["小于", "<"], ["低于", "<"], ["少于", "<"], ["不足", "<"], ["不满", "<"],
  ["等于", "="],
  [">=", ">="], ["<=", "<="], [">", ">"], ["<", "<"], ["=", "="],
];

/** The direction of an indicator written where its sign belongs, right before the number; in a sentence these words mean other things. */
export const DIRECTION_BEFORE: readonly (readonly [string, Comparator])[] = [
  ["正向指标", ">="], ["正向", ">="], ["反向指标", "<="], ["反向", "<="], ["逆向指标", "<="], ["逆向", "<="], ["负向指标", "<="], ["负向", "<="],
];
/** How a folded sign is printed. */
export const PRINTED_SIGNS: Readonly<Record<Comparator, string>> = { ">=": "≥", "<=": "≤", ">": ">", "<": "<", "=": "=" };
/** A minus behind one of these belongs to the number; behind any other word it is a dash. */
export const CHANGE_BEFORE = /(?:增长率?|增加|提高|上升|增幅|增速|涨幅|变动率?|变化率?|同比|环比)$/;
/** A minus in a character. */
export const MINUS_CHARACTER = "负";

/** Words after a number that carry its sign. */
export const SIGN_AFTER: readonly (readonly [string, Comparator])[] = [
  ["(含)以上", ">="], ["及以上", ">="], ["或以上", ">="], ["及其以上", ">="], ["以上(含)", ">="], ["以上", ">="], ["起", ">="], ["+", ">="],
  ["(含)以下", "<="], ["及其以下", "<="], ["及以下", "<="], ["或以下", "<="], ["以下(含)", "<="], ["以下", "<="], ["以内", "<="], ["之内", "<="], ["内", "<="],
];

/** Characters of other alphabets that stand for a sign, folded before anything is read. */
export const SIGN_SHAPES: Readonly<Record<string, string>> = {
  "≥": ">=", "≧": ">=", "⩾": ">=", "≫": ">=", "≤": "<=", "≦": "<=", "⩽": "<=", "≪": "<=",
  "﹥": ">", "﹤": "<", "═": "=", "﹦": "=", "〉": ">", "〈": "<", "％": "%", "﹪": "%", "٪": "%", "−": "-", "－": "-", "﹣": "-", "﹢": "+",
};

/** About, roughly: no exact comparison can follow. */
export const ABOUT: readonly string[] = ["左右", "上下", "大约", "约", "近"];

/** Cells that mean "not filled". */
export const BLANK_CELLS: ReadonlySet<string> = new Set(["", "*", "/", "\\", "-", "--", "—", "——", "―", "N/A", "n/a", "无内容", "未填"]);

export const MAGNITUDES: readonly (readonly [string, number])[] = [
  ["万亿", 1_000_000_000_000], ["百亿", 10_000_000_000], ["十亿", 1_000_000_000], ["亿", 100_000_000], ["千万", 10_000_000], ["百万", 1_000_000], ["十万", 100_000], ["万", 10_000], ["千", 1_000],
];

/** 千米、千克 are units, not thousands. */
export const AFTER_THOUSAND_IN_UNIT = "米克瓦伏焦卡帕赫";

/** Families of units that may be compared, with the factor to the family's first unit. */
export const UNIT_FAMILIES: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  percent: [["%", "1"], ["百分比", "1"], ["‰", "0.1"]],
  "percentage point": [["个百分点", "1"], ["百分点", "1"]],
  money: [["元", "1"], ["元人民币", "1"], ["人民币", "1"], ["块", "1"]],
  length: [["米", "1"], ["m", "1"], ["M", "1"], ["公里", "1000"], ["千米", "1000"], ["km", "1000"], ["KM", "1000"], ["厘米", "0.01"], ["公分", "0.01"], ["cm", "0.01"], ["毫米", "0.001"], ["mm", "0.001"], ["延米", "1"], ["延长米", "1"]],
  area: [["平方米", "1"], ["平米", "1"], ["㎡", "1"], ["m²", "1"], ["m2", "1"], ["平方", "1"], ["公顷", "10000"], ["平方公里", "1000000"], ["平方千米", "1000000"]],
  mu: [["亩", "1"], ["亩次", "1"]],
  volume: [["立方米", "1"], ["立方", "1"], ["m³", "1"], ["m3", "1"], ["方", "1"], ["升", "0.001"], ["L", "0.001"]],
  mass: [["公斤", "1"], ["千克", "1"], ["kg", "1"], ["KG", "1"], ["吨", "1000"], ["t", "1000"], ["克", "0.001"], ["g", "0.001"], ["斤", "0.5"]],
  hour: [["小时", "1"], ["时", "1"], ["h", "1"], ["分钟", "0.0166666666666666666667"]],
  day: [["天", "1"], ["日", "1"]],
  "working day": [["个工作日", "1"], ["工作日", "1"]],
  month: [["个月", "1"], ["月", "1"]],
  quarter: [["个季度", "1"], ["季度", "1"]],
  year: [["年", "1"], ["周年", "1"]],
  person: [["人", "1"], ["名", "1"], ["位", "1"], ["个人", "1"]],
  "person-time": [["人次", "1"], ["人/次", "1"], ["人次数", "1"], ["个次", "1"]],
  household: [["户", "1"], ["户次", "1"], ["户数", "1"]],
  time: [["次", "1"], ["场", "1"], ["场次", "1"], ["期", "1"], ["回", "1"], ["轮", "1"], ["批", "1"], ["批次", "1"]],
  temperature: [["度", "1"], ["℃", "1"]],
  times: [["倍", "1"]],
  point: [["分", "1"]],
};

/** Counting words that fit anything countable; they never contradict another counting word. */
export const COUNTING_UNITS: ReadonlySet<string> = new Set(
  ("个 项 处 家 件 条 种 类 份 篇 本 册 部 套 台 辆 架 艘 头 只 羽 尾 株 棵 座 栋 幢 间 所 村 镇 乡 县 区 市 块 根 口 眼 盏 张 枚 对 组 团 队 班 " +
    "课时 学时 级 起 例 宗 案 封 幅 卷 集 字 页 节 片 床 站 点 点位 个点 车次 班次 航次 架次 趟 支 把 瓶 盒 箱 袋 包 桶 门 道 段 标段 单 笔 则 期次 人天 人日 人月 小组 社区 千瓦 千瓦时 兆瓦 kW kWh MW 匹 门店 机构 单位 企业 基地 平台 车间").split(" "),
);

/** Cells of actual values that say no more than "the target was reached". */
export const REACHED_CLAIMS: readonly string[] = [
  "达成预期指标", "达成年度指标", "达成预期目标", "达成目标", "达到预期指标", "达到预期目标", "达到预期", "已达成", "达成", "已达标", "达标",
  "完成预期指标", "完成预期目标", "已完成", "全部完成", "全部达成", "按时完成", "按期完成", "如期完成", "圆满完成", "完成", "已实现", "实现", "全面完成",
];

/** Words that say that a target was missed or only partly reached. */
export const MISSED_CLAIMS: readonly string[] = ["未达成", "未达到", "未完成", "未达标", "未实现", "没有完成", "尚未完成", "部分达成", "部分完成", "部分实现", "不达标", "不合格", "进行中", "正在实施"];

/** Cells that say yes or no. */
export const YES_CELLS: ReadonlySet<string> = new Set(["是", "√", "✓", "✔", "☑"]);
export const NO_CELLS: ReadonlySet<string> = new Set(["否", "×", "✗", "✘", "☒"]);

/** Grades in words, best first; words of one line mean the same. */
export const GRADE_WORDS: readonly (readonly string[])[] = [
  ["优", "优秀", "好", "很好", "高", "强", "显著", "明显", "健全", "优良"],
  ["良", "良好", "较好", "较高", "较强", "较明显", "较健全", "程度较高"],
  ["中", "中等", "一般", "合格", "达标", "尚可", "及格"],
  ["差", "较差", "低", "不合格", "不明显", "弱", "不健全"],
];

/** A percent that follows one of these is the share of the target, not the value itself. */
export const COMPLETION_WORDS: readonly string[] = ["指标完成率", "目标完成率", "任务完成率", "完成率", "完成度", "完成比例", "已完成", "完成了", "完成", "达成率", "实现率"];

/** Names of indicators whose value is better the lower it is, so that a bare number is a ceiling. */
export const CEILING_NAMES: readonly string[] = [
  "控制率", "控制数", "控制额", "结转结余率", "结余结转率", "结转率", "结余率", "调整率", "变动率", "变动", "偏离度", "偏差率", "事故", "投诉", "差错", "失误", "受害率", "受害面积", "发生率", "发病率",
  "感染率", "死亡", "伤亡", "致残率", "违规", "违法", "违纪", "逾期", "超期", "超支", "浪费", "流失率", "返工率", "损耗", "损失", "能耗", "排放量", "污染", "空置率", "闲置率", "返贫",
  "辍学率", "失业率", "复发率", "漏报", "误报", "故障", "时限", "时长上限", "上访", "信访量", "负债率", "三公经费", "成本", "造价", "单价", "费用标准",
];

/** …unless the name goes on to measure how well that evil is handled. */
export const FLOOR_NAMES: readonly string[] = [
  "下降", "降低", "减少", "压减", "节约", "节省", "查处率", "查明率", "扑灭率", "处置率", "处理率", "办结率", "整改率", "化解率", "救治率", "达标率", "及时率", "合格率", "完成率", "覆盖率", "到位率", "执行率", "发放率",
  "兑现率", "知晓率", "满意度", "响应率", "排除率", "修复率", "治理率", "处置及时", "回复率", "处理及时", "符合率", "准确率", "规范率", "收集率", "利用率", "保障率", "落实率", "遵守率", "安全率", "无害化", "达标",
];

export const COST_GROUPS: readonly string[] = ["成本"];
export const TIMELINESS_GROUPS: readonly string[] = ["时效"];
export const SATISFACTION_GROUPS: readonly string[] = ["满意度"];
/** Level-1 groups of check-lists: rows are judged by reading, they have no target value. */
export const CHECKLIST_GROUPS: readonly string[] = ["决策", "过程", "管理", "投入", "制度"];
export const TIME_UNITS: ReadonlySet<string> = new Set(["天", "日", "个工作日", "工作日", "个月", "月", "个季度", "季度", "小时", "分钟", "年"]);

/** First word of a row that is a part of the row above it. */
export const PART_PREFIXES: readonly string[] = ["其中", "其中:"];

/** `九成五` and `百分之九十五`, and numbers written in characters. */
export const DIGIT_CHARACTERS: Readonly<Record<string, number>> = { 零: 0, "〇": 0, "○": 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
export const POWER_CHARACTERS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 10_000, 亿: 100_000_000 };

/** Parts of dates. */
export const DATE_WORDS = { year: "年", month: "月", day: "日", dayColloquial: "号", end: "底", endFormal: "末", before: "前", yearEnd: "年底", quarter: "季度", halfFirst: "上半年", halfSecond: "下半年", thisYear: ["年内", "年度内"] } as const;
export const QUARTER_NUMBERS: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4, "1": 1, "2": 2, "3": 3, "4": 4 };

export const THOUSAND = "千";
export const FROM_WORD = "起";
/** Units under the name they are compared and printed by. */
export const UNIT_SPELLINGS: Readonly<Record<string, string>> = { 百分比: "%" };
/** What a unit is measured per: `/人`, `每亩`. */
export const PER_UNIT = /(?:\/|·|\*|\.|每)(?:[^\d\s,;:()<>=/·*.%、]{1,5})/y;
export const PER_STROKES = /[/·*.每]/;

/** Numbers of documents and ordinals are names, not quantities: 〔2021〕101号, 第3. */
export const NAMED_NUMBERS = /[〔[(]\d{4}[〕\])]\d+号|第\d+|每月\d+[日号]|(?:^|[;\n])\d{1,2}[.、)](?=\D)/g;
export const NAMED_NUMBER_HINT = /[号第每.、)]/;
/** What may stand before a plain value without turning it into a sentence. */
export const PLAIN_BEFORE = /^(?:[\u4e00-\u9fff]{0,12}(?:率|度|数|量|额|值|比例|占比|比重)|实际|累计|共计|合计|共|已|为|约|近|大约|完成|已完成|实现|保持|稳定|稳定在|保持在|年均|全年|每年|平均|值|目标值|:|：)*$/;
/** What may stand after it. */
export const PLAIN_AFTER = /^(?:\(含\)|,|完成|左右|上下|标准|之间|\.|;|。)*$/;
/** Between the two numbers of a range, after the unit of the first. */
export const RANGE_BETWEEN = /^(?:-|~|至|到|—)$/;
/** 80%≤X≤100% */
export const VARIABLE_BETWEEN = /^<=?[A-Za-z\u4e00-\u9fff]{0,4}$/;
export const PLUS_MINUS = "±";
/** What cannot be a unit although it is short. */
export const NO_UNIT = /[前后内外上下左右时候起止至到的]/;
/** Nothing happened: the answer to a target of zero. */
export const NONE_WORDS: ReadonlySet<string> = new Set(["无", "没有", "未发生", "零", "无事故", "无投诉", "未出现"]);
export const AND_BETWEEN = /^(?:,|且|并|并且|;)?$/;
/** The placeholder of a template name: 成活率(≥**%), 总投入(≥**万元). */
export const NAME_PLACEHOLDER = /(>=|<=|>|<|=)?\*{2,}/;
/** A unit in brackets at the end of a name: 面积(亩). */
export const NAME_UNIT = /\(([^()*\d]{1,10})\)$/;
export const INCLUSIVE_MARK = "(含)";
export const CHARACTER_NUMBER = /^(\D*?)([零〇○一二两三四五六七八九十百千万亿]+)(\D*)$/;
/** The periods in which a count comes again; longer words come before their parts. */
export const PERIOD_WORDS = ["半年", "学期", "年度", "年", "季度", "季", "两个月", "两月", "月", "周", "星期", "天", "日"] as const;
const PERIOD = PERIOD_WORDS.join("|");
/** 每月, 每个季度, 月均, 全年, 一年. */
export const EACH_PERIOD = new RegExp(`每个?(?:${PERIOD})|(?:${PERIOD})均|(?<![第十百千])[全一]年`);
/** So many times in characters, anywhere in a sentence; not 第一次, 统一批次, 一次性, 无一次 nor the end of 两至三次. */
export const TIMES_IN_CHARACTERS = /(?<![第同统唯任某逐无未没到至~\-零〇○一二两三四五六七八九十百千])([零〇○一二两三四五六七八九十百千]+)(?=(?:次|场|轮|批|回)(?!性))/;
export const ZERO_OF = /^零(事故|投诉|差错|违规|违纪|上访|伤亡|死亡|容忍)$/;
export const PERCENT_IN_CHARACTERS = /百分之([零〇一二两三四五六七八九十百]+)/;
export const TENTHS_IN_CHARACTERS = /([一二三四五六七八九])成([一二三四五六七八九])?/;

/** Between the evil a name ends on and the end of the name: 事故(发生起数). Longer, and the name is about something else. */
export const LONGEST_AFTER_CEILING = 4;

export const YUAN = "元";
export const QUANTITY_GROUPS: readonly string[] = ["数量"];
/** A whole cell that is a month of the calendar, or so many months; a sign in front or a group of quantities tells which. */
export const MONTHS_OR_MONTH = /^(\D*)((?:0?[1-9]|1[0-2])月|[1-4]季度)$/;

/** Words of a value that turn its sign: a fall of 5 % is no rise of 5 %. */
export const FALL_WORDS: readonly string[] = ["下降", "降低", "减少", "压减"];

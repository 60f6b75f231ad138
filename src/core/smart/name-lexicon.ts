/**
 * The words of indicator names and levels, as data. Every repetition is bounded.
 * All patterns are for text that went through `even`.
 */

export const LEVEL_SATISFACTION = /满意/;
export const LEVEL_COST = /成本/;
export const LEVEL_OUTPUT = /产出|完成/;
export const LEVEL_BENEFIT = /效益|效果|影响/;
/** Groups of evaluation frames that are judged by reading; their rows have no target, and often no name of their own. */
export const LEVEL_CHECKLIST = /决策|过程|项目管理|^(?:项目)?投入/;
export const LEVEL_QUANTITY = /数量/;
export const LEVEL_QUALITY = /质量/;
export const LEVEL_TIME = /时效|时间|进度/;
export const LEVEL_ECONOMIC = /经济/;
export const LEVEL_SOCIAL = /社会/;
export const LEVEL_ECOLOGICAL = /生态|环境/;
export const LEVEL_LASTING = /可持续/;

/** Ends of level names that say no more than the rest. */
export const LEVEL_TAIL = /(?:指标|部分)$/;
/** What decorates a name without belonging to it: brackets, stars, spaces, punctuation. */
export const NAME_DECORATION = /\([^()]{0,40}\)|[★☆*\s,.:;、。“”"'()<>≥≤=%#\d]/g;
/** The same without what may tell two names apart. */
export const NAME_MARKS = /[★☆*\s,.:;、。“”"']/g;
/** Whether a name has anything of that kind at all. */
export const NAME_EXTRAS = /[★☆*\s,.:;、。“”"'(≥≤<>=]/;
export const BRACKETS = /\([^()]{0,40}\)/g;
export const STAR = /^[★☆]/;
export const PART = /^[★☆]{0,3}其中/;

/** Things one wants less of, at the end of a name with a counting tail. */
export const EVIL_END = /(?:事故|火灾|投诉|差错|失误|错误|违规|违纪|违法|逾期|超期|延误|死亡|伤亡|受伤|损失|损耗|浪费|故障|停机|中断|流失|返贫|辍学|失业|发病|感染|复发|漏报|误报|漏保|错保|漏检|空置|闲置|返工|退货|上访|信访|舆情|群体性事件|安全事件|责任事件|纠纷|拖欠|污染|超标|受害|隐患|浓度|排放|能耗|负债)(?:的)?(?:责任)?(?:发生|复发)?(?:率|比例|数|数量|起数|件数|次数|人数|户数|量|额|金额|面积|时长|时间|事件|案件|情况|强度)?$/;
/** …unless the name tells how that evil is fought. */
export const REMEDY = /下降|降低|减少|压减|避免|化解|处[理置]|查[处办]|受理|调解|办[理结]|整改|排查|治理|防范|预防|控制|扑灭|救[治助援]|监测|达标|修复|消除|赔付|补偿|回收|利用/;

/** Rates that may well go beyond 100 %. */
export const GROWTH = /增[长幅速加值]|提[高升]|上升|收益|利润|回报|杠杆|撬动|放大|倍|指数|负荷|升值|涨幅/;
/** Rates of a plan: more than planned is possible. */
export const OPEN_RATE = /完成|执行|周转|超额/;
export const RATE_END = /(?:率|满意度|满意程度|知晓度|比例|占比|比重)(?:达?到?\d{1,3}(?:\.\d{1,2})?%(?:以上)?)?$/;
/** Names on 率 that are no share of a whole. */
export const NO_SHARE = /频率|功率|速率|税率|汇率|利率|倍率|分辨率|效率|死亡率|发病率|出生率|受害率|容积率/;
export const SATISFACTION_NAME = /满意(?:度|率|程度|水平)/;

/** In a cost row these want a floor all the same: a subsidy standard, a saving, a rate of compliance. */
export const FLOOR_IN_COST = /标准|节[约省支]|下降|降低|减少|压[减缩]|达标|到位|及时|准确|合规|完成率|覆盖|满意|收益|回收|合格/;
/** Quantities that are rightly limited from above. */
export const CEILING_IN_QUANTITY = /成本|费|支出|金额|价|时间|天数|时长|工期|期限|时限|周期|能耗|耗|排放|编制|超|缺|误|漏|人均|控制|上限|限额|间隔|半径|距离|占用|噪|残留|偏差|负债/;
/** Quantities of which none at all is no goal. */
export const FORWARD = /新增|增加|增长|覆盖|建成|建设|新建|培训|购置|采购|发放|补助|资助|受益|收入|就业|接待|服务|合格|达标|及时|满意|完成|改造|修缮/;

/** Rows that measure the money going out instead of what it brings. */
export const INPUT = /(?:资金|经费|预算|支出|拨款|款项)[^率额]{0,4}(?:支出|执行|使用|到位|支付|拨付|安排|下达)(?:率|金额|进度|额)/;
/** …but paying people what they are owed, or bringing in others' money, is a result. */
export const INPUT_AS_RESULT = /补[助贴]|奖补|救助|养老金|发放|兑[付现]|社会资[金本]|引资|撬动|配套/;

/** Doing, at the start of a name. */
export const ACTIVITY_START = /^[★☆*]{0,3}(?:召开|举办|组织|开展|印发|印制|制作|参加|培训|学习|调研|检查|编制|撰写|制定|购置|采购|建设|修建|新建|维修|实施)/;
/** What doing leads to; with one of these a benefit row is no mere activity. */
export const EFFECT = /率|度|提[升高]|改善|减少|降低|下降|增[加收强长]|带动|受益|就业|收入|效益|影响|保障|促进|满意|节约|覆盖|能力|水平|安全|质量|作用/;

/** Efforts at the start of a name, and what would make such a name countable. */
export const EFFORT_START = /^[★☆*]{0,3}(?:促进|保障|保证|确保|实现|推动|推进|提[高升]|改善|减轻|增强|加强|维护|完善)/;
export const COUNTABLE_IN_NAME = /率|度|比|占|数|额|量|面|水平|覆盖|收入|成本|增[长幅收]|减少|下降|降低|满意|完成|达标|合格|全部|所有/;

export const ECOLOGY = /生态|浓度|PM|AQI|臭氧|环境|绿|林|草|水|气|污|排放|土|垃圾|废|碳|能[耗源]|节能|物种|生物|湿地|植被|沙|灌溉|灾|火|尘|噪|粪|厕|农药|化肥|秸秆|耕地|矿|景观|清洁|卫生|保洁|人居|低碳|环保|天然|自然|可再生|降耗|油耗|电耗|无纸化/;

export const QUESTION = /是否|与否|能否|有无/;

/** Names that need no unit: their number is a ratio, an index or a rank. */
export const DIMENSIONLESS = /倍数|指数|系数|得分|评分|分值|比值|之?比$|排名|名次|[pP][hH]|等级|级别/;
/** 人数, 户数, 起数: the counted thing stands before 数. Group: the unit. */
export const COUNT_NAME = /([人户次件起家台套座处场期份名辆栋间条只头个天])(?:口)?数(?:量)?$/;
export const PEOPLE_NAME = /人口$/;
export const UNIT_OF_PEOPLE = "人";

/** What a name measures, with one unit of that kind to compare with. */
export const MEASURED: readonly (readonly [RegExp, readonly string[]])[] = [
  [/人数$|人口数?$/, ["人", "人次"]],
  [/户数$/, ["户"]],
  [/次数$/, ["次"]],
  [/面积$/, ["平方米", "亩"]],
  [/(?:里程|长度|距离)$/, ["米"]],
  [/天数$/, ["天"]],
  [/(?:金额|总投资|总投入|收入|产值)$/, ["元"]],
];

/** A total in money, as against a price per piece. */
export const PER_PIECE_NAME = /单价|单位|单个|每|均|标准|单[台套座项床]/;
export const TOTAL_MONEY_NAME = /成本|总投[资入]|投资额|支出|费|价款|控制数/;

/** A value at the end of a name: 质量达标率100%, 参保率达到95%以上. Group: the number. */
export const VALUE_IN_NAME = /(\d{1,3}(?:\.\d{1,4})?)%(?:及?以[上下内])?\)?$/;

/** What the template left to be filled: (≥**%), ××公里, ____. */
export const PLACEHOLDER = /\*{2,8}|[×xX]{2,8}(?![A-Za-z])|_{2,20}|[○□]{2,8}|【\d[^】]{0,20}】/;
/** The same with sign, brackets and unit, so that a name can be freed of it. */
export const PLACEHOLDER_IN_NAME = / ?\([^()*]{0,6}\*{2,8}[^()]{0,12}\)|[≥≤<>=] ?\*{2,8}[^(),。;]{0,6}/;
/** Groups: sign, unit. */
export const PLACEHOLDER_PARTS = /(≥|≤|>=|<=|[<>=])? ?\*{2,8} ?([^()\s,;*]{0,10})/;
/** A unit in brackets at the end of a name. Group: the unit. */
export const UNIT_IN_NAME = /\(([^()*\d]{1,10})\)$/;
/** Names of what is spent: money, time, energy. */
export const SPENT = /(?:成本|费用|造价|单价|耗时|时限|用时|天数|时长|工期|能耗|电耗|油耗|用电量|用水量)$/;

/** Words of names that say the same: the second is what the first is read as. Longest first, so that none is cut by another. */
export const SAME_WORDS: readonly (readonly [RegExp, string])[] = [
  [/人员数量|人员总数|人员数|总人数|人数合计|人数/gu, "人"],
  [/数量|总数|总量|个数|合计数|合计|总额|金额/gu, "数"],
  [/所占比例|所占比重|百分比|比例|占比|比率|比重/gu, "率"],
  [/实际|已经|已/gu, ""],
  [/规定|要求|按照|按|的|之|及|和|与/gu, ""],
  [/未按期|逾期/gu, "超期"],
  [/及时|按时|如期/gu, "按期"],
  [/不达标|不合格/gu, "不合格"],
  [/达标/gu, "合格"],
  [/年末|期末/gu, "末"],
  [/去年|上一年|上年度/gu, "上年"],
  [/今年|当年|本年度/gu, "本年"],
  [/群众|居民|老百姓/gu, "公众"],
];

/** What turns a name into its opposite: 不合格率 is all that 合格率 leaves over. */
export const DENIALS = /不|未|非/gu;

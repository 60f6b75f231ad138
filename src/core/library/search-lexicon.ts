/** What an officer says around the thing that is looked for; a query is cut there, so that no piece runs across. Longest first. */
export const ASIDES: readonly string[] = [
  "怎么衡量", "如何衡量", "怎么考核", "如何考核", "怎么评价", "有哪些指标", "用什么指标", "什么指标", "绩效指标", "有哪些", "有没有", "是不是", "怎么样", "怎么写", "怎么填", "怎么算", "如何",
  "怎么", "多少", "什么", "哪些", "我们", "他们", "大家", "情况", "指标", "关于", "以及", "的", "了", "吗", "呢", "和", "与", "及",
];

/** Chinese characters, which are written without blanks; everything else comes in words. */
export const HAN_RUN = /\p{Script=Han}+/gu;

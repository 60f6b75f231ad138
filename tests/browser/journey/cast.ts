/** Who takes which step of one project, and what they write. The two languages have a department each, so that they don't meet. */
export interface Cast {
  readonly project: string;
  readonly department: string;
  readonly officer: string;
  readonly head: string;
  readonly departmentFinance: string;
  readonly business: string;
  /** The one of the performance office who reviews, and the other who issues the approval. */
  readonly performance: string;
  readonly issuer: string;
  readonly reviewer: string;
  readonly leader: string;
  readonly documentNo: string;
  readonly goal: {
    readonly planned: string;
    /** 万元 by funds line. */
    readonly budget: Readonly<Record<string, string>>;
    /** 指标值 and 分值 of all rows as they come from a spreadsheet; the first has its comparison the wrong way round, the sum is 88. */
    readonly block: readonly (readonly [target: string, points: string])[];
    /** What the one key makes of the first. */
    readonly fixed: string;
    /** The cell the department remarks on, before and after it was mended. */
    readonly remarked: { readonly path: string; readonly said: string; readonly before: string; readonly after: string };
  };
  readonly evaluation: {
    readonly reached: string;
    readonly actuals: readonly string[];
    /** The row whose suggested points the unit does not take. */
    readonly overridden: { readonly row: string; readonly suggested: string; readonly score: string; readonly reason: string };
    readonly department: { readonly row: string; readonly score: string; readonly reason: string };
    readonly finance: { readonly row: string; readonly score: string; readonly reason: string };
    /** 执行率得分 and the totals of the three hands. */
    readonly execution: string;
    readonly totals: { readonly unit: string; readonly department: string; readonly finance: string };
    readonly grade: string;
  };
}

export const ROADS: Cast = {
  project: "农村公路日常养护",
  department: "云澜示范市交通运输局",
  officer: "林静",
  head: "周建明",
  departmentFinance: "沈丽华",
  business: "唐文斌",
  performance: "许晓燕",
  issuer: "郑凯",
  reviewer: "顾思源",
  leader: "高志远",
  documentNo: "云澜财预〔2026〕31号",
  goal: {
    planned: "2026年对1520公里农村公路开展日常养护和巡查，优良中等路率达到95.8%以上，水毁路段及时抢通，农村客运班线通畅率达到99.2%以上。",
    budget: { total: "1310", appropriation: "1310", other: "0" },
    block: [["≥0.84万元", "20"], ["≥1520公里", "10"], ["≥106次", "8"], ["≥95.8%", "12"], ["≥98%", "10"], ["≥99.2%", "12"], ["≥83%", "8"], ["≥92.5%", "8"]],
    fixed: "≤0.84万元",
    remarked: { path: "rows[r5].target", said: "去年没有达到98%，今年增设机械储备点后应当提高，请按抢通预案测算。", before: "≥98%", after: "≥98.5%" },
  },
  evaluation: {
    reached: "2026年完成1524公里农村公路日常养护，优良中等路率96.1%，农村客运班线通畅率99.3%；6月一处路段抢通超过规定时限。",
    actuals: ["0.83万元", "1524公里", "108次", "96.1%", "97%", "99.3%", "84%", "93%"],
    overridden: { row: "r5", suggested: "9.85", score: "9.5", reason: "6月一处路段抢通超过规定时限，按考核办法另扣0.35分；已调整值守安排。" },
    department: { row: "r3", score: "7.5", reason: "巡查台账缺两次签字，酌情扣分。" },
    finance: { row: "r4", score: "11", reason: "抽查两个路段的检测报告，路况等级低于填报，核减1分。" },
    execution: "8.91",
    totals: { unit: "98.41", department: "97.91", finance: "96.91" },
    grade: "优",
  },
};

export const MUSEUM: Cast = {
  project: "博物馆免费开放",
  department: "云澜示范市文化广电和旅游局",
  officer: "蔡琳",
  head: "潘明",
  departmentFinance: "罗敏",
  business: "彭雪梅",
  performance: "许晓燕",
  issuer: "郑凯",
  reviewer: "顾思源",
  leader: "高志远",
  documentNo: "云澜财预〔2026〕32号",
  goal: {
    planned: "2026年博物馆全年免费开放不少于306天，接待观众28万人次以上，举办临时展览9个，观众满意度达到93.5%以上。",
    budget: { total: "495", appropriation: "475", other: "20" },
    block: [["≥17元", "20"], ["≥306天", "10"], ["≥9个", "10"], ["≥97.5%", "10"], ["≥90%", "10"], ["≥28万人次", "12"], ["≥29%", "8"], ["≥93.5%", "8"]],
    fixed: "≤17元",
    remarked: { path: "rows[r5].target", said: "去年有一个展览延期，请按借展计划重新核定。", before: "≥90%", after: "≥91%" },
  },
  evaluation: {
    reached: "2026年免费开放308天，接待观众28.6万人次，举办临时展览9个；观众满意度94%。",
    actuals: ["16.8元", "308天", "9个", "98%", "88.9%", "28.6万人次", "29.4%", "94%"],
    overridden: { row: "r5", suggested: "9.77", score: "9.5", reason: "延期的展览是年度重点展览，另扣0.27分；已提前办理明年的借展手续。" },
    department: { row: "r3", score: "9.5", reason: "一个展览与往年重复，酌情扣分。" },
    finance: { row: "r4", score: "9", reason: "设备台账与填报不一致，按台账核定。" },
    execution: "7.36",
    totals: { unit: "96.86", department: "96.36", finance: "95.36" },
    grade: "Excellent",
  },
};

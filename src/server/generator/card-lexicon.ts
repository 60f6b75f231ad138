/* What made-up indicator cards are put together from; no card of any pack has such a name. */

/** Where and for whom. */
export const CARD_PLACES = [
  "农村", "城区", "乡镇", "街道", "社区", "园区", "县域", "沿江", "山区", "库区", "集镇", "老城", "新区", "开发区", "边远", "重点", "易地搬迁点", "示范片", "下辖", "直属", "市级", "区级", "首批", "在建", "续建", "新增", "存量", "委托", "共建", "试点",
] as const;

/** What is worked on, by sector. */
export const CARD_OBJECTS: Readonly<Record<string, readonly string[]>> = {
  education: ["课后服务班", "食堂餐位", "寄宿床位", "实训工位", "体育器材", "校车线路", "心理辅导室", "助学名额", "骨干教师", "智慧教室"],
  health: ["家庭医生签约", "发热门诊", "急救站点", "产前筛查", "慢病随访", "血液采集", "疫苗冷链", "村卫生室", "病历质控", "康复床位"],
  "social-security-employment": ["零工市场", "技能鉴定", "创业贷款贴息", "残疾人托养", "临时救助", "养老护理员", "退役军人接收", "社工站点", "殡葬惠民", "公益性岗位"],
  "agriculture-forestry-water": ["田间渠系", "水库除险", "种质资源圃", "农机作业", "动物防疫", "造林地块", "灌溉泵站", "农产品检测", "渔港泊位", "村级服务点"],
  transport: ["公交线路", "桥梁检测", "隧道照明", "客运站场", "公路标线", "航道疏浚", "超限检测站", "停车换乘", "养护工区", "候车亭"],
  environment: ["空气监测站", "危废转运", "入河排口", "噪声点位", "土壤样点", "固废堆场", "在线监控", "湿地斑块", "散煤替代", "污泥处置"],
  "culture-tourism-sport": ["阅览座席", "非遗工坊", "文物库房", "流动演出", "健身步道", "青少年集训", "旅游厕所", "广播发射台", "馆藏数字化", "足球场地"],
  "urban-rural-community": ["路灯照明", "雨水管网", "公厕保洁", "绿化养护", "垃圾压缩站", "井盖治理", "户外广告", "燃气管线", "违建拆除", "海绵地块"],
  housing: ["公租房源", "棚改签约", "维修资金", "租赁补贴", "危房鉴定", "加装电梯", "物业管理", "安置地块", "住房公积金窗口", "房屋普查"],
  science: ["中试平台", "技术合同", "科普展品", "仪器共享", "科技特派员", "孵化场地", "成果登记", "专利导航", "重点实验室", "创新券"],
  "public-safety": ["视频点位", "警务站", "法律援助", "禁毒宣传", "社区矫正", "交通护栏", "消防水源", "调解组织", "枪支库房", "反诈预警"],
  emergency: ["避险场所", "物资仓库", "危化企业检查", "森林瞭望", "防汛预警", "救援演练", "灾情速报", "矿山监测", "安全培训", "应急广播"],
};

/** How it is measured: ending of the name, level 1 and 2, unit, sign, direction, formula over the object. */
export const CARD_MEASURES: readonly (readonly [ending: string, level1: string, level2: string, unit: string, sign: ">=" | "<=" | "=", direction: "positive" | "reverse" | "equal", formula: string])[] = [
  ["建成数量", "产出指标", "数量指标", "个", ">=", "positive", ""],
  ["维护次数", "产出指标", "数量指标", "次", ">=", "positive", ""],
  ["服务人次", "产出指标", "数量指标", "人次", ">=", "positive", ""],
  ["覆盖率", "产出指标", "数量指标", "%", ">=", "positive", "已覆盖{object}数 / 应覆盖{object}数 * 100%"],
  ["验收合格率", "产出指标", "质量指标", "%", ">=", "positive", "验收合格{object}数 / 参加验收{object}数 * 100%"],
  ["完好率", "产出指标", "质量指标", "%", ">=", "positive", "完好{object}数 / 在用{object}数 * 100%"],
  ["差错率", "产出指标", "质量指标", "%", "<=", "reverse", "出错{object}数 / 办理{object}数 * 100%"],
  ["按期交付率", "产出指标", "时效指标", "%", ">=", "positive", "按期交付{object}数 / 应交付{object}数 * 100%"],
  ["平均办结天数", "产出指标", "时效指标", "天", "<=", "reverse", "{object}办结总天数 / 办结{object}数"],
  ["单位建设成本", "成本指标", "经济成本指标", "万元/个", "<=", "reverse", "{object}建设支出 / 建成{object}数"],
  ["年运行费用", "成本指标", "经济成本指标", "万元", "<=", "reverse", ""],
  ["使用率", "效益指标", "社会效益指标", "%", ">=", "positive", "使用中{object}数 / 可使用{object}数 * 100%"],
  ["投诉下降幅度", "效益指标", "社会效益指标", "%", ">=", "positive", "(上年{object}投诉数 - 本年{object}投诉数) / 上年{object}投诉数 * 100%"],
  ["带动就业人数", "效益指标", "经济效益指标", "人", ">=", "positive", ""],
  ["能耗降低幅度", "效益指标", "生态效益指标", "%", ">=", "positive", ""],
  ["管护责任落实率", "效益指标", "可持续影响指标", "%", "=", "equal", "落实管护责任的{object}数 / 全部{object}数 * 100%"],
  ["服务对象满意度", "满意度指标", "服务对象满意度指标", "%", ">=", "positive", "满意问卷数 / 有效问卷数 * 100%"],
];
/** The same said with what it is for; together with places, objects and measures there are enough for any number of cards. */
export const CARD_PURPOSES = ["", "改造后", "委托运营", "购买服务", "专项资金支持的", "年度计划内", "群众反映集中的", "跨部门协同"] as const;

export const CARD_TEXTS = {
  unit: "生成的部门", reason: "生成的样例", reasoning: "生成的样例，没有出处。",
  meaning: "{place}{object}当年的{measure}，按{unit}统计，反映{purpose}{object}的实际情况。", counted: "按台账逐项汇总{object}。",
  scoring: "达到目标值得满分；没有达到的，按完成比例得分，低于一半不得分。", scope: "承担{object}任务的单位", evidence: ["{object}台账", "汇总统计表"], words: ["{object}办得怎么样", "{place}{object}"],
} as const;

/** Words that made-up cities are made of. No body, place or person of this list exists under these names together. */
export const DEPARTMENT_SUBJECTS = ["教育", "卫生健康", "交通运输", "农业农村", "水务", "文化旅游", "民政", "住房建设", "城市管理", "人力资源", "生态环境", "应急管理", "市场监管", "科技", "自然资源", "退役军人", "体育", "林业", "数据管理", "医疗保障"] as const;
export const DEPARTMENT_ENDINGS = ["局", "委员会", "中心", "办公室"] as const;
export const PLACES = ["东湖", "西坪", "南桥", "北山", "清溪", "石门", "云岭", "白沙", "青浦", "红旗", "长林", "金桥", "平安", "新民", "大河", "龙泉", "凤台", "双井", "临江", "望海"] as const;
export const UNIT_KINDS = ["服务中心", "管理所", "学校", "医院", "图书馆", "监测站", "养护队", "执法大队", "研究所", "培训中心", "文化馆", "保障中心"] as const;
export const PROJECT_WORDS = ["道路养护", "免费开放", "技能培训", "设备购置", "信息化运维", "校舍维修", "疫苗接种", "河道清淤", "绿化管护", "防汛物资储备", "困难群众救助", "公共文化服务", "农田水利", "安全生产检查", "人才引进", "水质监测", "养老服务补贴", "垃圾分类", "食品抽检", "地质灾害防治"] as const;
export const PROJECT_ENDINGS = ["经费", "项目", "专项", "补助", "工程"] as const;
export const SURNAMES = ["王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林", "何", "郭", "马", "罗"] as const;
export const GIVEN_NAMES = ["建国", "丽华", "志强", "秀英", "明", "静", "伟", "芳", "磊", "敏", "洋", "娟", "勇", "艳", "杰", "涛", "超", "霞", "平", "刚", "玲", "桂英", "文博", "思远", "雨桐"] as const;

/** 指标样例: level 1, level 2, name, unit, whether more is better, and a usual target. */
export const INDICATORS: readonly (readonly [level1: string, level2: string, name: string, sign: string, usual: number, unit: string])[] = [
  ["成本指标", "经济成本指标", "项目总成本控制", "≤", 100, "万元"],
  ["成本指标", "经济成本指标", "单位成本", "≤", 1200, "元/人次"],
  ["产出指标", "数量指标", "服务人次", "≥", 5000, "人次"],
  ["产出指标", "数量指标", "完成数量", "≥", 120, "项"],
  ["产出指标", "数量指标", "开展活动次数", "≥", 24, "次"],
  ["产出指标", "质量指标", "验收合格率", "≥", 98, "%"],
  ["产出指标", "质量指标", "设备完好率", "≥", 95, "%"],
  ["产出指标", "时效指标", "按时完成率", "≥", 95, "%"],
  ["产出指标", "时效指标", "资金支付及时率", "≥", 95, "%"],
  ["效益指标", "社会效益指标", "受益群众覆盖率", "≥", 90, "%"],
  ["效益指标", "社会效益指标", "投诉下降率", "≥", 10, "%"],
  ["效益指标", "可持续影响指标", "管护制度健全率", "≥", 100, "%"],
  ["满意度指标", "服务对象满意度指标", "服务对象满意度", "≥", 90, "%"],
];
export const TOTAL_COST = "项目总成本控制";
export const REVIEWER_FIRM = "示范绩效评价咨询有限公司";
export const FINANCE = "财政局";
export const PERFORMANCE_OFFICE = "绩效管理科";
export const BUSINESS_DIVISION = "业务科";
export const PLANNED = "全年完成{name}，服务{people}人次，验收合格率不低于{rate}%，服务对象满意度不低于90%。";
export const REMARKS = ["", "同意报送。", "同意。", "目标与资金匹配，同意。"] as const;
export const RETURNED = "请核对指标值后重新报送。";
export const LETTER = "演示财绩〔{year}〕{number}号";
export const SYNTHETIC_CITY = "生成示范市";

import type { Bilingual } from "./card.ts";

/** 政府支出功能分类, 类级: what governments spend on, by code. Reserves and debt are left out, since nobody sets goals for them. */
export const EXPENDITURE_FUNCTIONS: Readonly<Record<string, Bilingual>> = {
  "201": { zh: "一般公共服务", en: "General public services" }, "202": { zh: "外交", en: "Foreign affairs" }, "203": { zh: "国防", en: "Defence" }, "204": { zh: "公共安全", en: "Public safety" },
  "205": { zh: "教育", en: "Education" }, "206": { zh: "科学技术", en: "Science and technology" }, "207": { zh: "文化旅游体育与传媒", en: "Culture, tourism, sport and media" },
  "208": { zh: "社会保障和就业", en: "Social security and employment" }, "210": { zh: "卫生健康", en: "Health" }, "211": { zh: "节能环保", en: "Energy saving and environment" },
  "212": { zh: "城乡社区", en: "Urban and rural communities" }, "213": { zh: "农林水", en: "Agriculture, forestry and water" }, "214": { zh: "交通运输", en: "Transport" },
  "215": { zh: "资源勘探工业信息等", en: "Resources, industry and information" }, "216": { zh: "商业服务业等", en: "Commerce and services" }, "217": { zh: "金融", en: "Finance" },
  "219": { zh: "援助其他地区", en: "Aid to other regions" }, "220": { zh: "自然资源海洋气象等", en: "Natural resources, oceans and weather" }, "221": { zh: "住房保障", en: "Housing" },
  "222": { zh: "粮油物资储备", en: "Grain and material reserves" }, "223": { zh: "国有资本经营预算支出", en: "State capital operations" }, "224": { zh: "灾害防治及应急管理", en: "Disasters and emergencies" },
};

/** Functions of other books and of debt, by which cards are looked for, and which no coverage is reckoned of. */
export const OTHER_FUNCTIONS: Readonly<Record<string, Bilingual>> = {
  "209": { zh: "社会保险基金支出", en: "Social insurance funds" }, "229": { zh: "其他支出", en: "Other expenditure" }, "232": { zh: "债务付息支出", en: "Interest on debt" }, "233": { zh: "债务发行费用支出", en: "Costs of issuing debt" },
};

import type { Bilingual } from "./card.ts";

/** 部门预算支出经济分类, 类级: as what money is booked, by code. Reserves and transfers between governments are left out, since no card is paid so. */
export const ECONOMIC_KINDS: Readonly<Record<string, Bilingual>> = {
  "301": { zh: "工资福利支出", en: "Wages and benefits" }, "302": { zh: "商品和服务支出", en: "Goods and services" }, "303": { zh: "对个人和家庭的补助", en: "Subsidies to people and families" },
  "307": { zh: "债务利息及费用支出", en: "Interest and costs of debt" }, "309": { zh: "资本性支出（基本建设）", en: "Capital expenditure (capital construction)" }, "310": { zh: "资本性支出", en: "Capital expenditure" },
  "311": { zh: "对企业补助（基本建设）", en: "Subsidies to enterprises (capital construction)" }, "312": { zh: "对企业补助", en: "Subsidies to enterprises" }, "313": { zh: "对社会保障基金补助", en: "Subsidies to social security funds" },
  "399": { zh: "其他支出", en: "Other expenditure" },
};

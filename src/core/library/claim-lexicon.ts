/** Claims that compare with others: nobody leads without a benchmark to lead against. */
export const LEADING_CLAIMS = /(?:国际|国内|全国|全省|全市|省内|市内|区内|行业|同行业|同类|同业)?(?:领先(?:水平|地位)?|先进水平|一流(?:水平)?|前列|名列前茅)/;

/** Which browser and system a session came from, as far as its own words tell; null when they tell nothing. */
export function browserName(agent: string): string | null {
  const browser = [["Edg/", "Edge"], ["QQBrowser", "QQBrowser"], ["360", "360"], ["Firefox/", "Firefox"], ["Chrome/", "Chrome"], ["Safari/", "Safari"]].find(([mark]) => agent.includes(mark!))?.[1];
  const system = [["Windows", "Windows"], ["Android", "Android"], ["iPhone", "iOS"], ["iPad", "iPadOS"], ["Mac OS X", "macOS"], ["Kylin", "Kylin"], ["UOS", "UOS"], ["Linux", "Linux"]].find(([mark]) => agent.includes(mark!))?.[1];
  const known = [browser, system].filter((one) => one !== undefined);
  return known.length === 0 ? null : known.join(" · ");
}

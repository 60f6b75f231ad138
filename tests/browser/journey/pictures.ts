import type { Person } from "./person.ts";
export async function picture(person: Person, name: string): Promise<void> {
  const folder = process.env["HENGJI_PICTURES"];
  if (folder !== undefined) await person.page.screenshot({ path: `${folder}/${name}-${person.language === "en" ? "en" : "zh"}.png` });
}

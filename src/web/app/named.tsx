import { createContext, useCallback, useContext, useMemo } from "react";
import { citedAs, nameIn, sayingNames, type OwnNames } from "../../core/layout/own-names.ts";
import { AppContext, useApp } from "./app-context.ts";

const Names = createContext<OwnNames>({});

/** Around pages that show levels, sources of money and grades: in English they, and the sentences about them, have the names that the packs give. One inside another has the names of both. */
export function Named({ names, children }: { names: OwnNames; children: React.ReactNode }): React.ReactNode {
  const app = useApp();
  const outer = useContext(Names);
  const told = useMemo(() => (app.language === "en" ? { ...app, say: sayingNames(app.say, names) } : app), [app, names]);
  const all = useMemo(() => ({ ...outer, ...names }), [outer, names]);
  return <Names value={all}><AppContext value={told}>{children}</AppContext></Names>;
}

/** What a level, a source of money or a grade is called in the language of the page. */
export function useNamed(): (text: string) => string {
  const { language } = useApp();
  const names = useContext(Names);
  return useCallback((text) => (language === "en" ? nameIn(names, text) : text), [language, names]);
}

/** What a document, or a place in it, that a rule cites is called in the language of the page: in English with the original beside it. */
export function useCited(): (cited: string) => string {
  const { language, session, say } = useApp();
  const names = session?.cited;
  return useCallback((cited) => (language === "en" && names !== undefined ? citedAs(cited, names, say) : cited), [language, names, say]);
}

/** What a place in a document (第十二条) is called in the language of the page. */
export function usePlaceNamed(): (place: string) => string {
  const { language, session } = useApp();
  const names = session?.cited;
  return useCallback((place) => (language === "en" && names !== undefined ? nameIn(names, place) : place), [language, names]);
}

/** What the city is called in the language of the page, in English with its own name beside it; null while none was founded. */
export function useCityName(): string | null {
  const { language, session, say } = useApp();
  const city = session?.city ?? null;
  return city === null || city.nameEn === null || language !== "en" ? (city?.name ?? null) : citedAs(city.name, { [city.name]: city.nameEn }, say);
}

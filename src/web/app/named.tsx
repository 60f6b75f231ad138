import { createContext, useCallback, useContext, useMemo } from "react";
import { nameIn, sayingNames, type OwnNames } from "../../core/layout/own-names.ts";
import { AppContext, useApp } from "./app-context.ts";

const Names = createContext<OwnNames>({});

/** Around pages that show levels and sources of money: in English they, and the sentences about them, have the names that the packs give. */
export function Named({ names, children }: { names: OwnNames; children: React.ReactNode }): React.ReactNode {
  const app = useApp();
  const told = useMemo(() => (app.language === "en" ? { ...app, say: sayingNames(app.say, names) } : app), [app, names]);
  return <Names value={names}><AppContext value={told}>{children}</AppContext></Names>;
}

/** What a level or a source of money is called in the language of the page. */
export function useNamed(): (text: string) => string {
  const { language } = useApp();
  const names = useContext(Names);
  return useCallback((text) => (language === "en" ? nameIn(names, text) : text), [language, names]);
}

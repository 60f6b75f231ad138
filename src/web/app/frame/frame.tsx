import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { useBrowserLocation } from "wouter/use-browser-location";
import { useApp, useSignedIn } from "../app-context.ts";
import { useCityName } from "../named.tsx";
import { KeyMap } from "./key-map.tsx";
import { PostSwitch } from "./post-switch.tsx";
import { SeasonSwitch } from "./season-switch.tsx";
import { TaskList } from "./task-list.tsx";
import { useCurrentTask } from "./use-current-task.ts";
import { SearchDialog } from "../search/search-dialog.tsx";
import { PageLink, Waiting } from "../parts.tsx";
import { HOME, seasonOf, type Route } from "../routes.ts";
import { isTyping, withControl } from "../keys.ts";
import type { Language } from "../../../words/index.ts";

/** It comes after the page is drawn: who opens a page does not wait for what only paper shows. */
const PageMark = lazy(() => import("./page-mark.tsx").then(({ PageMark: mark }) => ({ default: mark }), () => ({ default: () => null })));

/** Head, tasks at the left, and the page. What a post may not do isn't there. `shown` is the page in sight until that of `route` is drawn. */
export function Frame({ route, shown, children }: { route: Route; shown: Route; children: React.ReactNode }): React.ReactNode {
  const { say, session } = useSignedIn();
  const [keysShown, showKeys] = useState(false);
  const [tasksShown, showTasks] = useState(false);
  const [searchShown, showSearch] = useState(false);
  const [, go] = useBrowserLocation();
  const isLed = useRef(false);
  const season = seasonOf(route);
  const city = useCityName();

  const tasks = useCurrentTask(route);
  useEffect(() => showTasks(false), [route]);
  useEffect(() => {
    // A window that closes gives the focus back to where it was, which was on the page one left.
    const main = document.getElementById("main");
    if (isLed.current && main?.contains(document.activeElement) === false) main.focus({ preventScroll: true });
    isLed.current = false;
  }, [shown]);
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      // Any letter comes by here, and a page with thousands of cells is not searched for each.
      const isMeant = event.key === "?" || withControl(event);
      if (!isMeant || document.querySelector("dialog[open]") !== null) return;
      if (withControl(event) && !event.shiftKey && event.key.toLowerCase() === "k" && !event.isComposing) {
        event.preventDefault();
        showSearch(true);
      } else if (event.key === "?" && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target)) {
        event.preventDefault();
        showKeys(true);
      }
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);

  const openFound = (to: string): void => {
    showSearch(false);
    isLed.current = new URL(to, window.location.href).pathname !== window.location.pathname;
    go(to);
  };

  return (
    <>
      <header className="app-head">
        <a className="skip" href="#main" onClick={skip}>{say("app-frame.skip")}</a>
        <button type="button" className="button-plain tasks-button" aria-expanded={tasksShown} aria-controls="tasks" onClick={() => showTasks(!tasksShown)}>{say("app-frame.tasks-button")}</button>
        <PageLink to={HOME} className="brand"><b>{say("app-frame.brand")}</b></PageLink>
        {city !== null && <span className="city">{city}</span>}
        <SeasonSwitch season={season} />
        <div className="app-tools">
          <button type="button" className="button-plain search-button" aria-keyshortcuts="Control+K" onClick={() => showSearch(true)}>{say("app-frame.search")} <kbd aria-hidden="true">Ctrl K</kbd></button>
          <button type="button" className="button-plain keys-button" onClick={() => showKeys(true)}>{say("app-frame.keys")} <kbd aria-hidden="true">?</kbd></button>
          <LanguageSwitch />
          <PostSwitch />
        </div>
      </header>
      {session.city?.demo === true && city !== null && <aside className="demo-band" aria-label={say("app-frame.demo")}><b>{say("app-frame.demo")}</b> {say("app-frame.demo.meaning", { city })}</aside>}
      <div className="app-body">
        <nav id="tasks" ref={tasks} className={tasksShown ? "tasks tasks-shown" : "tasks"} aria-label={say("app-frame.tasks")}><TaskList route={route} /></nav>
        <main id="main" tabIndex={-1} className={`page-${shown.page}`} aria-busy={route === shown ? undefined : true}>{children}</main>
      </div>
      {route !== shown && <div className="opening"><Waiting /></div>}
      <Suspense fallback={null}><PageMark /></Suspense>
      {searchShown && <SearchDialog seen={season} close={() => showSearch(false)} open={openFound} />}
      {keysShown && <KeyMap route={route} close={() => showKeys(false)} />}
    </>
  );
}

const LANGUAGES: readonly (readonly [Language, string])[] = [["zh-CN", "app-frame.language.zh"], ["en", "app-frame.language.en"]];

export function LanguageSwitch(): React.ReactNode {
  const { say, language, switchTo } = useApp();
  return (
    <div className="language" role="group" aria-label={say("app-frame.language")}>
      {LANGUAGES.map(([code, words]) => (
        <button key={code} type="button" className="button-plain" lang={code} aria-current={code === language ? "true" : undefined} onClick={() => switchTo(code)}>{say(words)}</button>
      ))}
    </div>
  );
}

/** The part after `#` names a cell, so a plain link to `#main` would lose it. */
function skip(event: React.MouseEvent): void {
  event.preventDefault();
  document.getElementById("main")?.focus();
}

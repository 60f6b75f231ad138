import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useBrowserLocation } from "wouter/use-browser-location";
import type { Say } from "../../core/basics/message.ts";
import type { Language } from "../../words/index.ts";
import { readAloudAs } from "../ui/read-aloud-as.ts";
import { lasting } from "../ui/remembered.ts";
import { closeKeepers, handOver } from "../form/draft-keeping.ts";
import { AppContext, type App } from "./app-context.ts";
import { FirstAnswers, FirstAnswersContext } from "./first-answers.ts";
import { Named } from "./named.tsx";
import type { Session } from "./api/session-shapes.ts";
import { openWire, RequestRefused } from "./api/wire.ts";
import { Frame } from "./frame/frame.tsx";
import { SignInAgain } from "../pages/sign-in/sign-in-again.tsx";
import { SignInPage } from "../pages/sign-in/sign-in-page.tsx";
import { SIGNED_IN } from "./loaded.ts";
import { Pages } from "./pages.tsx";
import { HOME, readRoute, safeReturn, signInAddress } from "./routes.ts";
import { Refused, Waiting } from "./parts.tsx";
import { forgetSaid } from "./said.tsx";
import { ShownAddressContext, useShownAddress } from "./shown-address.ts";
import { loadWords } from "./words.ts";

type Known = { readonly state: "asking" } | { readonly state: "known"; readonly session: Session | null } | { readonly state: "refused"; readonly refused: RequestRefused };

/** A language with its words, which are fetched before it is spoken. */
export interface Speech {
  readonly language: Language;
  readonly say: Say;
}

/** The whole application: finds out who is there, keeps a signed-out page in sight until somebody signs in again, and shows the page asked for. */
export function Application({ begin }: { begin: Speech }): React.ReactNode {
  const [{ language, say }, setSpeech] = useState(begin);
  const [known, setKnown] = useState<Known>({ state: "asking" });
  const [isOver, setOver] = useState(false);
  const [path, go] = useBrowserLocation();
  const spoken = useRef<Speech>(begin);
  spoken.current = { language, say };
  const wasIn = useRef(false);

  const wire = useMemo(
    () =>
      openWire({
        fetch: (...asked) => window.fetch(...asked),
        language: () => spoken.current.language,
        say: () => spoken.current.say,
        signedOut: () => {
          if (wasIn.current) setOver(true);
        },
      }),
    [],
  );

  const refreshSession = useCallback(async () => {
    try {
      const session = await wire.get<Session>("/api/session");
      wasIn.current = session.state === "in";
      setKnown({ state: "known", session });
    } catch (error) {
      if (!(error instanceof RequestRefused)) throw error;
      if (error.status === 401) {
        if (!wasIn.current) setKnown({ state: "known", session: null });
      } else setKnown((before) => (before.state === "known" ? before : { state: "refused", refused: error }));
    }
  }, [wire]);

  useEffect(() => void refreshSession(), [refreshSession]);
  useEffect(() => readAloudAs(language), [language]);

  const session = known.state === "known" ? known.session : null;
  const app: App = useMemo(
    () => ({
      language,
      say,
      switchTo: (wish) => {
        lasting.write("language", wish);
        void loadWords(wish).then((spoken) => setSpeech({ language: wish, say: spoken }));
      },
      wire,
      session,
      refreshSession,
      signOut: async () => {
        await handOver();
        try {
          await wire.send("DELETE", "/api/session");
        } catch (error) {
          // Without a session there is nothing to end.
          if (!(error instanceof RequestRefused) || error.status !== 401) throw error;
        }
        closeKeepers();
        if (session !== null) forgetSaid(session.person.id);
        wasIn.current = false;
        setOver(false);
        setKnown({ state: "known", session: null });
        go("/app/sign-in");
      },
    }),
    [language, say, wire, session, refreshSession, go],
  );

  const shown = useShownAddress(path);
  const shownRoute = useMemo(() => readRoute(shown.path), [shown.path]);
  const wanted = useMemo(() => readRoute(path), [path]);
  const route = shown.path === path ? shownRoute : wanted;
  // Whoever acts otherwise from now on sees nothing that was asked for before.
  const actor = `${session?.person.id ?? ""} ${session?.post?.id ?? ""}`;
  const answers = useMemo(() => new FirstAnswers(), [actor]);
  useLayoutEffect(() => () => answers.forget(), [answers, path]);
  const isOut = known.state === "known" && known.session === null;
  useEffect(() => {
    if (isOut && route.page !== "sign-in") go(signInAddress(`${path}${window.location.search}${window.location.hash}`), { replace: true });
    // The server says in whose name a page is shown, so a person who is in has no business on the sign-in page.
    if (session?.state === "in" && route.page === "sign-in") {
      const back = safeReturn(new URLSearchParams(window.location.search).get("back"));
      // What is printed comes from the server and is no page of this application.
      if (back.startsWith("/app/")) go(back, { replace: true });
      else window.location.replace(back);
    }
    if (session !== null && path === "/app") go(HOME, { replace: true });
  }, [isOut, session, route.page, path, go]);

  return (
    <AppContext value={app}>
      {known.state === "asking" ? (
        <main className="alone"><Waiting /></main>
      ) : known.state === "refused" ? (
        <main className="alone"><Refused refused={known.refused} retry={() => void refreshSession()} /></main>
      ) : session === null || session.state !== "in" ? (
        <SignInPage waits={session?.state ?? "in"} />
      ) : route.page === "sign-in" ? null : (
        <Named names={session.grades}>
          <Frame route={route} shown={shownRoute}>
            <FirstAnswersContext value={answers}>
              <ShownAddressContext value={shown}><Pages key={actor} route={shownRoute} /></ShownAddressContext>
            </FirstAnswersContext>
          </Frame>
        </Named>
      )}
      {isOver && session !== null && (
        <SignInAgain
          person={session.person}
          signedIn={(login) => {
            // Somebody else must not find the page, nor the unsaved text, of the one before.
            if (login !== session.person.login) return window.location.reload();
            setOver(false);
            void refreshSession().then(() => window.dispatchEvent(new Event(SIGNED_IN)));
          }}
        />
      )}
    </AppContext>
  );
}

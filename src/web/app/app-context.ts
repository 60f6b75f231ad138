import { createContext, useContext } from "react";
import type { Say } from "../../core/basics/message.ts";
import type { Language } from "../../words/index.ts";
import type { Session } from "./api/session-shapes.ts";
import type { Wire } from "./api/wire.ts";

/** What every page may know: how to say things, whom it speaks to, and who is signed in. */
export interface App {
  readonly say: Say;
  readonly language: Language;
  readonly switchTo: (language: Language) => void;
  readonly wire: Wire;
  /** Null before anybody signed in. */
  readonly session: Session | null;
  /** Asks the server again who is signed in and in which post. */
  readonly refreshSession: () => Promise<void>;
  readonly signOut: () => Promise<void>;
}

export const AppContext = createContext<App | null>(null);

export function useApp(): App {
  const app = useContext(AppContext);
  if (app === null) throw new Error("a page stands outside of the application");
  return app;
}

/** The app with a person in it: pages behind the sign-in ask for this. */
export function useSignedIn(): App & { readonly session: Session } {
  const app = useApp();
  if (app.session === null) throw new Error("a page needs somebody who is signed in");
  return app as App & { readonly session: Session };
}

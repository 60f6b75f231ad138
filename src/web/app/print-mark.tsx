import { useState } from "react";
import { useSignedIn } from "./app-context.ts";
import { QrPicture } from "./qr-picture.tsx";
import { momentOf } from "./wording.ts";

/** Digits of a digest that stand on paper, as on printed forms. */
const SHOWN = 16;

/** What a page bears on each sheet of paper when it is printed as it stands: a QR code that leads back to it, and the version code of what it said at a moment, as it was first drawn where none is given. Not on the screen. */
export function PrintMark({ digest, at }: { digest: string; at?: string }): React.ReactNode {
  const { say } = useSignedIn();
  const [drawnAt] = useState(() => new Date().toISOString());
  return (
    <footer className="print-mark">
      <QrPicture text={addressHere(new URL(window.location.href))} label={say("app-frame.print-mark.picture")} />
      <p>{say("app-frame.print-mark", { digest: digest.slice(0, SHOWN), time: momentOf(at ?? drawnAt) })}</p>
    </footer>
  );
}

/** More does not fit into a code that a telephone reads from a copy. */
const LONGEST = 300;

/** The address of what is shown, with its filters; the language is of whoever looks. */
function addressHere(here: URL): string {
  here.hash = "";
  here.searchParams.delete("lang");
  return here.href.length <= LONGEST ? here.href : `${here.origin}${here.pathname}`;
}

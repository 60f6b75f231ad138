import { useState } from "react";
import { useSignedIn } from "./app-context.ts";
import { QrPicture } from "./qr-picture.tsx";
import { momentOf } from "./wording.ts";

/** Digits of a digest that stand on paper, as on printed forms. */
const SHOWN = 16;

/** What a page bears on paper that is printed as it stands: a QR code that leads back to it, and the version code of what it said. Not on the screen. */
export function PrintMark({ digest }: { digest: string }): React.ReactNode {
  const { say } = useSignedIn();
  const [readAt] = useState(() => new Date().toISOString());
  const { origin, pathname } = window.location;
  return (
    <footer className="print-mark">
      <QrPicture text={`${origin}${pathname}`} label={say("app-frame.print-mark.picture")} />
      <p>{say("app-frame.print-mark", { digest: digest.slice(0, SHOWN), time: momentOf(readAt) })}</p>
    </footer>
  );
}

import { useEffect } from "react";
import type { Stage } from "../../../core/form/filing-values.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { getFiling } from "../../app/api/get-filing.ts";
import { useLoaded } from "../../app/loaded.ts";
import { Named } from "../../app/named.tsx";
import { Here, PageLink } from "../../app/parts.tsx";
import { addressOf } from "../../app/routes.ts";
import { FilingDesk } from "./filing-desk.tsx";

/** One filing: filled, reviewed, and its whole life in the margin. A cell is named after `#`. */
export function FilingPage({ year, stage, id }: { year: number; stage: Stage; id: string }): React.ReactNode {
  const { say, wire } = useSignedIn();
  const [loaded, reload] = useLoaded(`filing ${year} ${stage} ${id}`, (signal) => getFiling(wire, { year, stage, id }, signal), { opens: true });
  const desk = loaded.state === "here" ? `${loaded.value.step.id} ${loaded.value.round}` : null;
  // What had the focus went with the desk it lay on: who works by the keyboard goes on from the top of the new one.
  useEffect(() => {
    if (desk !== null && document.activeElement === document.body) document.getElementById("main")?.focus({ preventScroll: true });
  }, [desk]);
  return (
    <Here loaded={loaded} reload={reload} back={<PageLink to={addressOf({ page: "filings", year, stage })}>{say("app-filing.back-to-list")}</PageLink>}>
      {/* A new desk only when the filing came into other hands: saving and new remarks leave what is open as it is. */}
      {(detail) => <Named names={detail.rules.names}><FilingDesk key={`${detail.id} ${detail.step.id} ${detail.round}`} detail={detail} reload={reload} /></Named>}
    </Here>
  );
}

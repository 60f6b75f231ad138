import { useSignedIn } from "../../../app/app-context.ts";
import type { FilingDetail } from "../../../app/api/filing-shapes.ts";
import { momentOf, titleIn } from "../../../app/wording.ts";

/** What was done beside the steps: given to somebody, signed, or somebody asked to sign. */
export type BesideEntry =
  | { readonly kind: "given"; readonly at: string; readonly one: FilingDetail["hands"]["handings"][number] }
  | { readonly kind: "signed"; readonly at: string; readonly one: FilingDetail["signing"]["signatures"][number] }
  | { readonly kind: "asked"; readonly at: string; readonly one: FilingDetail["signing"]["signers"][number] };

export function besideEntries({ hands, signing }: Pick<FilingDetail, "hands" | "signing">): readonly BesideEntry[] {
  return [
    ...hands.handings.map((one): BesideEntry => ({ kind: "given", at: one.at, one })),
    ...signing.signatures.map((one): BesideEntry => ({ kind: "signed", at: one.at, one })),
    ...signing.signers.map((one): BesideEntry => ({ kind: "asked", at: one.at, one })),
  ];
}

export function DoneBeside({ entry }: { entry: BesideEntry }): React.ReactNode {
  const { say, language } = useSignedIn();
  const { stepTitle, by, role, at, round } = entry.one;
  const step = titleIn(language, stepTitle);
  const done = entry.kind === "given" ? entry.one.action : entry.kind === "asked" ? "asked" : entry.one.agrees ? "signed-for" : "signed-against";
  const said = entry.kind === "signed" ? entry.one.opinion : entry.one.said;
  const takenBackAt = entry.kind === "given" ? null : entry.one.takenBackAt;
  const what =
    entry.kind === "given" ? say("app-hands.from-to", { step, from: entry.one.from ?? say("app-hands.everybody"), to: entry.one.to ?? say("app-hands.everybody") })
    : entry.kind === "asked" ? say("app-hands.asked", { step, name: entry.one.signer })
    : say("app-hands.at", { step });
  return (
    <>
      <p><b>{say(`app-hands.did.${done}`)}</b> {what}</p>
      {said !== "" && <p className="history-opinion">{said}</p>}
      <p className="quiet">{say("app-filing.history.by", { by, role: say(`app-frame.role.${role}`), at: momentOf(at), round })} {takenBackAt !== null && say("app-hands.taken-back", { at: momentOf(takenBackAt) })}</p>
    </>
  );
}

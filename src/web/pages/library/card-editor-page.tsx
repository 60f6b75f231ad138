import { navigate } from "wouter/use-browser-location";
import type { CardDraft } from "../../../core/library/card-draft.ts";
import { isBenchmark } from "../../../core/library/claims.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { cardApi, libraryApi } from "../../app/api/addresses.ts";
import type { CardKnown, LibraryKnown } from "../../app/api/library-shapes.ts";
import { useLoaded } from "../../app/loaded.ts";
import { Named } from "../../app/named.tsx";
import { Here, PageHead, PageLink } from "../../app/parts.tsx";
import { addressOf } from "../../app/routes.ts";
import { titleIn } from "../../app/wording.ts";
import { useSearch } from "../../app/shown-address.ts";
import { CardFacts } from "./card-facts.tsx";
import { CardEditor } from "./card-editor.tsx";

interface Opened {
  readonly library: LibraryKnown;
  readonly draft: CardDraft;
  readonly reason: string;
  readonly saved: number;
  /** Whether the asker writes it now: it may be nobody's of their post, or lie with those who judge it. */
  readonly mayDraft: boolean;
  readonly isProposed: boolean;
  /** Whether a benchmark is recorded for it. */
  readonly hasBenchmark: boolean;
}

/** A card that is to be, or the next version of one. */
export function CardEditorPage({ code }: { code: string | null }): React.ReactNode {
  const { say, wire, language } = useSignedIn();
  const wished = new URLSearchParams(useSearch());
  const [loaded, reload] = useLoaded(`draft ${code ?? ""}`, async (signal): Promise<Opened> => {
    const library = await wire.get<LibraryKnown>(libraryApi, signal);
    if (code === null) return { library, draft: emptyCard(library, wished.get("sector"), wished.get("group")), reason: "", saved: 0, mayDraft: library.mayDraft, isProposed: false, hasBenchmark: false };
    const { versions, references, mayDraft } = await wire.get<CardKnown>(cardApi(code), signal);
    const open = versions.find(({ state }) => state === "draft" || state === "proposed");
    const { card } = open ?? versions.find(({ state }) => state === "published") ?? versions[0]!;
    return { library, draft: card, reason: open?.reason ?? "", saved: open?.saved ?? 0, mayDraft, isProposed: open?.state === "proposed", hasBenchmark: references.some(({ kind, withdrawn }) => withdrawn === null && isBenchmark(kind)) };
  }, { opens: true });
  const back = code === null ? <PageLink to={addressOf({ page: "library" })}>{say("app-library.back")}</PageLink> : <PageLink to={addressOf({ page: "library-card", code })}>{say("app-library.back-to-card")}</PageLink>;
  return (
    <Here loaded={loaded} reload={reload} back={back}>
      {({ library, draft, reason, saved, mayDraft, isProposed, hasBenchmark }) => !mayDraft ? (
        <Named names={library.names}>
          <nav className="trail">{back}</nav>
          <PageHead title={code === null ? say("app-library.title-new") : titleIn(language, draft.name) || code} />
          <p className="band" role="status">{say(library.mayDraft && isProposed ? "app-library.read-proposed" : "app-library.read-only", { roles: library.draftedBy.map((title) => titleIn(language, title)).join(say("app-frame.list-joint")) })}</p>
          {code !== null && <CardFacts card={draft} />}
        </Named>
      ) : (
        <Named names={library.names}>
          <nav className="trail">{back}</nav>
          <PageHead title={say(code === null ? "app-library.title-new" : "app-library.title-draft", { code: code ?? "" })} lead={say("app-library.lead-draft")} />
          <CardEditor key={saved} library={library} draft={draft} reason={reason} saved={saved} hasBenchmark={hasBenchmark} code={code} done={(written) => navigate(addressOf({ page: "library-card", code: written }))} />
        </Named>
      )}
    </Here>
  );
}

/** In the sector and field that was asked for, else in the first. */
function emptyCard({ sectors }: LibraryKnown, sector: string | null, group: string | null): CardDraft {
  const place = sectors.find(({ id }) => id === sector) ?? sectors[0];
  return {
    sector: place?.id ?? "", group: (place?.groups.find(({ id }) => id === group) ?? place?.groups[0])?.id ?? "", name: { zh: "", en: "" }, level1: "", level2: "", meaning: "", formula: null, unit: null, sign: null, direction: null, dataSource: null,
    valueMethod: null, frequency: null, evidence: [], scoring: "", scope: "", words: [], reasoning: "", standard: null, common: false,
  };
}

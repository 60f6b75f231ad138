import { effectOf } from "../../../core/pack/part-effect.ts";
import type { DefinitionKnown } from "../../app/api/pack-shapes.ts";
import { useSignedIn } from "../../app/app-context.ts";

/** How a definition stands here: a draft until it is adopted, and what it is used for where records do not go by it. */
export function DefinitionTags({ known }: { known: DefinitionKnown | undefined }): React.ReactNode {
  const { say } = useSignedIn();
  if (known === undefined) return null;
  const effect = effectOf(known.of);
  const tags = [
    ...(known.draft ? [<span key="draft" className="tag tag-draft">{say("app-filing.draft-definition")}</span>] : []),
    ...(effect === "in-effect" ? [] : [<span key="effect" className="tag">{say(`app-packs.effect.${effect}`)}</span>]),
  ];
  return tags.length === 0 ? null : <p className="definition-tags row">{tags}</p>;
}

import { useState } from "react";
import type { PlatformsKnown } from "../../app/api/subject-shapes.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { Field } from "../../app/parts.tsx";
import { titleIn } from "../../app/wording.ts";

interface TagsProps {
  /** What the packs offer; null where any tag may be written. */
  readonly platforms: PlatformsKnown | null;
  readonly tags: readonly string[];
  readonly change: (tags: readonly string[]) => void;
}

/** 标签: chosen from the dictionary of platforms, and written where that allows something else or the packs have none. */
export function TagsField({ platforms, tags, change }: TagsProps): React.ReactNode {
  const { say, language } = useSignedIn();
  const offered = platforms?.items ?? [];
  const isOffered = (tag: string): boolean => offered.some(({ zh }) => zh === tag);
  const [written, write] = useState(() => tags.filter((tag) => !isOffered(tag)).join(say("app-ledger.list-comma")));
  const others = (text: string): readonly string[] => text.split(/[,，、;；]+/).map((tag) => tag.trim()).filter((tag) => tag !== "");
  const chosen = tags.filter(isOffered);
  // What a record has already may stay, though nobody could write it anew.
  const kept = platforms !== null && !platforms.open ? tags.filter((tag) => !isOffered(tag)) : [];
  return (
    <>
      {platforms !== null && (
        <fieldset className="field">
          <legend>{titleIn(language, platforms.title)}</legend>
          {offered.map((item) => (
            <label key={item.zh} className="check">
              <input type="checkbox" checked={chosen.includes(item.zh)} onChange={({ target }) => change([...(target.checked ? [...chosen, item.zh] : chosen.filter((tag) => tag !== item.zh)), ...tags.filter((tag) => !isOffered(tag))])} /> {titleIn(language, item)}
            </label>
          ))}
          {kept.map((tag) => (
            <label key={tag} className="check"><input type="checkbox" checked onChange={() => change(tags.filter((one) => one !== tag))} /> {tag} <span className="quiet">{say("app-subject.tag-no-longer")}</span></label>
          ))}
        </fieldset>
      )}
      {(platforms === null || platforms.open) && (
        <Field at="tags" label={say(platforms === null ? "app-subject.tags" : "app-subject.other-tags")} hint={say("app-subject.tags.hint")}>
          {(ids) => <input {...ids} className="input" value={written} onChange={({ target }) => { write(target.value); change([...chosen, ...others(target.value)]); }} />}
        </Field>
      )}
    </>
  );
}

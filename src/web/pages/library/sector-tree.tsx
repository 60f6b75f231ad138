import { useSignedIn } from "../../app/app-context.ts";
import type { LibraryKnown } from "../../app/api/library-shapes.ts";
import { titleIn } from "../../app/wording.ts";
import type { LibraryWish } from "./library-address.ts";

/** 行业 and their fields, with how many cards stand in each; the fields of the chosen one are in sight. */
export function SectorTree({ known, wish, apply }: { known: LibraryKnown; wish: LibraryWish; apply: (wish: LibraryWish) => void }): React.ReactNode {
  const { say, language } = useSignedIn();
  const choose = (sector: string, group = ""): void => apply({ ...wish, sector, group });
  return (
    <nav className="sector-tree" aria-label={say("app-library.sectors")}>
      <ul>
        <li><Branch title={say("app-library.all-sectors")} count={known.count} isOn={wish.sector === ""} act={() => choose("")} /></li>
        {known.sectors.map(({ id, title, count, groups }) => (
          <li key={id}>
            <Branch title={titleIn(language, title)} count={count} isOn={wish.sector === id && wish.group === ""} act={() => choose(id)} />
            {wish.sector === id && groups.length > 0 && (
              <ul>{groups.map((group) => <li key={group.id}><Branch title={titleIn(language, group.title)} count={group.count} isOn={wish.group === group.id} act={() => choose(id, group.id)} /></li>)}</ul>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Branch({ title, count, isOn, act }: { title: string; count: number; isOn: boolean; act: () => void }): React.ReactNode {
  return <button type="button" className={isOn ? "branch branch-on" : "branch"} aria-current={isOn ? "true" : undefined} onClick={act}><span>{title}</span> <span className="count">{count}</span></button>;
}

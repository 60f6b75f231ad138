import type { DefinitionRead, PacksKnown } from "../../app/api/pack-shapes.ts";
import { useSignedIn } from "../../app/app-context.ts";
import { PageLink } from "../../app/parts.tsx";
import { definitionName, placeOf } from "./pack-names.ts";
import { tell, useOf } from "./told/tell.ts";
import type { ToldTable } from "./told/told-definition.ts";

/** A definition as people of the field read it, with where it is used; nothing for parts whose pages tell what stands where. */
export function DefinitionTold({ read, packs }: { read: DefinitionRead; packs: PacksKnown }): React.ReactNode {
  const { say, language } = useSignedIn();
  const told = tell(read.of, read.draft ?? read.data, { say, language });
  if (told === null) return null;
  return (
    <section className="packs-part definition-told" aria-labelledby="definition-told">
      <h2 id="definition-told">{say(`app-packs.part.${read.of.split("/")[0]!}`)}</h2>
      <dl className="told-facts">{told.facts.map(({ name, value }) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
      {told.tables.map((table) => <Told key={table.caption} table={table} />)}
      <WhereUsed read={read} packs={packs} />
    </section>
  );
}

function Told({ table: { caption, heads, rows } }: { table: ToldTable }): React.ReactNode {
  return (
    <table className="list list-packs">
      <caption>{caption}</caption>
      <thead><tr>{heads.map((head) => <th key={head} scope="col">{head}</th>)}</tr></thead>
      <tbody>
        {rows.map(({ id, cells: [name, ...cells] }, index) => (
          <tr key={`${id} ${index}`}>
            <th scope="row" className="col-name">{name}</th>
            {cells.map((cell, place) => <td key={heads[place + 1]} data-label={heads[place + 1]}>{cell}</td>)}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What goes by a definition: the program in words, and other definitions that name it or its items. */
function WhereUsed({ read, packs }: { read: DefinitionRead; packs: PacksKnown }): React.ReactNode {
  const { say, language } = useSignedIn();
  const use = useOf(read.of);
  const places = usersOf(read, packs);
  return (
    <>
      <h3>{say("app-packs.use")}</h3>
      {use !== null && <p>{say(use)}</p>}
      {places.length > 0 && (
        <ul>{places.map(({ known, count }) => (
          <li key={known.of}><PageLink to={placeOf(known.of)}>{count === 0 ? definitionName(known, language, say) : say("app-packs.use.places", { name: definitionName(known, language, say), count })}</PageLink></li>
        ))}</ul>
      )}
    </>
  );
}

/** Definitions that name it, and of the kinds of measures those that take their kind from it, with at how many places. A name of an item elsewhere may be another thing's. */
function usersOf(read: DefinitionRead, packs: PacksKnown): readonly { readonly known: PacksKnown["definitions"][number]; readonly count: number }[] {
  const taking = read.of === "dictionaries/measure-groups" ? read.named.filter(({ of, at }) => of.startsWith("measures/") && at.endsWith(".group")) : [];
  const naming = packs.definitions.find(({ of }) => of === read.of)?.usedBy ?? [];
  return packs.definitions.flatMap((known) => {
    const count = taking.filter(({ of }) => of === known.of).length;
    return count > 0 || naming.includes(known.of) ? [{ known, count }] : [];
  });
}

import { useSignedIn } from "../../app/app-context.ts";
import { adminParts } from "../../app/frame/tasks.ts";
import { Empty, PageHead } from "../../app/parts.tsx";
import type { AdminPart } from "../../app/routes.ts";
import { AdoptionsPart } from "./adoptions-part.tsx";
import { EventsPart } from "./events-part.tsx";
import { PeoplePart } from "./people-part.tsx";
import { PostsPart } from "./posts-part.tsx";
import { RefusalsPart } from "./refusals-part.tsx";
import { UnitsPart } from "./units-part.tsx";
import { SealsPart } from "./seals-part.tsx";

/** 三员: people and units, posts and locks, the log. None of them shows business data. */
export function AdminPage({ part }: { part: AdminPart }): React.ReactNode {
  const { say, session } = useSignedIn();
  const may = adminParts(session).includes(part);
  return (
    <>
      <PageHead title={say(`app-frame.task.${part}`)} lead={say(`app-admin.lead.${part}`)} />
      {may ? <Part part={part} /> : <Empty title={say("app-admin.not-yours")}><p>{say("app-admin.not-yours.meaning")}</p></Empty>}
    </>
  );
}

function Part({ part }: { part: AdminPart }): React.ReactNode {
  switch (part) {
    case "people": return <PeoplePart />;
    case "posts": return <PostsPart />;
    case "units": return <UnitsPart />;
    case "events": return <EventsPart />;
    case "refusals": return <RefusalsPart />;
    case "seals": return <SealsPart />;
    case "adoptions": return <AdoptionsPart />;
  }
}

import assert from "node:assert/strict";
import { test } from "node:test";
import { activitiesOfCard, mapCoverage, mapGaps, unknownIndicators, type FunctionActivity, type FunctionMap } from "../../../src/core/library/function-map.ts";
import { CARD } from "./cards.ts";

const activity = (id: string, indicators: readonly string[], core = true, projects = [{ zh: "某项目", en: "Some project" }]): FunctionActivity => ({ id, title: { zh: id, en: id }, core, projects, indicators });
const map = (...duties: readonly (readonly FunctionActivity[])[]): FunctionMap => ({
  sector: "education", title: { zh: "教育", en: "Education" }, provenance: "draft",
  duties: duties.map((activities, index) => ({ id: `duty-${index}`, title: { zh: "职责", en: "Duty" }, basis: "职责", activities })),
});
const card = (code: string, sector = "education") => ({ ...CARD, code, sector });

test("an indicator without activity is listed, and so is an activity without indicator or project, and a duty without activity", () => {
  const gaps = mapGaps(map([activity("a", ["EDU-0001"]), activity("b", [], false)], [], [activity("c", ["EDU-0001", "COM-0001"], true, [])]), [card("EDU-0001"), card("EDU-0002"), card("HLT-0001", "health")]);
  assert.deepEqual(gaps.indicatorsWithoutActivity.map(({ code }) => code), ["EDU-0002"]);
  assert.deepEqual(gaps.activitiesWithoutIndicator.map(({ duty, activity: { id } }) => `${duty.id} ${id}`), ["duty-0 b"]);
  assert.deepEqual(gaps.activitiesWithoutProject.map(({ activity: { id } }) => id), ["c"]);
  assert.deepEqual(gaps.dutiesWithoutActivity.map(({ id }) => id), ["duty-1"]);
});

test("the share of core activities and what the indicators cover are counted", () => {
  const counted = mapCoverage(map([activity("a", ["EDU-0001"]), activity("b", []), activity("c", ["EDU-0002"], false)]));
  assert.deepEqual(counted, { activities: 3, coreActivities: 2, covered: 2, coreCovered: 1, coreShare: "66.7", coverage: "66.7", coreCoverage: "50" });
  assert.deepEqual(mapCoverage(map([activity("a", [], false)])), { activities: 1, coreActivities: 0, covered: 0, coreCovered: 0, coreShare: "0", coverage: "0", coreCoverage: null });
  assert.equal(mapCoverage(map([])).coreShare, null);
});

test("a card says which activities it serves, and a code that no card has is named once", () => {
  const drawn = map([activity("a", ["EDU-0001", "EDU-0009"]), activity("b", ["EDU-0001", "EDU-0009"])]);
  assert.deepEqual(activitiesOfCard(drawn, "EDU-0001").map(({ activity: { id } }) => id), ["a", "b"]);
  assert.deepEqual(activitiesOfCard(drawn, "EDU-0002"), []);
  assert.deepEqual(unknownIndicators(drawn, [card("EDU-0001")]), ["EDU-0009"]);
});

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { PublishedTable } from "../../../src/core/recheck/table.ts";
import { recognise, recogniseTables } from "../../../src/core/sheet/index.ts";
import { CASE_FILES, comparable, readCase, withoutOrigin } from "../../files/cases.ts";
import { Drawing } from "../../files/drawing.ts";
import { expectedFrom } from "../../files/expected-table.ts";
import { drawForm, LAYOUTS } from "../../files/layouts.ts";
import { drawList, expectedFromList, LIST_LAYOUTS } from "../../files/list-layouts.ts";

const PUBLISHED = CASE_FILES.map(readCase);
/** The published tables, and one of them with a rate for each part of its money, as the national form asks for. */
const CASES = [...PUBLISHED, withRates(PUBLISHED.find(({ project }) => project.fundsRows.length > 1)!)];

function withRates(table: PublishedTable): PublishedTable {
  const rates = ["98.67%", "0.5", "100%", null];
  return { ...table, id: `${table.id}-rates`, project: { ...table.project, name: `${table.project.name}（二）`, fundsRows: table.project.fundsRows.map((row, index) => ({ ...row, executionRateRaw: rates[index % rates.length]! })) } };
}

describe("every published table, drawn as each authority draws its forms, is read back field by field", () => {
  for (const layout of LAYOUTS) {
    test(layout.name, () => {
      for (const table of CASES) {
        const drawing = new Drawing("自评表");
        drawForm(drawing, table, layout);
        const { tables } = recogniseTables(drawing.toSheet());
        assert.equal(tables.length, 1, table.id);
        assert.deepEqual(comparable(withoutOrigin(tables[0]!.table)), comparable(expectedFrom(table, layout)), table.id);
        assert.deepEqual(tables[0]!.problems, [], table.id);
      }
    });
  }
});

describe("all tables one below the other in one sheet", () => {
  for (const layout of LAYOUTS) {
    test(layout.name, () => {
      const drawing = new Drawing("汇总");
      let row = 0;
      for (const table of CASES) row = drawForm(drawing, table, layout, row) + 1;
      const found = recognise(drawing.toSheet());
      assert.equal(found.length, CASES.length);
      found.forEach((table, index) => assert.deepEqual(comparable(withoutOrigin(table)), comparable(expectedFrom(CASES[index]!, layout)), CASES[index]!.id));
    });
  }
});

describe("all tables in one list, one row an indicator", () => {
  // In a list an empty name means the one above it, so tables that lack one can't stand in it.
  const named = CASES.filter(({ project, year }) => [project.name, project.unit, project.department, year].every((key) => key !== null));
  for (const layout of LIST_LAYOUTS) {
    test(layout.name, () => {
      const drawing = new Drawing("清单");
      drawList(drawing, named, layout);
      const found = recognise(drawing.toSheet());
      assert.equal(found.length, named.length);
      found.forEach(({ form: _form, ...table }, index) => {
        assert.deepEqual(comparable(withoutOrigin(table as never)), comparable(expectedFromList(named[index]!, layout)), named[index]!.id);
      });
    });
  }
});

test("places lead back to the cells the values were printed in", () => {
  for (const layout of LAYOUTS) {
    for (const table of CASES) {
      const drawing = new Drawing("表1");
      drawForm(drawing, table, layout);
      const cells = new Map<string, string>();
      const sheet = drawing.toSheet();
      for (const row of sheet.rows) for (const cell of row.cells) cells.set(`${String.fromCharCode(65 + cell.column)}${row.index + 1}`, cell.text);
      const [found] = recognise(sheet);
      found!.indicators.forEach((indicator, index) => {
        const at = (field: string): string | undefined => cells.get(found!.places[`indicators[${index}]${field}`]?.cell ?? "");
        if (indicator.level3 !== null) assert.equal(at(""), indicator.level3);
        if (indicator.score !== null) assert.equal(Number(at(".score")), Number(comparable(indicator.score)));
        if (indicator.points !== null) assert.equal(Number(at(".points")), Number(comparable(indicator.points)));
        if (indicator.actualRaw !== null) assert.equal(at(".actual"), indicator.actualRaw);
        if (indicator.reason !== null) assert.equal(at(".reason"), indicator.reason);
        if (indicator.targetRaw !== null) assert.ok(indicator.targetRaw.includes(at(".target")!), `${table.id} ${index}`);
      });
      const total = cells.get(found!.places["total_score"]?.cell ?? "");
      assert.equal(total === undefined ? null : Number(total), table.totalScore === null ? null : Number(comparable(table.totalScore)));
    }
  }
});

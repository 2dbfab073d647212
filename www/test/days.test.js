// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { faultOf, isoOf } from "../app/days.js";

test("a day in three boxes", () => {
  assert.equal(isoOf("1", "3", "2025"), "2025-03-01");
  assert.equal(isoOf("29", "02", "2024"), "2024-02-29");
  for (const [day, month, year] of [["29", "2", "2025"], ["31", "4", "2025"], ["0", "1", "2025"], ["1", "13", "2025"]])
    assert.equal(isoOf(day, month, year), null, `${day} ${month} ${year}`);
  for (const [day, month, year] of [["", "1", "2025"], ["1", "1", "25"], ["1", "March", "2025"], ["1e1", "1", "2025"]])
    assert.equal(isoOf(day, month, year), null, `${day} ${month} ${year}`);
});

test("what is wrong with it is told by its box", () => {
  assert.equal(faultOf("", "", ""), "Enter the as-at date");
  assert.equal(faultOf("1", "", ""), "The as-at date must include a month and a year");
  assert.equal(faultOf("1", "1", "25"), "The year must have four numbers, for example 2025");
  assert.equal(faultOf("30", "2", "2025"), "The as-at date must be a real date, for example 31 3 2025");
});

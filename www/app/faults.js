// @ts-check
// Why a question has no answer.

/** The engine refused and said why, in words for the officer. */
export class Refusal extends Error {}
/** The worker died while it had work. */
export class EngineDied extends Error {}
/** Newer files, or "Clear everything", overtook this request. */
export class Overtaken extends Error {}

/** @param {import("./generations.js").IsCurrent} isCurrent */
export function mustBe(isCurrent) {
  if (!isCurrent()) throw new Overtaken("overtaken");
}

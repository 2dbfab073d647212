// @ts-check
// The shapes that types.d.ts declares, as TypeScript's own compiler understands them, and what a value has against one.
import { fileURLToPath } from "node:url";
import { API, SymbolFlags, TypeFlags } from "typescript/unstable/sync";

/** @typedef {import("typescript/unstable/sync").Checker} Checker */
/** @typedef {import("typescript/unstable/sync").Type} Type */
/** @typedef {{ shape: Shape, optional: boolean }} Field */
/**
 * `seen` tells whether any value was held against it.
 * @typedef {{ kind: "object", fields: Map<string, Field>, seen: boolean }
 *   | { kind: "list", of: Shape, seen: boolean }
 *   | { kind: "either", of: Shape[], seen: boolean }
 *   | { kind: "plain", is: string, seen: boolean }
 *   | { kind: "word", is: unknown, seen: boolean }} Shape
 */

const CONFIG = fileURLToPath(new URL("../../tsconfig.worker.json", import.meta.url));

/**
 * What each operation answers.
 * @returns {Map<string, Shape>}
 */
export function answers() {
  const api = new API();
  try {
    const project = api.updateSnapshot({ openProjects: [CONFIG] }).getProject(CONFIG);
    const operations = project?.checker.resolveName("Operations", SymbolFlags.Interface);
    if (!project || !operations) throw new Error("types.d.ts declares no Operations");
    const reader = new Reader(project.checker);
    const all = reader.fieldsOf(project.checker.getDeclaredTypeOfSymbol(operations));
    return new Map([...all].map(([name, { shape }]) => [name, answerOf(shape)]));
  } finally {
    api.close();
  }
}

/** @param {Shape} operation */
function answerOf(operation) {
  const answer = operation.kind === "object" ? operation.fields.get("answer") : undefined;
  if (!answer) throw new Error("An operation has no answer");
  return answer.shape;
}

class Reader {
  /** @param {Checker} checker */
  constructor(checker) {
    this.checker = checker;
    /** @type {Map<number, Shape>} what has fields becomes a shape once, so that what was seen of it is in one place */
    this.known = new Map();
  }

  /** @param {Type} type @returns {Shape} */
  shapeOf(type) {
    if (type.flags & (TypeFlags.String | TypeFlags.Number | TypeFlags.Boolean | TypeFlags.Null))
      return { kind: "plain", is: this.checker.typeToString(type), seen: false };
    if (this.checker.typeToString(type) === "ArrayBuffer") return { kind: "plain", is: "bytes", seen: false };
    if (type.isLiteralType()) return { kind: "word", is: type.value, seen: false };
    if (type.isUnionType()) return { kind: "either", of: type.getTypes().map((one) => this.shapeOf(one)), seen: false };
    if (type.isTypeReference() && this.checker.isArrayType(type))
      return { kind: "list", of: this.shapeOf(this.checker.getTypeArguments(type)[0]), seen: false };
    return this.#objectOf(type);
  }

  /** @param {Type} type @returns {Shape} */
  #objectOf(type) {
    const known = this.known.get(type.id);
    if (known) return known;
    /** @type {Shape} */
    const shape = { kind: "object", fields: this.fieldsOf(type), seen: false };
    this.known.set(type.id, shape);
    return shape;
  }

  /** @param {Type} type @returns {Map<string, Field>} */
  fieldsOf(type) {
    const fields = this.checker.getPropertiesOfType(type).map((property) => {
      const whole = this.checker.getTypeOfSymbol(property);
      if (!whole) throw new Error(`${property.name} has no type`);
      const optional = Boolean(property.flags & SymbolFlags.Optional);
      const shape = this.shapeOf(optional ? (this.checker.getNonNullableType(whole) ?? whole) : whole);
      return /** @type {[string, Field]} */ ([property.name, { shape, optional }]);
    });
    return new Map(fields);
  }
}

/** @param {Shape} shape */
const isNull = (shape) => shape.kind === "plain" && shape.is === "null";

/** @param {Shape} shape @param {unknown} value whether it is of the kind, whatever is inside */
function fits(shape, value) {
  if (shape.kind === "word") return value === shape.is;
  if (shape.kind === "plain" && shape.is === "bytes") return value instanceof ArrayBuffer;
  if (shape.kind === "plain") return shape.is === (value === null ? "null" : typeof value);
  if (shape.kind === "list") return Array.isArray(value);
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Of several shapes with fields, the one whose words the value has.
 * @param {Shape} shape
 * @param {any} value
 */
function says(shape, value) {
  if (shape.kind !== "object") return true;
  return [...shape.fields].every(([name, { shape: word }]) => word.kind !== "word" || fits(word, value[name]));
}

/**
 * What a value has that its shape has not, and the other way round.
 * @param {Shape} declared
 * @param {unknown} value
 * @param {string} path
 * @returns {string[]}
 */
export function differences(declared, value, path) {
  declared.seen = true;
  const shape = declared.kind === "either" ? declared.of.find((one) => fits(one, value) && says(one, value)) : declared;
  if (!shape || !fits(shape, value)) return [`${path} is never ${JSON.stringify(value)} in types.d.ts`];
  shape.seen = true;
  if (shape.kind === "list") {
    return /** @type {unknown[]} */ (value).flatMap((one) => differences(shape.of, one, `${path}[]`));
  }
  if (shape.kind !== "object") return [];
  const held = /** @type {Record<string, unknown>} */ (value);
  const strange = Object.keys(held).filter((name) => !shape.fields.has(name));
  const fields = [...shape.fields].flatMap(([name, { shape: inside, optional }]) => {
    if (name in held) return differences(inside, held[name], `${path}.${name}`);
    return optional ? [] : [`${path}.${name} is in types.d.ts and the engine does not say it`];
  });
  return [...strange.map((name) => `${path}.${name} is said by the engine and is not in types.d.ts`), ...fields];
}

/**
 * What a shape declares and no value ever had; that it may be null is no promise to be so.
 * @param {Shape} shape
 * @param {string} path
 * @returns {string[]}
 */
export function unseen(shape, path) {
  if (isNull(shape)) return [];
  if (!shape.seen) return ["is" in shape ? `${path}: ${shape.is}` : path];
  if (shape.kind === "list") return unseen(shape.of, `${path}[]`);
  if (shape.kind === "either") return shape.of.flatMap((one) => unseen(one, path));
  if (shape.kind !== "object") return [];
  return [...shape.fields].flatMap(([name, field]) => unseen(field.shape, `${path}.${name}`));
}

// What wasm-bindgen's glue, placed before the worker's own text, defines. Each method gives plain objects or throws a
// sentence.

/** Operations that the worker puts together itself; every other is a method of the engine by the same name. */
type OwnWork = "peek" | "load" | "choose" | "workbook" | "document";
type PlainWork = Exclude<Operation, OwnWork>;
type Methods = { [K in PlainWork]: (...args: Operations[K]["args"]) => Operations[K]["answer"] };

/** How the engine comes to its files. */
interface Shelf {
  add(path: string, bytes: Uint8Array): void;
  add_refused(path: string, first: Uint8Array, size: number): void;
  add_table(path: string, bytes: Uint8Array, remarks: unknown): void;
  keep_as_earlier(): void;
  add_host(path: string, bytes: Uint8Array): void;
  add_example(children: number, years: number, seed: number): void;
  add_report(number: string): boolean;
  is_refused(path: string, first: Uint8Array, size: number): boolean;
  choose(path: string, name: string, column: string, value: string): void;
  forget_choices(): void;
  read(): Reading;
  clear(): void;
  free(): void;
}
type WasmEngine = Methods & Shelf;

declare const wasm_bindgen: {
  initSync(options: { module: Uint8Array }): unknown;
  Engine: new () => WasmEngine;
};
declare const workbook_bindgen: {
  initSync(options: { module: Uint8Array }): unknown;
  open(path: string, bytes: Uint8Array): { path: string; bytes(): Uint8Array; remarks(): unknown; free(): void }[];
  write(table: Saved): Uint8Array<ArrayBuffer>;
  word(paper: Paper): Uint8Array<ArrayBuffer>;
};

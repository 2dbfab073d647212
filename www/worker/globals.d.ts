// What wasm-bindgen's glue, placed before the worker's own text, defines.
declare const wasm_bindgen: {
  initSync(options: { module: Uint8Array }): unknown;
  Engine: new () => any;
};
declare const workbook_bindgen: {
  initSync(options: { module: Uint8Array }): unknown;
  open(path: string, bytes: Uint8Array): { path: string; bytes(): Uint8Array; remarks(): unknown; free(): void }[];
};

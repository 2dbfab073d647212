// What wasm-bindgen's glue, placed before the worker's own text, defines.
declare const wasm_bindgen: {
  initSync(options: { module: Uint8Array }): unknown;
  Engine: new () => any;
};

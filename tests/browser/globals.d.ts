// What wasm-bindgen's glue defines inside the app's worker; a test asks it for the engine there.
declare const wasm_bindgen: { initSync(options: { module: Uint8Array }): any };

//! `bindgen MODULE GLOBAL NAME FOLDER` writes `NAME.js` and `NAME_bg.wasm` into the folder, for a page that loads plain
//! scripts and finds the module's functions under `GLOBAL`.

use std::env::args;
use std::error::Error;

use wasm_bindgen_cli_support::Bindgen;

fn main() -> Result<(), Box<dyn Error>> {
    let given: Vec<String> = args().skip(1).collect();
    let [module, global, name, folder] = &given[..] else {
        return Err("bindgen takes MODULE GLOBAL NAME FOLDER".into());
    };
    let mut bindgen = Bindgen::new();
    bindgen.no_modules(true)?.no_modules_global(global)?.typescript(false);
    Ok(bindgen.input_path(module).out_name(name).generate(folder)?)
}

/** Two components of which one is plugged into the other, and the WIT package that they share. */
export const project = (version = '1.0.0', more = '') => ({
  'wasmwright.toml': `[publish]
version = "${version}"
description = "Keeps a number."
licenses = "MIT"
authors = "Ada"
source = "https://example.com/kv"
${more}
[components.keeper]
world = "wit#keeper"

[components.app]
world = "wit#app"

[compositions.whole]
socket = "app"
plugs = ["keeper"]

[[smoke]]
component = "whole"
call = "run()"
expect = "7"
`,
  'wit/kv.wit': `package acme:kv@${version};

interface store {
  get: func() -> u32;
}

world keeper {
  export store;
}

world app {
  import store;
  export run: func() -> u32;
}
`,
  'keeper/keeper.wat': `(module (func (export "acme:kv/store@${version}#get") (result i32) i32.const 7))`,
  'app/app.wat': `(module
  (import "acme:kv/store@${version}" "get" (func $get (result i32)))
  (func (export "run") (result i32) call $get))`,
});

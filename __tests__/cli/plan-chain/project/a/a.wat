(module
  (import "demo:chain/one@0.1.0" "get" (func $get (result i32)))
  (memory (export "memory") 1)
  (func (export "get") (result i32) call $get))

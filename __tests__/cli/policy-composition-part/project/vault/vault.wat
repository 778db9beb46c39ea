(module
  (import "acme:host/clock@1.2.0" "now" (func $now (result i32)))
  (memory (export "memory") 1)
  (func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32) i32.const 256)
  (func (export "acme:vault/secrets@0.3.1#read") (param i32 i32) (result i32) (drop (call $now)) i32.const 16))

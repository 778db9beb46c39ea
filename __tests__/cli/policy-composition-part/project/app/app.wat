(module
  (import "acme:host/log@1.2.0" "write" (func $write (param i32 i32)))
  (import "acme:host/clock@1.2.0" "now" (func $now (result i32)))
  (import "acme:vault/secrets@0.3.1" "read" (func $read (param i32 i32 i32)))
  (memory (export "memory") 1)
  (func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32) i32.const 256)
  (func (export "acme:app/api@1.0.0#run") (result i32)
    (call $write (i32.const 0) (i32.const 0))
    (call $read (i32.const 0) (i32.const 0) (i32.const 64))
    ;; 1000 if the vault has given an error, and its number, and the time.
    (i32.add
      (call $now)
      (i32.add
        (i32.mul (i32.const 1000) (i32.load8_u (i32.const 64)))
        (i32.mul (i32.const 100) (i32.load8_u (i32.const 68)))))))

;; Is told of what is put.
(component
  (core module $code
    (memory (export "memory") 1)
    (func (export "on-put") (param i32 i32 i32 i32))
    (func (export "realloc") (param i32 i32 i32 i32) (result i32) i32.const 1024))
  (core instance $code (instantiate $code))
  (type $bytes (list u8))
  (func $on-put (param "key" string) (param "value" $bytes)
    (canon lift (core func $code "on-put") (memory $code "memory") (realloc (func $code "realloc"))))
  (instance $hooks (export "on-put" (func $on-put)))
  (export "demo:kv/hooks@0.2.1" (instance $hooks)))

(component
  (import "demo:kv/store@0.2.1" (instance (export "get" (func (param "key" string) (result string)))))
  (core module $m (func (export "run") (result i32) i32.const 1))
  (core instance $i (instantiate $m))
  (func (export "run") (result u32) (canon lift (core func $i "run")))
)

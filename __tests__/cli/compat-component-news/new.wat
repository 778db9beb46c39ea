(component
  (import "wasi:sockets/tcp-create-socket@0.2.6" (instance (export "create" (func))))
  (import "wasi:io/poll@0.2.6" (instance (export "poll" (func))))
  (import "demo:kv/store@0.2.1" (instance (export "get" (func (param "key" string) (result string)))))
  (core module $m (func (export "run") (result i32) i32.const 1))
  (core instance $i (instantiate $m))
  (func (export "run") (result u32) (canon lift (core func $i "run")))
)

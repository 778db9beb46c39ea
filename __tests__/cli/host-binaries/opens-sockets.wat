(component
  (import "wasi:sockets/tcp@0.2.6" (instance (export "tcp-socket" (type (sub resource)))))
  (import "wasi:sockets/network@0.2.6" (instance (export "network" (type (sub resource)))))
  (core module $m (func (export "run") (result i32) i32.const 0))
  (core instance $i (instantiate $m))
  (func $run (result (result)) (canon lift (core func $i "run")))
  (instance $cli (export "run" (func $run)))
  (export "wasi:cli/run@0.2.6" (instance $cli)))

(component
  (import "wasi:random/random@0.2.3" (instance
    (export "get-random-u64" (func (result u64)))))
  (core module $m (func (export "run")))
  (core instance $i (instantiate $m))
  (func $run (canon lift (core func $i "run")))
  (export "run" (func $run))

)

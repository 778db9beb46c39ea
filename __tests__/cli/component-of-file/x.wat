(component
  (import "demo:host/log@0.2.0" (instance
    (export "write" (func (param "level" u8) (param "line" u32)))))
  (core module $m (func (export "run")))
  (core instance $i (instantiate $m))
  (func $run (canon lift (core func $i "run")))
  (export "run" (func $run))

)

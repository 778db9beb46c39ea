(component
  (import "demo:host/shapes@0.2.0" (instance
    (type $p (record (field "x" u32) (field "y" u32)))
    (export "point" (type $q (eq $p)))
    (export "draw" (func (param "at" $q)))))
  (core module $m (func (export "run")))
  (core instance $i (instantiate $m))
  (func $run (canon lift (core func $i "run")))
  (export "run" (func $run))

)

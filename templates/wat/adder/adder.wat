;; A core module that has the functions of its world under their names. Wasmwright makes a component of it.
(module
  (memory (export "memory") 1)
  (func (export "add") (param $a i32) (param $b i32) (result i32)
    local.get $a
    local.get $b
    i32.add))

(component
  (export "x" (func $y)))

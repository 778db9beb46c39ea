(module
  (memory (export "memory") 1)
  (data (i32.const 32) "\40\00\00\00\05\00\00\00")
  (data (i32.const 64) "hello")
  (func (export "text") (result i32) i32.const 32)
  (func (export "trap") unreachable)
  (func (export "spin") (loop br 0))
  (func (export "one") (result i32) i32.const 1)
  (func (export "divide") (param i32 i32) (result i32)
    local.get 0
    local.get 1
    i32.div_u)
  (func (export "outside") (result i32)
    i32.const 65536
    i32.load))

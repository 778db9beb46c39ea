;; Reads values and does nothing else.
(component
  (type $store (instance
    (type (list u8))
    (type (option 0))
    (type (func (param "key" string) (result 1)))
    (export "get" (func (type 2)))))
  (import "demo:kv/store@0.2.1" (instance (type $store))))

;; Asks what is known of values.
(component
  (type $store (instance
    (type (record (field "size" u64) (field "modified" u64)))
    (export "entry-info" (type (eq 0)))
    (type (option 1))
    (type (func (param "key" string) (result 2)))
    (export "stat" (func (type 3)))))
  (import "demo:kv/store@0.2.1" (instance (type $store))))

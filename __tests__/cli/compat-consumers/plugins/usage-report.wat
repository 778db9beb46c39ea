(component
  (type $t (instance
    (type (record (field "size" u64) (field "modified" u64)))
    (export "entry-info" (type (eq 0)))
    (type (func (param "key" string) (result 1)))
    (export "stat" (func (type 2)))))
  (import "demo:kv/store@0.2.1" (instance (type $t))))

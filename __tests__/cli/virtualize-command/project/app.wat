(component
  (import "acme:host/log@1.2.0" (instance (export "level" (func (result u8)))))
  (import "wasi:sockets/tcp-create-socket@0.2.6" (instance (export "create" (func))))
  (import "acme:host/types@1.2.0" (instance (type $id u32) (export "id" (type (eq $id)))))
)

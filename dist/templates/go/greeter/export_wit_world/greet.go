// Package export_wit_world has the functions that the world itself exports; wasmwright makes the bindings around it.
package export_wit_world

// Greet is the world's `greet`.
func Greet(name string) string {
	return "Hello, " + name + "!"
}

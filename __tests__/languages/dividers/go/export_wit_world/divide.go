package export_wit_world

//go:noinline
func quotient(a, b uint32) uint32 {
	return a / b
}

func Divide(a, b uint32) uint32 {
	return quotient(a, b)
}

package export_wit_world

import (
	"fmt"
	"math"
	echo "wit_component/example_polyglot_echo"
)

// values are what a seed makes: the same ones in every language, by splitmix64 (Steele, Lea and Flood, 2014).
type values struct{ state uint64 }

func (values *values) next() uint64 {
	values.state += 0x9e3779b97f4a7c15
	mixed := values.state
	mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9
	mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb
	return mixed ^ (mixed >> 31)
}

func (values *values) below(limit uint64) uint64 { return values.next() % limit }

// many makes up to so many of them, the limit itself not counted.
func many[T any](values *values, limit uint64, one func() T) []T {
	all := make([]T, values.below(limit))
	for i := range all {
		all[i] = one()
	}
	return all
}

// text is from every plane that has characters, or has a zero byte.
func (values *values) text() string {
	texts := []string{"", "a", "Zoë", "日本", "😀x", "a\x00b", "𠀋", "\U000e0061", "\U0010fffd"}
	return fmt.Sprint(texts[values.below(9)], values.below(1000))
}

func (values *values) char() rune {
	return []rune{'a', 'é', '日', '😀', 0x10ffff}[values.below(5)]
}

func (values *values) f64() float64 {
	small := float64(values.below(9)) / 8
	return []float64{0, math.Copysign(0, -1), math.NaN(), math.Inf(1), math.Inf(-1), -1.5e300, small}[values.below(7)]
}

func (values *values) f32() float32 {
	return []float32{float32(math.NaN()), 0.1, float32(math.Copysign(0, -1)), float32(math.Inf(-1))}[values.below(4)]
}

func (values *values) color() echo.Color {
	return []echo.Color{echo.ColorRed, echo.ColorGreen, echo.ColorBlue}[values.below(3)]
}

func (values *values) point() echo.Point {
	return echo.Point{X: int32(values.next()), Y: values.f64(), Label: values.text()}
}

func (values *values) integers() echo.Integers {
	return echo.Integers{
		A: uint8(values.next()),
		B: int8(values.next()),
		C: uint16(values.next()),
		D: int16(values.next()),
		E: uint32(values.next()),
		F: int32(values.next()),
		G: values.next(),
		H: int64(values.next()),
	}
}

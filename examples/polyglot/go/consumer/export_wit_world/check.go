// Package export_wit_world sends values and looks at what comes back.
package export_wit_world

import (
	"fmt"
	"math"
	echo "wit_component/example_polyglot_echo"

	. "go.bytecodealliance.org/pkg/wit/types"
)

// Check makes so many rounds of comparisons, with values that a seed makes.
func Check(seed uint64, rounds uint32) Result[uint32, string] {
	values, checks := values{seed}, checks{}
	for range rounds {
		round(&values, &checks)
		if checks.failed != "" {
			return Err[uint32, string](checks.failed)
		}
	}
	return Ok[uint32, string](checks.made)
}

type checks struct {
	made   uint32
	failed string
}

// same compares by text, in which NaN is NaN and -0 is not 0.
func (checks *checks) same(what string, sent, got any) {
	checks.made++
	a, b := fmt.Sprintf("%#v", sent), fmt.Sprintf("%#v", got)
	if a != b && checks.failed == "" {
		checks.failed = fmt.Sprintf("%s: sent %s, got %s", what, a, b)
	}
}

func round(values *values, checks *checks) {
	flag := values.below(2) == 1
	checks.same("bool", flag, echo.EchoBool(flag))
	float := values.f32()
	checks.same("f32", float, echo.EchoF32(float))
	text := values.text()
	checks.same("string", text, echo.EchoString(text))
	bytes := many(values, 300, func() uint8 { return uint8(values.below(256)) })
	checks.same("bytes", bytes, echo.EchoBytes(bytes))
	texts := many(values, 5, values.text)
	checks.same("strings", texts, echo.EchoStrings(texts))
	integers := many(values, 4, values.integers)
	checks.same("integers", integers, echo.EchoIntegers(integers))
	point := values.point()
	checks.same("point", point, echo.EchoPoint(point))
	polygon := echo.MakeShapePolygon(many(values, 4, values.point))
	circle := echo.MakeShapeCircle(uint16(values.below(1 << 16)))
	for _, shape := range []echo.Shape{circle, polygon, echo.MakeShapeNothing()} {
		checks.same("shape", shape, echo.EchoShape(shape))
	}
	color := values.color()
	checks.same("color", color, echo.EchoColor(color))
	access := echo.Access(values.below(8))
	checks.same("access", access, echo.EchoAccess(access))
	some := Some(Some(uint16(values.below(1 << 16))))
	for _, option := range []Option[Option[uint16]]{some, Some(None[uint16]()), None[Option[uint16]]()} {
		checks.same("option", option, echo.EchoOption(option))
	}
	ok := Ok[uint16, string](uint16(values.below(1 << 16)))
	checks.same("ok", ok, echo.EchoResult(ok))
	err := Err[uint16, string](values.text())
	checks.same("err", err, echo.EchoResult(err))
	tuple := Tuple3[uint64, int8, rune]{F0: values.next(), F1: int8(values.below(256)), F2: values.char()}
	f0, f1, f2 := echo.EchoTuple(tuple)
	checks.same("tuple", tuple, Tuple3[uint64, int8, rune]{F0: f0, F1: f1, F2: f2})
	nested := None[Tuple2[echo.Point, echo.Shape]]()
	if values.below(3) > 0 {
		point := values.point()
		nested = Some(Tuple2[echo.Point, echo.Shape]{F0: point, F1: echo.MakeShapePolygon(many(values, 4, values.point))})
	}
	checks.same("nested", nested, echo.EchoNested(nested))
	one, other := echo.MakeCounter(math.MaxUint64-5), echo.MakeCounter(5)
	checks.same("counter", uint64(math.MaxUint64), one.Add(5))
	checks.same("counter that wraps", uint64(1), one.Add(2))
	checks.same("other counter", uint64(7), other.Add(2))
	one.Drop()
	other.Drop()
}

// Package export_example_polyglot_echo gives back what it is given.
package export_example_polyglot_echo

import (
	"runtime"
	"wit_component/example_polyglot_echo"

	. "go.bytecodealliance.org/pkg/wit/types"
)

type (
	Access   = example_polyglot_echo.Access
	Color    = example_polyglot_echo.Color
	Integers = example_polyglot_echo.Integers
	Point    = example_polyglot_echo.Point
	Shape    = example_polyglot_echo.Shape
)

func EchoBool(value bool) bool                                                   { return value }
func EchoF32(value float32) float32                                              { return value }
func EchoString(value string) string                                             { return value }
func EchoBytes(value []uint8) []uint8                                            { return value }
func EchoStrings(value []string) []string                                        { return value }
func EchoIntegers(value []Integers) []Integers                                   { return value }
func EchoPoint(value Point) Point                                                { return value }
func EchoShape(value Shape) Shape                                                { return value }
func EchoColor(value Color) Color                                                { return value }
func EchoAccess(value Access) Access                                             { return value }
func EchoOption(value Option[Option[uint16]]) Option[Option[uint16]]             { return value }
func EchoResult(value Result[uint16, string]) Result[uint16, string]             { return value }
func EchoNested(value Option[Tuple2[Point, Shape]]) Option[Tuple2[Point, Shape]] { return value }

// EchoTuple returns the members of a tuple as results of its own, which is how the bindings want them.
func EchoTuple(value Tuple3[uint64, int8, rune]) (uint64, int8, rune) {
	return value.F0, value.F1, value.F2
}

// Counter has two fields that its bindings keep their handle in.
type Counter struct {
	pinner runtime.Pinner
	handle int32
	value  uint64
}

func MakeCounter(start uint64) *Counter { return &Counter{value: start} }

func (counter *Counter) Add(n uint64) uint64 {
	counter.value += n
	return counter.value
}

func (counter *Counter) OnDrop() {}

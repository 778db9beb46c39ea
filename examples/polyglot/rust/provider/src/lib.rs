//! Gives back what it is given.

use exports::example::polyglot::echo::{
    Access, Color, Guest, GuestCounter, Integers, Point, Shape,
};
use std::cell::Cell;

wit_bindgen::generate!({ world: "provider", path: "../../wit" });

struct Provider;

impl Guest for Provider {
    type Counter = Counter;

    fn echo_bool(value: bool) -> bool {
        value
    }
    fn echo_f32(value: f32) -> f32 {
        value
    }
    fn echo_string(value: String) -> String {
        value
    }
    fn echo_bytes(value: Vec<u8>) -> Vec<u8> {
        value
    }
    fn echo_strings(value: Vec<String>) -> Vec<String> {
        value
    }
    fn echo_integers(value: Vec<Integers>) -> Vec<Integers> {
        value
    }
    fn echo_point(value: Point) -> Point {
        value
    }
    fn echo_shape(value: Shape) -> Shape {
        value
    }
    fn echo_color(value: Color) -> Color {
        value
    }
    fn echo_access(value: Access) -> Access {
        value
    }
    fn echo_option(value: Option<Option<u16>>) -> Option<Option<u16>> {
        value
    }
    fn echo_result(value: Result<u16, String>) -> Result<u16, String> {
        value
    }
    fn echo_tuple(value: (u64, i8, char)) -> (u64, i8, char) {
        value
    }
    fn echo_nested(value: Option<(Point, Shape)>) -> Option<(Point, Shape)> {
        value
    }
}

struct Counter(Cell<u64>);

impl GuestCounter for Counter {
    fn new(start: u64) -> Self {
        Counter(Cell::new(start))
    }
    fn add(&self, n: u64) -> u64 {
        self.0.set(self.0.get().wrapping_add(n));
        self.0.get()
    }
}

export!(Provider);

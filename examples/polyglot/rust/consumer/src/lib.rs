//! Sends values and looks at what comes back.

mod values;

use example::polyglot::echo::{self, Access, Color, Counter, Shape};
use std::fmt::Debug;
use values::Values;

wit_bindgen::generate!({ world: "consumer", path: "../../wit" });

struct Consumer;

impl Guest for Consumer {
    fn check(seed: u64, rounds: u32) -> Result<u32, String> {
        let mut values = Values::from_seed(seed);
        let mut checks = Checks(0);
        for _ in 0..rounds {
            round(&mut values, &mut checks)?;
        }
        Ok(checks.0)
    }
}

fn round(values: &mut Values, checks: &mut Checks) -> Result<(), String> {
    let flag = values.below(2) == 1;
    checks.same("bool", &flag, &echo::echo_bool(flag))?;
    let float = values.f32();
    checks.same("f32", &float, &echo::echo_f32(float))?;
    let text = values.string();
    checks.same("string", &text, &echo::echo_string(&text))?;
    let bytes: Vec<u8> = values.many(300, |values| values.below(256) as u8);
    checks.same("bytes", &bytes, &echo::echo_bytes(&bytes))?;
    let texts = values.many(5, Values::string);
    checks.same("strings", &texts, &echo::echo_strings(&texts))?;
    let integers = values.many(4, Values::integers);
    checks.same("integers", &integers, &echo::echo_integers(&integers))?;
    let point = values.point();
    checks.same("point", &point, &echo::echo_point(&point))?;
    let polygon = values.many(4, Values::point);
    for shape in [Shape::Circle(values.below(1 << 16) as u16), Shape::Polygon(polygon), Shape::Nothing] {
        checks.same("shape", &shape, &echo::echo_shape(&shape))?;
    }
    let color = values.color();
    checks.same("color", &color, &echo::echo_color(color))?;
    let access = Access::from_bits_truncate(values.below(8) as u8);
    checks.same("access", &access, &echo::echo_access(access))?;
    for option in [Some(Some(values.below(1 << 16) as u16)), Some(None), None] {
        checks.same("option", &option, &echo::echo_option(option))?;
    }
    let ok = values.below(1 << 16) as u16;
    checks.same("ok", &Ok(ok), &echo::echo_result(Ok(ok)))?;
    let err = values.string();
    checks.same("err", &Err(err.clone()), &echo::echo_result(Err(&err)))?;
    let tuple = (values.next(), values.below(256) as i8, values.char());
    checks.same("tuple", &tuple, &echo::echo_tuple(tuple))?;
    let nested = (values.below(3) > 0).then(|| (values.point(), Shape::Polygon(values.many(4, Values::point))));
    let borrowed = nested.as_ref().map(|(point, shape)| (point, shape));
    checks.same("nested", &nested, &echo::echo_nested(borrowed))?;
    let (one, other) = (Counter::new(u64::MAX - 5), Counter::new(5));
    checks.same("counter", &u64::MAX, &one.add(5))?;
    checks.same("counter that wraps", &1, &one.add(2))?;
    checks.same("other counter", &7, &other.add(2))
}

/// How many comparisons there were.
struct Checks(u32);

impl Checks {
    /// By their text, in which NaN is NaN and -0.0 is not 0.0.
    fn same<T: Debug>(&mut self, what: &str, sent: &T, got: &T) -> Result<(), String> {
        self.0 += 1;
        let (sent, got) = (format!("{sent:?}"), format!("{got:?}"));
        if sent == got {
            return Ok(());
        }
        Err(format!("{what}: sent {sent}, got {got}"))
    }
}

impl Values {
    fn color(&mut self) -> Color {
        [Color::Red, Color::Green, Color::Blue][self.below(3) as usize]
    }
}

export!(Consumer);

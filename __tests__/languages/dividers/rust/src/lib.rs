wit_bindgen::generate!({ path: "../wit", world: "divider" });

struct Divider;

#[inline(never)]
fn quotient(a: u32, b: u32) -> u32 {
    a / b
}

impl Guest for Divider {
    fn divide(a: u32, b: u32) -> u32 {
        quotient(a, b)
    }
}

export!(Divider);

// Made from the world: the trait `Guest`, with the functions to be written.
wit_bindgen::generate!({ path: "../wit", world: "greeter" });

struct Greeter;

impl Guest for Greeter {
    fn greet(name: String) -> String {
        format!("Hello, {name}!")
    }
}

export!(Greeter);

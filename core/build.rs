//! Tells where the crate wit-bindgen-go lies: the core carries the runtime module that comes with it.
use std::process::Command;

fn main() {
    println!("cargo::rerun-if-changed=Cargo.lock");
    println!("cargo::rerun-if-env-changed=WIT_BINDGEN_GO");
    if std::env::var_os("WIT_BINDGEN_GO").is_some() {
        return;
    }
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
    let args = ["metadata", "--format-version", "1", "--locked", "--offline"];
    let output = Command::new(cargo).args(args).output().expect("cargo tells the dependencies");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("cargo writes UTF-8");
    // The one path in it that ends with this: a parser of JSON would be a dependency more.
    let found = text
        .split('"')
        .find(|part| part.contains("/wit-bindgen-go-") && part.ends_with("/Cargo.toml"))
        .expect("wit-bindgen-go is a dependency");
    println!("cargo::rustc-env=WIT_BINDGEN_GO={}", found.trim_end_matches("/Cargo.toml"));
}

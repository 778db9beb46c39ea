use std::io::Write;
use std::net::TcpStream;
use std::time::SystemTime;

wit_bindgen::generate!({ path: "wit", world: "fetcher" });

struct Fetcher;

impl exports::acme::fetcher::api::Guest for Fetcher {
    fn send(port: u16, line: String) -> Result<(), String> {
        let mut stream = TcpStream::connect(("127.0.0.1", port)).map_err(|error| error.to_string())?;
        writeln!(stream, "{line}").map_err(|error| error.to_string())
    }

    fn variable(name: String) -> Option<String> {
        std::env::var(name).ok()
    }

    fn variables() -> Vec<(String, String)> {
        std::env::vars().collect()
    }

    fn now() -> u64 {
        SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |time| time.as_secs())
    }

    fn read(path: String) -> Result<String, String> {
        std::fs::read_to_string(path).map_err(|error| error.to_string())
    }
}

export!(Fetcher);

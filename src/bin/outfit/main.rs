//! x
fn main() {
    match outfit::rulebook::Rulebook::builtin() { Ok(r) => println!("{} {}", r.name(), r.digest()), Err(e) => println!("{e}") }
}

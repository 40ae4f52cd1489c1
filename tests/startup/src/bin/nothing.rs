//! A clap program that does nothing: what any command-line program of this kind costs.

#[derive(clap::Parser)]
struct Arguments {
    /// Anything.
    input: Option<String>,
}

fn main() {
    let Arguments { input: _ } = clap::Parser::parse();
}

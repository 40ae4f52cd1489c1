//! Runs two commands in turn, many times, and prints the median of their times and of the ratios of the pairs.
//!
//! `startup RUNS COMMAND ARGUMENT… -- OTHER ARGUMENT…`

use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let split = arguments.iter().position(|argument| argument == "--");
    let runs = arguments.first().and_then(|runs| runs.parse::<usize>().ok()).filter(|runs| *runs > 0);
    let (Some(split), Some(runs)) = (split, runs) else {
        eprintln!("usage: startup RUNS COMMAND ARGUMENT… -- OTHER ARGUMENT…");
        return ExitCode::from(2);
    };
    let (first, second) = (&arguments[1..split], &arguments[split + 1..]);
    let mut pairs = Vec::new();
    for run in 0..=runs {
        match (time(first), time(second)) {
            // The first pair warms the caches up.
            (Ok(a), Ok(b)) if run > 0 => pairs.push((a, b)),
            (Ok(_), Ok(_)) => {}
            (Err(error), _) | (_, Err(error)) => {
                eprintln!("{error}");
                return ExitCode::from(2);
            }
        }
    }
    let micros = |time: Duration| time.as_secs_f64() * 1e6;
    println!("{:>8.0} µs  {}", micros(median(pairs.iter().map(|pair| pair.0))), first.join(" "));
    println!("{:>8.0} µs  {}", micros(median(pairs.iter().map(|pair| pair.1))), second.join(" "));
    let mut ratios: Vec<f64> = pairs.iter().map(|(a, b)| a.as_secs_f64() / b.as_secs_f64()).collect();
    ratios.sort_by(f64::total_cmp);
    println!("{:>8.2}     median ratio of {runs} pairs", ratios[ratios.len() / 2]);
    ExitCode::SUCCESS
}

fn time(command: &[String]) -> Result<Duration, String> {
    let [program, arguments @ ..] = command else { return Err("a command is missing".to_owned()) };
    let start = Instant::now();
    let status = Command::new(program).args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).status();
    let time = start.elapsed();
    match status {
        Ok(status) if status.success() => Ok(time),
        Ok(status) => Err(format!("{program}: {status}")),
        Err(error) => Err(format!("{program}: {error}")),
    }
}

fn median(times: impl Iterator<Item = Duration>) -> Duration {
    let mut times: Vec<Duration> = times.collect();
    times.sort();
    times[times.len() / 2]
}

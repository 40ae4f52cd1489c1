//! What two programs wrote, read side by side and never whole.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use bench::BLOCK;
use serde::Deserialize;

use crate::Error;

fn open(path: &Path) -> Result<BufReader<File>, Error> {
    Ok(BufReader::with_capacity(BLOCK / 4, File::open(path)?))
}

/// Holds that two files have the same bytes.
pub(crate) fn same(one: &Path, other: &Path) -> Result<(), Error> {
    let (mut one, mut other) = (open(one)?, open(other)?);
    let mut line = 1;
    loop {
        let (a, b) = (one.fill_buf()?, other.fill_buf()?);
        let common = a.len().min(b.len());
        if common == 0 {
            return if a.len() == b.len() { Ok(()) } else { Err("one output ends before the other".into()) };
        }
        if a[..common] != b[..common] {
            let until = a.iter().zip(b).take_while(|(a, b)| a == b).map(|(a, _)| a);
            line += until.filter(|byte| **byte == b'\n').count();
            return Err(format!("the outputs differ in line {line}").into());
        }
        line += a[..common].iter().filter(|byte| **byte == b'\n').count();
        one.consume(common);
        other.consume(common);
    }
}

/// Hands each line of a file over, and gives how many there are.
pub(crate) fn lines(path: &Path, mut each: impl FnMut(u64, &str) -> Result<(), Error>) -> Result<u64, Error> {
    let (mut file, mut line, mut count) = (open(path)?, String::new(), 0);
    while file.read_line(&mut line)? > 0 {
        count += 1;
        each(count, &line)?;
        line.clear();
    }
    Ok(count)
}

/// What a report says of its verdict.
#[derive(Deserialize)]
struct Report<'t> {
    verdict: &'t str,
    fit: Fits,
}

#[derive(Deserialize)]
struct Fits {
    bpo: Fit,
    kpo: Fit,
}

#[derive(Deserialize)]
struct Fit {
    percent: f64,
}

/// What another engine says.
#[derive(Deserialize)]
struct Scored<'t> {
    verdict: &'t str,
    bpo: f64,
    kpo: f64,
}

/// Holds that another engine found what reports say: the same verdict and the same fits of each task.
pub(crate) fn same_scores(reports: &Path, scores: &Path) -> Result<(), Error> {
    let (mut scores, mut score) = (open(scores)?, String::new());
    lines(reports, |line, report| {
        score.clear();
        scores.read_line(&mut score)?;
        let (report, score): (Report<'_>, Scored<'_>) =
            (serde_json::from_str(report)?, serde_json::from_str(&score)?);
        let fits = (report.fit.bpo.percent, report.fit.kpo.percent);
        match report.verdict == score.verdict && fits == (score.bpo, score.kpo) {
            true => Ok(()),
            false => Err(format!("the scores of task {line} differ").into()),
        }
    })?;
    match scores.fill_buf()?.is_empty() {
        true => Ok(()),
        false => Err("the other engine scored more tasks".into()),
    }
}

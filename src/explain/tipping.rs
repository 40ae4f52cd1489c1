//! A tipping point in words.

use super::answer_in_words;
use crate::analysis::{Change, TippingPoint};
use crate::rulebook::{Rulebook, Verdict};

/// Which answers would give which verdict, as a sentence.
pub fn tipping_point(rulebook: &Rulebook, point: &TippingPoint) -> String {
    let change = |change: &Change| {
        let question = rulebook.question(change.question);
        let [from, to] = [change.from, change.to].map(|answer| answer_in_words(question, answer));
        format!("\u{201c}{to}\u{201d} instead of \u{201c}{from}\u{201d} ({})", question.topic.to_lowercase())
    };
    let changes: Vec<String> = point.changes.iter().map(change).collect();
    let together = if changes.len() > 1 { ", all together," } else { "" };
    format!("With {}{together} it would be {}.", changes.join(", and "), work(point.verdict))
}

/// What a verdict makes of the work.
pub fn work(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Bpo => "work for a BPO",
        Verdict::Kpo => "work for a KPO",
        Verdict::Hybrid => "work to split between both",
        Verdict::Retain => "work to keep in house",
        Verdict::Undetermined => "open",
    }
}
